import type { FaultResult, NodeSeries } from '../result.ts';

type NodeSample = NodeSeries['samples'][number];

const stateAfter: Readonly<Record<string, string>> = { 'kill-node': 'dead', 'pause-node': 'paused' };

/**
 * The samples of a node, with what is known more exactly from the faults between them: it was away from the moment it was
 * hit, and led from the moment it was seen to. Without this, a leader killed between two samples would seem to lead on.
 */
export function withFaults(node: NodeSeries, faults: readonly FaultResult[]): NodeSeries {
  const events = faults.flatMap((fault) => eventsOf(node, fault)).sort((a, b) => a.atMs - b.atMs);
  const samples = events.reduce(insertEvent, node.samples);
  return { ...node, samples };
}

interface NodeEvent {
  readonly atMs: number;
  readonly change: Partial<NodeSample>;
}

function eventsOf(node: NodeSeries, fault: FaultResult): readonly NodeEvent[] {
  const state = stateAfter[fault.kind];
  const hit = state !== undefined && fault.error === null && fault.nodes.includes(node.name);
  const leads = fault.newLeader === node.name && fault.newLeaderMs !== null;
  return [
    ...(hit ? [{ atMs: fault.atMs, change: { state, leader: false } }] : []),
    ...(leads ? [{ atMs: fault.atMs + (fault.newLeaderMs ?? 0), change: { leader: true } }] : []),
  ];
}

/** The sample before the event, changed by it, from the moment of the event. */
function insertEvent(samples: readonly NodeSample[], { atMs, change }: NodeEvent): readonly NodeSample[] {
  const next = samples.findIndex((sample) => sample.atMs > atMs);
  const index = next < 0 ? samples.length : next;
  const before = samples[index - 1];
  if (before === undefined) return samples;
  // A new leader leads with a new ballot, which only the next sample knows.
  const ballot = change.leader === true ? (samples[index]?.ballot ?? before.ballot) : before.ballot;
  return samples.toSpliced(index, 0, { ...before, ...change, ballot, atMs });
}
