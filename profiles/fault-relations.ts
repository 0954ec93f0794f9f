import type { RawFault, RawProfile } from './document.ts';
import { formatDuration } from './duration.ts';
import { type FaultKind, type PlannedFault, type PlannedLink, partitionShapes } from './fault.ts';
import { parseBytes, parseShare } from './quantity.ts';
import type { Path } from './shape.ts';

type Report = (path: Path, message: string) => void;
type OptionalKey = Exclude<keyof RawFault, 'at' | 'kind' | 'signal'>;

const linkEffects = ['cut', 'delay', 'jitter', 'loss', 'bandwidth'] as const;

const keysOfKind: Readonly<Record<FaultKind, { needs: readonly OptionalKey[]; may: readonly OptionalKey[] }>> = {
  'kill-node': { needs: [], may: ['target'] },
  'start-node': { needs: [], may: ['target'] },
  'pause-node': { needs: [], may: ['target'] },
  'resume-node': { needs: [], may: ['target'] },
  scale: { needs: ['nodes'], may: [] },
  'replace-node': { needs: [], may: ['target'] },
  'transfer-leader': { needs: [], may: ['target'] },
  partition: { needs: ['shape', 'for'], may: ['target', 'mode', 'direction', 'clients'] },
  link: { needs: ['from', 'to', 'for'], may: ['both', ...linkEffects] },
  'gray-node': { needs: ['duty', 'for'], may: ['target', 'period'] },
  heal: { needs: [], may: [] },
};

/** A node runs for at least as much of each period, or it would not hear that the fault is over. */
const minRunMs = 5;
const defaultPeriodMs = 200;

/** Checks how the keys of faults go together, and that their times lie within the load. */
export function checkFaults({ stages, faults }: RawProfile, report: Report): void {
  const totalMs = stages.reduce((sum, { duration }) => sum + duration, 0);
  faults.forEach((fault, i) => {
    const path = ['faults', i];
    if (fault.at >= totalMs) report([...path, 'at'], `is not before the end of the load at ${formatDuration(totalMs)}`);
    checkKeys(fault, path, report);
    checkValues(fault, path, report);
    for (const [target, kind] of [
      ['killed', 'kill-node'],
      ['paused', 'pause-node'],
    ] as const) {
      const earlier = faults.some((other) => other.kind === kind && other.at < fault.at);
      if (targetOf(fault) === target && !earlier) report(path, `means the ${target} node, but no ${kind} comes before`);
    }
  });
}

function checkKeys(fault: RawFault, path: Path, report: Report): void {
  const { needs, may } = keysOfKind[fault.kind];
  const takes = [...needs, ...may];
  for (const key of needs) if (fault[key] === null) report(path, `needs "${key}", because its kind is ${fault.kind}`);
  for (const key of Object.values(keysOfKind).flatMap((keys) => [...keys.needs, ...keys.may])) {
    if (fault[key] === null || takes.includes(key)) continue;
    const known = takes.length === 0 ? 'takes none but "at"' : `takes ${takes.join(', ')}`;
    report([...path, key], `does not go with the kind ${fault.kind}, which ${known}`);
    return;
  }
}

function checkValues(fault: RawFault, path: Path, report: Report): void {
  const { kind, shape, target, direction, loss, bandwidth, duty } = fault;
  if (kind === 'link' && linkEffects.every((key) => fault[key] === null)) {
    report(path, `does nothing to the link: give ${linkEffects.join(', ')} or several`);
  }
  checkClients(fault, path, report);
  if (loss !== null && parseShare(loss) === null) report([...path, 'loss'], 'must be 0% to 100%');
  if (bandwidth !== null && parseBytes(bandwidth) === null) report([...path, 'bandwidth'], 'must be at least 1B');
  if (shape === 'ring' && target !== null)
    report([...path, 'target'], 'has no meaning for a ring, which goes through all nodes');
  if (shape !== null && shape !== 'one-way' && direction !== null)
    report([...path, 'direction'], `has no meaning for a partition of shape ${shape}, which cuts both directions`);
  if (kind === 'gray-node' && duty !== null) {
    const { stallMs, periodMs } = stallOf(fault);
    const sound = stallMs >= 1 && periodMs - stallMs >= minRunMs;
    if (!sound)
      report([...path, 'duty'], `must leave the node at least ${minRunMs} ms of each period, and stall it for 1 ms`);
  }
}

/** What no node takes: it acts on the calls of clients where they come in, each with its answer, and on no line. */
function checkClients({ from, to, both, bandwidth }: RawFault, path: Path, report: Report): void {
  if (isClients(to))
    report([...path, 'to'], 'cannot be clients: their links are named from their side, "from: clients"');
  if (!isClients(from)) return;
  if (both === true) report([...path, 'both'], 'has no meaning for clients: a call goes with its answer');
  if (bandwidth !== null) report([...path, 'bandwidth'], 'acts on links between nodes only, not on those of clients');
}

function isClients(end: string | null): boolean {
  return end?.split(',').includes('clients') ?? false;
}

/** What a fault hits when its profile does not say: what one means in nearly every run. */
function targetOf({ kind, target, shape, nodes }: RawFault): string {
  if (target !== null) return target;
  if (kind === 'scale') return `to ${nodes}`;
  if (kind === 'replace-node') return 'follower';
  if (kind === 'transfer-leader') return 'best';
  if (kind === 'partition' && shape !== null) return partitionShapes[shape] ?? 'all';
  if (kind === 'heal') return 'all';
  return kind === 'start-node' ? 'killed' : kind === 'resume-node' ? 'paused' : 'leader';
}

/** A fault that has passed the checks, with every default filled in. */
export function resolveFault(fault: RawFault): PlannedFault {
  const { at: atMs, kind, signal } = fault;
  const [target, durationMs] = [targetOf(fault), fault.for ?? 0];
  switch (kind) {
    case 'partition': {
      const { shape, mode, direction, clients } = fault;
      const how = { mode: mode ?? 'drop', direction: direction ?? 'out', clients: clients ?? false } as const;
      return { atMs, kind, target, shape: shape!, ...how, durationMs };
    }
    case 'link':
      return resolveLink(fault, durationMs);
    case 'gray-node':
      return { atMs, kind, target, ...stallOf(fault), durationMs };
    case 'heal':
    case 'replace-node':
    case 'transfer-leader':
      return { atMs, kind, target };
    case 'scale':
      return { atMs, kind, target, nodeCount: fault.nodes! };
    default:
      return { atMs, kind, target, signal };
  }
}

function resolveLink(
  { at, from, to, both, cut, delay, jitter, loss, bandwidth }: RawFault,
  durationMs: number,
): PlannedLink {
  return {
    ...{ atMs: at, kind: 'link', target: `${from} ${both === true ? '↔' : '→'} ${to}` },
    ...{ from: from!, to: to!, both: both ?? false, cut, delayMs: delay ?? 0, jitterMs: jitter ?? 0 },
    lossRatio: loss === null ? 0 : parseShare(loss)!,
    bandwidthBytesPerS: bandwidth === null ? 0 : parseBytes(bandwidth)!,
    durationMs,
  };
}

function stallOf({ duty, period }: RawFault): { readonly stallMs: number; readonly periodMs: number } {
  const periodMs = period ?? defaultPeriodMs;
  return { stallMs: (duty === null ? 0 : (parseShare(duty) ?? 0)) * periodMs, periodMs };
}
