import type { QuorumSizes } from '../../../server/config.ts';
import { CliError } from '../../errors.ts';
import { type AskedQuorums, neededQuorum, sameQuorums, sizesOf } from '../quorum-sizes.ts';
import type { ClusterRecord, NodeRecord } from '../registry.ts';
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
  /** Null: as they are. */
  readonly quorums: AskedQuorums | null;
}

/** The members that there are. */
export interface PresentMembers {
  readonly nodes: readonly ScaledNode[];
  readonly lastNodeId: number;
  readonly asked: AskedQuorums;
  readonly quorums: QuorumSizes;
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
  readonly quorums: { readonly before: QuorumSizes; readonly after: QuorumSizes };
  readonly asked: { readonly before: AskedQuorums; readonly after: AskedQuorums };
}

/** The nodes to add or to remove, so that data centres stay balanced and the leader stays where it is, if it can. */
export function planScale(members: PresentMembers, request: ScaleRequest): MemberPlan {
  const { nodes, lastNodeId } = members;
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
  return { add, remove, keep, ...quorumsFor(members, request.quorums ?? members.asked, nodeCount) };
}

function quorumsFor({ asked, quorums }: PresentMembers, wish: AskedQuorums, nodeCount: number) {
  return {
    quorums: { before: quorums, after: sizesOf(wish, nodeCount) },
    asked: { before: asked, after: wish },
  };
}

/** A node in the place of each of these: same data centre, same kind, an id of its own. */
export function planReplacement(members: PresentMembers, names: readonly string[]): MemberPlan {
  const { nodes, lastNodeId, asked } = members;
  const unknown = names.find((name) => !nodes.some((node) => node.name === name));
  if (unknown !== undefined) throw noSuchNode(unknown, nodes);
  const remove = nodes.filter(({ name }) => names.includes(name));
  if (remove.length > 1 && remove.length === nodes.length) throw nobodyStays(nodes);
  return {
    add: remove.map(({ dc, witness }, index) => {
      const nodeId = lastNodeId + 1 + index;
      return { nodeId, name: `n${nodeId}`, dc, witness };
    }),
    remove,
    keep: nodes.filter((node) => !remove.includes(node)),
    ...quorumsFor(members, asked, nodes.length),
  };
}

/** What a change that was found in the record came to, once it is finished: `members` are those after it. */
export function planFound(
  { nodes, change }: Pick<ClusterRecord, 'nodes' | 'change'>,
  members: PresentMembers,
): MemberPlan {
  const toNode = ({ nodeId, name, dc, witness = false }: NodeRecord) => ({ nodeId, name, dc, witness });
  const add = nodes.filter(({ nodeId }) => change?.add.includes(nodeId)).map(toNode);
  const remove = nodes.filter(({ nodeId }) => change?.remove.includes(nodeId)).map(toNode);
  const { quorums, asked } = members;
  return {
    add,
    remove: remove.map((node) => ({ ...node, running: false, leader: false })),
    keep: members.nodes.filter(({ nodeId }) => !add.some((added) => added.nodeId === nodeId)),
    quorums: { before: quorums, after: quorums },
    asked: { before: asked, after: asked },
  };
}

export function changesNothing({ add, remove, quorums, asked }: MemberPlan): boolean {
  return (
    add.length + remove.length === 0 &&
    sameQuorums(quorums.before, quorums.after) &&
    sameQuorums(asked.before, asked.after)
  );
}

/** Enough of the members after the change run at once; new ones are brought up before they count. */
export function keepsQuorum(plan: MemberPlan): boolean {
  return runningAfter(plan) >= quorumAfter(plan);
}

export function runningAfter(plan: MemberPlan): number {
  return runningThroughout(plan) + plan.add.length;
}

/**
 * When several are replaced in one step, those that stay and run are a quorum by themselves. Else what was acknowledged would
 * rest on nodes that have just come, and that a single step brought.
 */
export function oldOnesKeepQuorum(plan: MemberPlan): boolean {
  const severalReplaced = plan.remove.length > 1 && plan.add.length > 0;
  return !severalReplaced || runningThroughout(plan) >= quorumAfter(plan);
}

export function runningThroughout({ keep }: MemberPlan): number {
  return keep.filter(({ running }) => running).length;
}

/** So many must run then: a leader that leaves has to be followed by one that is elected. */
export function quorumAfter({ keep, quorums }: MemberPlan): number {
  return neededQuorum(
    quorums.after,
    keep.some(({ leader }) => leader),
  );
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

function nobodyStays(nodes: readonly ScaledNode[]): CliError {
  return new CliError({
    code: 'nobody-stays',
    exit: 'usage',
    message: `All ${nodes.length} nodes cannot be replaced in one step: some must stay, from whom the new ones have the data.`,
    hint: 'Replace some of them, and the others when that is done.',
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
