import type { Command, Operation, Session } from '../../../server/statemachine/command.ts';
import { rangeQuery } from '../../../server/statemachine/range-query.ts';
import type { StateMachine } from '../../../server/statemachine/state-machine.ts';
import type { SessionLimits } from '../settings.ts';
import { text } from './state-model.ts';

/** What happens to both before they are asked: nothing; sessions that were idle end; or new ones drive out the oldest. */
export type Disturbance = 'none' | 'time' | 'sessions';

export const disturbances: readonly Disturbance[] = ['none', 'time', 'sessions'];

/**
 * Two machines of which one was restored, by what they tell and answer, and not by what would be written of them: in both of two
 * snapshots the same may be missing. Gives the first thing in which they differ, or null. Both are of no use afterwards.
 *
 * @param commands that both have carried out.
 */
export function differenceOf(
  restored: StateMachine,
  replayed: StateMachine,
  commands: readonly (Command | undefined)[],
  limits: Pick<SessionLimits, 'idleMaxMs' | 'sessionsMax'>,
  disturbance: Disturbance,
): string | null {
  const told = viewsOf(replayed);
  for (const [what, value] of Object.entries(viewsOf(restored))) {
    if (textOf(value) !== textOf(told[what])) return what;
  }
  const requests = [...disturb(replayed.timeMs, limits, disturbance), ...askAgain(commands)];
  for (const [place, request] of requests.entries()) {
    const command = { origin: { node: 0, boot: 0, sequence: place }, ...request };
    const { session, operation } = request;
    const what = session === null ? operation.type : `request ${session.id}/${session.sequence}`;
    if (textOf(restored.apply(command)) !== textOf(replayed.apply(command)))
      return `the answer to ${what} (${disturbance})`;
  }
  return restored.digest === replayed.digest ? null : 'the digest';
}

/** Bytes may be views of any kind. */
function textOf(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, part) {
    const own = this[key];
    return own instanceof Uint8Array ? text(own) : part;
  });
}

function viewsOf(machine: StateMachine): Record<string, unknown> {
  const { revision, compactRevision, digest, size, timeMs } = machine;
  const leases = [...machine.leases].map((lease) => ({ ...lease, keys: lease.keys() }));
  const events = machine.eventsAfter(Math.max(0, compactRevision - 1), Number.POSITIVE_INFINITY);
  return { revision, compactRevision, digest, size, timeMs, leases, events, keys: machine.range(everything) };
}

function* disturb(
  timeMs: number,
  { idleMaxMs, sessionsMax }: Pick<SessionLimits, 'idleMaxMs' | 'sessionsMax'>,
  disturbance: Disturbance,
): Generator<Pick<Command, 'session' | 'operation'>> {
  // Whoever was mentioned at any earlier time has been idle for too long then.
  if (disturbance === 'time') yield { session: null, operation: { type: 'advanceTime', timeMs: timeMs + idleMaxMs } };
  if (disturbance !== 'sessions' || sessionsMax > driveOutMax) return;
  for (let i = 0; i < sessionsMax; i++) yield { session: { id: `probe ${i}`, sequence: 1 }, operation: put };
}

const driveOutMax = 3;

/** What sessions asked, once more, and one request that each has not made yet. */
function* askAgain(
  commands: readonly (Command | undefined)[],
): Generator<{ readonly session: Session; readonly operation: Operation }> {
  const last = new Map<string, number>();
  for (const command of commands) {
    const session = command?.session;
    if (!session) continue;
    yield { session, operation: put };
    last.set(session.id, Math.max(last.get(session.id) ?? 0, session.sequence));
  }
  for (const [id, sequence] of last) yield { session: { id, sequence: sequence + 1 }, operation: put };
}

const put: Operation = {
  type: 'put',
  key: Buffer.from('probe'),
  value: Buffer.from('probe'),
  prevKv: false,
  ignoreValue: false,
  lease: 0,
  ignoreLease: false,
};

const everything = rangeQuery(Uint8Array.of(0), Uint8Array.of(0));
