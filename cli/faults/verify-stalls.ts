import type { Fault } from '../../server/faults/fault.ts';
import type { NodeRecord } from '../cluster/registry.ts';
import type { Clock } from '../context.ts';
import { CliError } from '../errors.ts';
import type { FaultClient } from './fault-client.ts';

export interface StallCheck {
  readonly node: string;
  readonly declaredStallMs: number;
  /** The longest that the node has let one of many questions wait. */
  readonly longestAnswerMs: number;
  readonly agrees: boolean;
}

/** A question that is asked all the time meets the beginning of a stall within the first of these. */
const periodsWatched = 3;

/** Asks the nodes that are to stand still, one question after the other, and takes the longest answer. */
export async function verifyStalls(
  client: FaultClient,
  clock: Clock,
  records: readonly NodeRecord[],
  parts: ReadonlyMap<string, Fault>,
): Promise<readonly StallCheck[]> {
  const stalled = records.filter(({ name }) => parts.get(name)?.stall);
  return Promise.all(stalled.map((record) => verifyStall(client, clock, record, parts.get(record.name)!)));
}

async function verifyStall(
  client: FaultClient,
  clock: Clock,
  record: NodeRecord,
  { durationMs, stall }: Fault,
): Promise<StallCheck> {
  const { stallMs, periodMs } = stall!;
  const untilMs = clock.nowMs() + Math.min(durationMs, periodMs * periodsWatched);
  let longestAnswerMs = 0;
  while (clock.nowMs() < untilMs) {
    const askedMs = clock.nowMs();
    await client.list(record);
    longestAnswerMs = Math.max(longestAnswerMs, clock.nowMs() - askedMs);
  }
  return { node: record.name, declaredStallMs: stallMs, longestAnswerMs, agrees: longestAnswerMs >= stallMs / 2 };
}

export function describeStallCheck({ node, declaredStallMs, longestAnswerMs }: StallCheck): string {
  return `${node} was asked again and again: the longest answer took ${Math.round(longestAnswerMs)} ms, declared are stalls of ${Math.round(declaredStallMs)} ms`;
}

export function stallsDiffer(stalls: readonly StallCheck[], hint: string): CliError {
  const wrong = stalls.filter(({ agrees }) => !agrees);
  return new CliError({
    code: 'stalls-differ',
    exit: 'linksDiffer',
    message: `${wrong.map(({ node }) => node).join(', ')} did not stand still as declared.`,
    hint,
    evidence: stalls.map(describeStallCheck),
  });
}
