import type { ClusterControl, FaultOutcome, NodeSample } from '../../../bench/cluster-control.ts';

const names = ['n1', 'n2', 'n3'];

/** Nodes of which the test says what each answers when it is asked by itself. */
export function clusterOf(
  sample: (name: string) => Promise<NodeSample>,
  outcome: Partial<FaultOutcome> = {},
): ClusterControl {
  return {
    name: 'c',
    nodes: async () => names.map((name, i) => ({ nodeId: i + 1, name, dc: 'a', host: 'h', port: 1, alive: true })),
    sample: (name) => Promise.all((name === undefined ? names : [name]).map(sample)),
    inject: async () => ({ nodes: ['n1'], leaderBefore: null, ...outcome }),
  };
}

export function follower(name: string): NodeSample {
  return sampleOf(Number(name.slice(1)), { leaderId: 1 });
}

/** What a running follower says of itself, unless told. */
export function sampleOf(nodeId: number, change: Partial<NodeSample>): NodeSample {
  const counters = { commitIndex: 0, appliedIndex: 0, rssBytes: 0, dataBytes: 0, cpuMicros: 0, eventLoopDelayP99Ms: 0 };
  return {
    nodeId,
    name: `n${nodeId}`,
    state: 'running',
    role: 'follower',
    leaderId: 0,
    ballot: '',
    ...counters,
    ...change,
  };
}
