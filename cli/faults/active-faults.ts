import type { NodeView } from './cluster-view.ts';
import type { HeldFault } from './fault-client.ts';

/** A fault as the nodes that hold a part of it tell of it together. */
export interface ActiveFault {
  readonly id: string;
  readonly summary: string;
  readonly owner: string;
  /** Names of the nodes that hold a part. */
  readonly nodes: readonly string[];
  readonly durationMs: number;
  /** Of the part that ends last. */
  readonly remainingMs: number;
}

/** The faults of a cluster, the one that ends first on top. */
export function activeFaults(nodes: readonly NodeView[]): readonly ActiveFault[] {
  const ids = new Set(nodes.flatMap(({ held }) => held.map(({ id }) => id)));
  return [...ids].map((id) => collect(id, nodes)).sort((a, b) => a.remainingMs - b.remainingMs);
}

/** Nodes that run or are paused and did not answer: nobody knows what they hold. */
export function silentNodes(nodes: readonly NodeView[]): readonly string[] {
  return nodes.filter(({ alive, answers }) => alive && !answers).map(({ name }) => name);
}

function collect(id: string, nodes: readonly NodeView[]): ActiveFault {
  const holders = nodes.filter(({ held }) => held.some((fault) => fault.id === id));
  const parts = holders.map(({ held }) => held.find((fault) => fault.id === id)) as readonly HeldFault[];
  const { summary, owner, durationMs } = parts[0]!;
  const remainingMs = Math.max(...parts.map((part) => part.remainingMs));
  return { id, summary, owner, nodes: holders.map(({ name }) => name), durationMs, remainingMs };
}
