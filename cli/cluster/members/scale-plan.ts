import { CliError } from '../../errors.ts';
import { quorumOf } from '../quorum.ts';
import { checkName, checkNodeCount, dcsOf } from '../spec.ts';

/** What a plan needs to know of a node. */
export interface ScaledNode {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly witness: boolean;
  readonly running: boolean;
  readonly leader: boolean;
}

export interface ScaleRequest {
  readonly nodeCount: number;
  /** Where nodes are added or removed; null: wherever the cluster is. */
  readonly dcs: readonly string[] | null;
  /** How many of the nodes are to be witnesses in the end; null: as many as there are. */
  readonly witnesses: number | null;
}

export interface AddedNode {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly witness: boolean;
}

/** What becomes of the members. */
export interface MemberPlan {
  readonly add: readonly AddedNode[];
  readonly remove: readonly ScaledNode[];
  readonly keep: readonly ScaledNode[];
  readonly quorum: { readonly before: number; readonly after: number };
}

/** The nodes to add or to remove, so that data centres stay balanced and the leader stays where it is, if it can. */
export function planScale(nodes: readonly ScaledNode[], lastNodeId: number, request: ScaleRequest): MemberPlan {
  const { nodeCount, dcs } = request;
  checkNodeCount(nodeCount);
  for (const dc of dcs ?? []) checkName('data centre', dc);
  const difference = nodeCount - nodes.length;
  const present = nodes.filter(({ witness }) => witness).length;
  const witnesses = request.witnesses ?? Math.min(present, nodeCount - 1);
  checkWitnesses(witnesses, present, difference, nodeCount);
  const remove = difference < 0 ? chooseLeaving(nodes, -difference, present - witnesses, dcs) : [];
  const keep = nodes.filter((node) => !remove.includes(node));
  const add = difference > 0 ? placeAdded(keep, difference, witnesses - present, lastNodeId, dcs ?? dcsOf(nodes)) : [];
  return { add, remove, keep, quorum: { before: quorumOf(nodes.length), after: quorumOf(nodeCount) } };
}

/** One node in the place of another: same data centre, same kind, an id of its own. */
export function planReplacement(nodes: readonly ScaledNode[], lastNodeId: number, name: string): MemberPlan {
  const old = nodes.find((node) => node.name === name);
  if (old === undefined) throw noSuchNode(name, nodes);
  const { dc, witness } = old;
  const quorum = quorumOf(nodes.length);
  return {
    add: [{ nodeId: lastNodeId + 1, name: `n${lastNodeId + 1}`, dc, witness }],
    remove: [old],
    keep: nodes.filter((node) => node !== old),
    quorum: { before: quorum, after: quorum },
  };
}

/** How many of the members after the change run at once; new ones are brought up before they count. */
export function keepsQuorum({ add, keep, quorum }: MemberPlan): boolean {
  return keep.filter(({ running }) => running).length + add.length >= quorum.after;
}

/** Each goes to the data centre that has the fewest; witnesses first, because there are fewer of them. */
function placeAdded(
  keep: readonly ScaledNode[],
  count: number,
  witnesses: number,
  lastNodeId: number,
  dcs: readonly string[],
): readonly AddedNode[] {
  const perDc = new Map(dcs.map((dc) => [dc, keep.filter((node) => node.dc === dc).length]));
  return Array.from({ length: count }, (_, index) => {
    const dc = [...perDc].sort(([, a], [, b]) => a - b)[0]![0];
    perDc.set(dc, perDc.get(dc)! + 1);
    const nodeId = lastNodeId + 1 + index;
    return { nodeId, name: `n${nodeId}`, dc, witness: index < witnesses };
  });
}

/**
 * One after the other: a node of the kind that is to become fewer, one that does not run, one that does not lead, one in
 * the fullest data centre, the youngest.
 */
function chooseLeaving(
  nodes: readonly ScaledNode[],
  count: number,
  witnesses: number,
  dcs: readonly string[] | null,
): readonly ScaledNode[] {
  const left = [...nodes];
  const leaving: ScaledNode[] = [];
  while (leaving.length < count) {
    const wantsWitness = leaving.filter(({ witness }) => witness).length < witnesses;
    const candidates = left.filter(({ dc, witness }) => witness === wantsWitness && (dcs?.includes(dc) ?? true));
    if (candidates.length === 0) throw tooFewThere(count, dcs ?? []);
    const sizeOf = (dc: string) => left.filter((node) => node.dc === dc).length;
    candidates.sort(
      (a, b) =>
        Number(a.running) - Number(b.running) ||
        Number(a.leader) - Number(b.leader) ||
        sizeOf(b.dc) - sizeOf(a.dc) ||
        b.nodeId - a.nodeId,
    );
    const next = candidates[0]!;
    leaving.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return leaving;
}

function checkWitnesses(witnesses: number, present: number, difference: number, nodeCount: number): void {
  if (!Number.isInteger(witnesses) || witnesses < 0 || witnesses >= nodeCount) {
    throw new CliError({
      code: 'bad-witness-count',
      exit: 'usage',
      message: `Of ${nodeCount} nodes ${witnesses} cannot be witnesses.`,
      hint: 'Witnesses vote and keep no data: at least one node must keep it.',
    });
  }
  const change = witnesses - present;
  const fits = change === 0 || (change > 0 ? change <= difference : change >= difference);
  if (fits) return;
  throw new CliError({
    code: 'bad-witness-count',
    exit: 'usage',
    message: `There are ${present} witnesses; by ${describeDifference(difference)} there cannot be ${witnesses}.`,
    hint: 'A node stays what it is: add witnesses together with nodes, and remove them together with nodes.',
  });
}

function describeDifference(difference: number): string {
  if (difference === 0) return 'adding and removing no node';
  return difference > 0 ? `adding ${difference}` : `removing ${-difference}`;
}

function tooFewThere(count: number, dcs: readonly string[]): CliError {
  return new CliError({
    code: 'bad-node-count',
    exit: 'usage',
    message: `There are not ${count} nodes to remove in ${dcs.join(', ')}.`,
    hint: 'Name more data centres with --dc, or leave it out.',
  });
}

function noSuchNode(name: string, nodes: readonly ScaledNode[]): CliError {
  return new CliError({
    code: 'no-such-node',
    exit: 'notFound',
    message: `There is no node "${name}" in this cluster.`,
    hint: `Its nodes are ${nodes.map((node) => node.name).join(', ')}.`,
  });
}
