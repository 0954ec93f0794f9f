import { partitionShapes } from '../../profiles/fault.ts';
import type { QuorumSizes } from '../../server/config.ts';
import { type Fault, type LinkFault, problemOf } from '../../server/faults/fault.ts';
import { isSevered, type LinkEffect, noEffect } from '../../server/faults/link-effect.ts';
import { fullQuorum } from '../cluster/quorum-sizes.ts';
import { dependsOnLeader, selectNodes } from '../cluster/selectors.ts';
import { CliError } from '../errors.ts';
import { type ClusterView, counts, isMajority, type NodeView, severedLinks } from './cluster-view.ts';
import { quorumConnected } from './connectivity.ts';
import {
  describeEffect,
  describeStall,
  type FaultSpec,
  type GrayNodeSpec,
  type LinkSpec,
  type PartitionSpec,
} from './fault-spec.ts';
import { clientsName, type DirectedLink, drawShape } from './shapes.ts';

export interface FaultTerms {
  readonly id: string;
  readonly owner: string;
  readonly durationMs: number;
  readonly seed: number;
}

/** What a fault comes to on this cluster at this moment. */
export interface FaultPlan {
  readonly id: string;
  /** "isolate n1, drop" */
  readonly summary: string;
  readonly durationMs: number;
  /** Nodes that the target meant. */
  readonly target: readonly string[];
  /** Links that it touches, those of clients included. */
  readonly links: readonly DirectedLink[];
  /** What each node is to hold, by its name. */
  readonly parts: ReadonlyMap<string, Fault>;
  readonly leaderBefore: string | null;
  /** Nodes that count, and how many of them it takes. */
  readonly voters: number;
  readonly quorums: QuorumSizes;
  /** Nodes that reach a quorum while it lasts, other active faults included: one of them can lead. */
  readonly quorumConnected: readonly string[];
  /** The leader is not among them, so another is to be expected. */
  readonly losesLeader: boolean;
}

interface Drawn {
  readonly summary: string;
  readonly target: readonly string[];
  readonly links: readonly DirectedLink[];
  readonly effect: LinkEffect;
  /** Null: all of them run. */
  readonly stalled: GrayNodeSpec | null;
}

/** Decides what a fault means now. Throws CliError, with nothing done, when it means nothing. */
export function planFault(spec: FaultSpec, view: ClusterView, terms: FaultTerms): FaultPlan {
  const { nodes, quorums } = view;
  const drawn = draw(spec, view);
  const stays = connectedAfter(drawn, view);
  const leaderBefore = nodes.find(({ leader }) => leader)?.name ?? null;
  const { id, owner, durationMs, seed } = terms;
  const fault: Fault = { id, owner, durationMs, seed, summary: drawn.summary, links: [], stall: null };
  const parts = partsOf(fault, drawn, nodes);
  if (parts.size === 0) throw nobodyHolds(drawn.summary, view);
  checkParts(parts, drawn.summary, view);
  return {
    ...{ id, durationMs, leaderBefore },
    ...{ summary: drawn.summary, target: drawn.target, links: drawn.links },
    parts,
    quorumConnected: stays,
    ...{ voters: nodes.filter(counts).length, quorums },
    losesLeader: drawn.stalled === null && leaderBefore !== null && !stays.includes(leaderBefore),
  };
}

/** What a node would refuse is no plan: by the very rule of the nodes, which know one another as peers. */
function checkParts(parts: ReadonlyMap<string, Fault>, summary: string, view: ClusterView): void {
  const ids = view.nodes.map(({ nodeId }) => nodeId);
  for (const part of parts.values()) {
    const problem = problemOf(part, ids);
    if (problem !== null) throw impossible(`"${summary}" cannot be set: ${problem}`, view);
  }
}

function draw(spec: FaultSpec, view: ClusterView): Drawn {
  switch (spec.kind) {
    case 'partition':
      return drawPartition(spec, view);
    case 'link':
      return drawLink(spec, view);
    case 'gray-node':
      return drawGrayNode(spec, view);
  }
}

function drawPartition(spec: PartitionSpec, view: ClusterView): Drawn {
  const { shape, direction, mode, clients } = spec;
  const target = targetOf(spec, view);
  const isEnough = (names: readonly string[]) => isMajority(view, names);
  const drawn = drawShape({ shape, nodes: membersOf(view), target, direction, isMajority: isEnough });
  if (typeof drawn === 'string') throw impossible(drawn, view);
  if (clients && drawn.cutOff.length === 0)
    throw impossible(`A ${shape} cuts nobody off, so --clients means nothing`, view);
  const ofClients = clients ? drawn.cutOff.map((to) => ({ from: clientsName, to })) : [];
  const about = target.length === 0 ? '' : ` ${target.join(', ')}`;
  return {
    summary: `${shape}${shape === 'one-way' ? ` ${direction}` : ''}${about}, ${mode}${clients ? ', clients too' : ''}`,
    target,
    links: [...drawn.cuts, ...ofClients],
    effect: { ...noEffect, cut: mode },
    stalled: null,
  };
}

/** Whether somebody has to lead for it to be known what is meant. */
export function faultDependsOnLeader(spec: FaultSpec): boolean {
  switch (spec.kind) {
    case 'partition':
      return dependsOnLeader(spec.target ?? partitionShapes[spec.shape] ?? '');
    case 'link':
      return dependsOnLeader(spec.from) || dependsOnLeader(spec.to);
    case 'gray-node':
      return dependsOnLeader(spec.target);
  }
}

function targetOf({ shape, target }: PartitionSpec, view: ClusterView): readonly string[] {
  const byDefault = partitionShapes[shape];
  if (byDefault === null) {
    if (target !== null) throw impossible(`A ${shape} takes no target: it goes through all nodes`, view);
    return [];
  }
  return selectAll(target ?? byDefault, view);
}

function drawLink({ from, to, both, effect }: LinkSpec, view: ClusterView): Drawn {
  if (to === clientsName)
    throw impossible('Links to clients are named from their side: --from clients --to NODE', view);
  const senders = from === clientsName ? [clientsName] : selectAll(from, view);
  const receivers = selectAll(to, view);
  const there = senders.flatMap((a) => receivers.filter((b) => b !== a).map((b) => ({ from: a, to: b })));
  if (there.length === 0) throw impossible(`There is no link from ${from} to ${to}: it is the same node`, view);
  const back = both ? there.map((link) => ({ from: link.to, to: link.from })) : [];
  if (both && from === clientsName)
    throw impossible('A link of clients is one call with its answer: leave --both out', view);
  const heard = receivers.filter((b) => there.some((link) => link.to === b));
  const known = new Set(there.map((link) => `${link.from} ${link.to}`));
  const links = [...there, ...back.filter((link) => !known.has(`${link.from} ${link.to}`))];
  return {
    summary: `${senders.join(', ')} ${both ? '↔' : '→'} ${heard.join(', ')}: ${describeEffect(effect)}`,
    target: [...new Set([...senders, ...receivers])].filter((name) => name !== clientsName),
    ...{ links, effect, stalled: null },
  };
}

function drawGrayNode(spec: GrayNodeSpec, view: ClusterView): Drawn {
  const running = view.nodes.filter((node) => node.running).map(({ name }) => name);
  const target = selectAll(spec.target, view).filter((name) => running.includes(name));
  if (target.length === 0) throw impossible(`${spec.target} does not run`, view);
  const summary = `${target.join(', ')} ${describeStall(spec.stall)}`;
  return { summary, target, links: [], effect: noEffect, stalled: spec };
}

/** The members of a selector, or of several with commas between them; in the order of the cluster. */
function selectAll(selector: string, view: ClusterView): readonly string[] {
  const candidates = view.nodes.map((node) => ({ ...node, counts: counts(node) }));
  const members = membersOf(view).map(({ name }) => name);
  const selected = selector.split(',').flatMap((one) => {
    const meant = selectNodes(candidates, one.trim(), fullQuorum(view.quorums), view.name);
    const found = meant.filter((name) => members.includes(name));
    if (found.length > 0) return found;
    const are = meant.length === 1 ? 'is yet to join, or has left' : 'are yet to join, or have left';
    throw impossible(`No member is meant by ${one.trim()}: ${meant.join(', ')} ${are}`, view);
  });
  return members.filter((name) => selected.includes(name));
}

/** A change of members that is not finished has nodes that are yet to join, or have left: others have no links to them. */
function membersOf({ nodes }: ClusterView): readonly NodeView[] {
  return nodes.filter(({ role }) => role !== null);
}

/** A node that stands still most of the time, or is about to, is not counted on. */
function connectedAfter({ links, effect, stalled, target }: Drawn, { nodes, quorums }: ClusterView): readonly string[] {
  const severs = isSevered(effect) || effect.lossRatio === 1;
  const cuts = [...severedLinks(nodes), ...(severs ? links : [])];
  const present = nodes.map(({ name, role, leader, running, held }) => ({
    ...{ name, role, leader },
    takesPart: running && held.every(({ stall }) => !stall) && !(stalled !== null && target.includes(name)),
  }));
  return quorumConnected(present, cuts, quorums);
}

/**
 * A cut is held at both ends, so that it holds when one end is started again; delay, loss and bandwidth act where frames
 * leave. Nodes that do not run hold nothing.
 */
function partsOf(fault: Fault, drawn: Drawn, nodes: readonly NodeView[]): ReadonlyMap<string, Fault> {
  const parts = new Map<string, Fault>();
  for (const node of nodes.filter(({ running }) => running)) {
    const links = drawn.links.flatMap((link) => endsAt(node, link, drawn.effect, nodes));
    const stall = drawn.stalled !== null && drawn.target.includes(node.name) ? drawn.stalled.stall : null;
    if (links.length > 0 || stall !== null) parts.set(node.name, { ...fault, links, stall });
  }
  return parts;
}

function endsAt(
  { name }: NodeView,
  { from, to }: DirectedLink,
  effect: LinkEffect,
  nodes: readonly NodeView[],
): readonly LinkFault[] {
  const idOf = (other: string) => nodes.find((node) => node.name === other)!.nodeId;
  if (from === clientsName) return to === name ? [{ peer: 'clients', direction: 'incoming', effect }] : [];
  if (from === name) return [{ peer: idOf(to), direction: 'outgoing', effect }];
  if (to !== name || effect.cut === null) return [];
  return [{ peer: idOf(from), direction: 'incoming', effect: { ...noEffect, cut: effect.cut } }];
}

/** It would be reported as set, and nothing would be broken. */
function nobodyHolds(summary: string, { name }: ClusterView): CliError {
  return new CliError({
    code: 'not-running',
    exit: 'unavailable',
    message: `"${summary}" cannot be set: the node that would hold it does not run.`,
    hint: `See who runs with: scalectl status --name ${name}; and start nodes with: scalectl start-node NODE --name ${name}`,
  });
}

function impossible(message: string, { name }: ClusterView): CliError {
  return new CliError({
    code: 'no-such-fault',
    exit: 'usage',
    message: `${message}.`,
    hint: `See who is there with: scalectl status --name ${name}; and what each fault means: docs/faults.md, or --help`,
  });
}
