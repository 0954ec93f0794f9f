import { type CutMode, combineEffects, isSevered, type LinkEffect, noEffect } from '../../server/faults/link-effect.ts';
import type { NodeProbe } from '../cluster/probe.ts';
import { leaderOf } from '../cluster/status.ts';
import type { HeldFault } from './fault-client.ts';
import { type DirectedLink, linksOf } from './shapes.ts';

/** Stands for all clients, as one end of a link. */
export const clientsName = 'clients';

export interface NodeView {
  readonly name: string;
  readonly nodeId: number;
  readonly dc: string;
  /** It has a process. */
  readonly alive: boolean;
  /** Its process runs, is not paused, and answers. */
  readonly running: boolean;
  readonly leader: boolean;
  /** What it holds; empty for a node that does not answer. */
  readonly held: readonly HeldFault[];
}

/** A cluster as faults see it; `held` by the name of every node that answered. */
export function viewOf(
  probes: readonly NodeProbe[],
  held: ReadonlyMap<string, readonly HeldFault[]>,
): readonly NodeView[] {
  const leader = leaderOf(probes);
  return probes.map(({ node, state }) => ({
    name: node.name,
    nodeId: node.nodeId,
    dc: node.dc,
    alive: state !== 'dead',
    running: isRunning({ state }) && held.has(node.name),
    leader: node.name === leader,
    held: held.get(node.name) ?? [],
  }));
}

export function isRunning({ state }: Pick<NodeProbe, 'state'>): boolean {
  return state !== 'dead' && state !== 'paused';
}

export interface DeclaredLink extends DirectedLink {
  readonly effect: LinkEffect;
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
