import type { DirectedLink } from './shapes.ts';

/**
 * The nodes that can still reach a quorum, themselves counted in: those that may lead. Sequence Paxos makes progress as
 * long as there is one, because a leader only needs links to a quorum, in both directions; its followers need none to
 * each other. (paxos literature: "quorum-connected")
 */
export function quorumConnected(
  nodes: readonly { readonly name: string; readonly takesPart: boolean }[],
  cuts: readonly DirectedLink[],
): readonly string[] {
  const quorum = Math.floor(nodes.length / 2) + 1;
  const isCut = new Set(cuts.map(keyOf));
  const present = nodes.filter(({ takesPart }) => takesPart).map(({ name }) => name);
  return present.filter((name) => {
    const reached = present.filter(
      (other) =>
        other !== name && !isCut.has(keyOf({ from: name, to: other })) && !isCut.has(keyOf({ from: other, to: name })),
    );
    return reached.length + 1 >= quorum;
  });
}

/** For sets of links. */
export function keyOf({ from, to }: DirectedLink): string {
  return `${from} → ${to}`;
}
