import type { QuorumSizes } from '../../server/config.ts';
import type { MemberRole } from '../../server/consensus/membership.ts';
import { type CutMode, combineEffects, isSevered, type LinkEffect, noEffect } from '../../server/faults/link-effect.ts';
import { configurationOf } from '../cluster/configuration.ts';
import type { NodeProbe } from '../cluster/probe.ts';
import { fullQuorum } from '../cluster/quorum-sizes.ts';
import type { ClusterRecord } from '../cluster/registry.ts';
import { leaderOf } from '../cluster/status.ts';
import { takesPart } from '../cluster/targets.ts';
import type { HeldFault } from './fault-client.ts';
import { clientsName, type DeclaredLink, type DirectedLink, linksOf } from './shapes.ts';

export interface NodeView {
  readonly name: string;
  readonly nodeId: number;
  readonly dc: string;
  /** It has a process. */
  readonly alive: boolean;
  /** Its process runs, is not paused, and answers. */
  readonly answers: boolean;
  /** It answers and is a member: it can hold a part, and be probed. One that is yet to join is nobody's peer. */
  readonly running: boolean;
  readonly leader: boolean;
  /** Null: it is no member. */
  readonly role: MemberRole | null;
  /** What it holds; empty for a node that does not answer. */
  readonly held: readonly HeldFault[];
}

/** A cluster as faults see it. */
export interface ClusterView {
  readonly name: string;
  readonly nodes: readonly NodeView[];
  readonly quorums: QuorumSizes;
}

/** Nodes that are enough for everything: to elect a leader, and for it to write. */
export function isMajority({ nodes, quorums }: ClusterView, names: readonly string[]): boolean {
  return nodes.filter((node) => counts(node) && names.includes(node.name)).length >= fullQuorum(quorums);
}

/** A voter or a witness: what a quorum is made of. */
export function counts({ role }: Pick<NodeView, 'role'>): boolean {
  return role === 'voter' || role === 'witness';
}

/** What the nodes and their answers come to; `held` by the name of every node that answered. */
export function viewOf(
  cluster: ClusterRecord,
  probes: readonly NodeProbe[],
  held: ReadonlyMap<string, readonly HeldFault[]>,
): ClusterView {
  const { roles, quorums } = configurationOf(cluster, probes);
  const leader = leaderOf(probes);
  const nodes = probes.map(({ node: { name, nodeId, dc }, state }) => {
    const role = roles.get(name) ?? null;
    const answers = takesPart(state) && held.has(name);
    return {
      ...{ name, nodeId, dc, role, answers },
      alive: state !== 'dead',
      running: answers && role !== null,
      leader: name === leader,
      held: held.get(name) ?? [],
    };
  });
  return { name: cluster.name, nodes, quorums };
}

/** Every directed link between nodes, and from the clients to each, with what the nodes at its ends say they do to it. */
export function declaredLinks(nodes: readonly NodeView[]): readonly DeclaredLink[] {
  const names = nodes.map(({ name }) => name);
  const all = [...linksOf(names), ...names.map((to) => ({ from: clientsName, to }))];
  return all.map((link) => ({ ...link, effect: declaredEffect(nodes, link) }));
}

/** Links on which nothing gets through. */
export function severedLinks(nodes: readonly NodeView[]): readonly DirectedLink[] {
  return declaredLinks(nodes).filter(({ effect }) => isSevered(effect) || effect.lossRatio === 1);
}

function declaredEffect(nodes: readonly NodeView[], { from, to }: DirectedLink): LinkEffect {
  const sender = nodes.find(({ name }) => name === from);
  const receiver = nodes.find(({ name }) => name === to)!;
  const said = sender === undefined ? [] : heldBy(sender, 'outgoing', receiver.nodeId);
  const heard = heldBy(receiver, 'incoming', sender?.nodeId ?? 0);
  return combineEffects([...said, ...heard]);
}

function heldBy({ held }: NodeView, direction: string, peer: number): readonly LinkEffect[] {
  const links = held.flatMap((fault) => fault.links);
  return links
    .filter((link) => link.direction === direction && (link.peer ?? 0) === peer)
    .map(({ cut, delayMs, jitterMs, lossRatio, bandwidthBytesPerS }) => ({
      cut: cut === '' || cut === undefined || cut === null ? null : (cut as CutMode),
      delayMs: delayMs ?? noEffect.delayMs,
      jitterMs: jitterMs ?? noEffect.jitterMs,
      lossRatio: lossRatio ?? noEffect.lossRatio,
      bandwidthBytesPerS: bandwidthBytesPerS ?? noEffect.bandwidthBytesPerS,
    }));
}
