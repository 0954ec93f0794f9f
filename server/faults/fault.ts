import { cutModes, type LinkEffect, shapes } from './link-effect.ts';

/** One direction of one link, seen from the node that holds the fault. */
export interface LinkFault {
  /** A node id, or all clients. */
  readonly peer: number | 'clients';
  readonly direction: 'outgoing' | 'incoming';
  readonly effect: LinkEffect;
}

/** The node stands still for `stallMs` of every `periodMs`. */
export interface Stall {
  readonly stallMs: number;
  readonly periodMs: number;
}

/** What is to be broken, and for how long. */
export interface Fault {
  /** The same on every node that holds a part of it. */
  readonly id: string;
  /** Who set it, "user@host". */
  readonly owner: string;
  /** What it is, for people. */
  readonly summary: string;
  readonly durationMs: number;
  readonly links: readonly LinkFault[];
  readonly stall: Stall | null;
  /** Of jitter and loss. */
  readonly seed: number;
}

/** A forgotten fault must not outlive a working day; whoever wants more sets it again. */
export const maxFaultDurationMs = 3_600_000;
const maxLinksOfFault = 64;
export const maxDelayMs = 60_000;
/** Long enough for several elections; what is paused for longer is paused by a signal (`pause-node`). */
export const maxStallPeriodMs = 10_000;
/** What a stalled node has left of each period: time enough to hear that the fault is over. */
export const minRunMs = 5;
/** A node answers a probe of a link after so long at the latest: it holds its call, and what it asks, until then. */
export const maxProbeTimeoutMs = 30_000;

const maxTextLength = 200;

/** What is wrong with a fault, as one sentence; null when it can be carried out at a node with these peers. */
export function problemOf(fault: Fault, peers: readonly number[]): string | null {
  const { id, owner, summary, durationMs, links, stall } = fault;
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(id)) return 'the id must be 1 to 40 lower-case letters, digits and dashes';
  if (owner === '') return 'it must say who set it';
  if (Math.max(owner.length, summary.length) > maxTextLength)
    return `a text is longer than ${maxTextLength} characters`;
  if (!(durationMs > 0)) return 'it must last longer than 0 ms';
  if (durationMs > maxFaultDurationMs) return `it must not last longer than ${maxFaultDurationMs} ms`;
  if (links.length === 0 && stall === null) return 'it breaks nothing';
  if (links.length > maxLinksOfFault) return `it names more than ${maxLinksOfFault} links`;
  for (const link of links) {
    const problem = problemOfLink(link, peers);
    if (problem !== null) return problem;
  }
  return stall === null ? null : problemOfStall(stall);
}

function problemOfLink({ peer, direction, effect }: LinkFault, peers: readonly number[]): string | null {
  if (peer !== 'clients' && !peers.includes(peer)) return `node ${peer} is no peer of this node`;
  if (effect.cut !== null && !cutModes.includes(effect.cut)) return `"${effect.cut}" is no way to cut a link`;
  if (effect.cut === null && !shapes(effect)) return 'a link is named, and nothing is done to it';
  if (!within(effect.delayMs, maxDelayMs) || !within(effect.jitterMs, maxDelayMs)) {
    return `delay and jitter must be 0 to ${maxDelayMs} ms`;
  }
  if (!within(effect.lossRatio, 1)) return 'the loss must be a share of 0 to 1';
  if (!within(effect.bandwidthBytesPerS, Number.MAX_SAFE_INTEGER)) return 'the bandwidth must not be negative';
  if (peer === 'clients') return problemOfClients(direction, effect);
  if (direction === 'incoming' && shapes(effect)) {
    return 'delay, jitter, loss and bandwidth act where messages leave: set them at the node that sends';
  }
  return null;
}

function problemOfClients(direction: LinkFault['direction'], effect: LinkEffect): string | null {
  if (direction !== 'incoming') return 'links to clients are cut where calls come in';
  return effect.bandwidthBytesPerS > 0 ? 'a limit of bandwidth acts on links between nodes only' : null;
}

function problemOfStall({ stallMs, periodMs }: Stall): string | null {
  if (!(stallMs >= 1)) return 'a stall must be at least 1 ms';
  if (!within(periodMs, maxStallPeriodMs)) return `the period of a stall must be at most ${maxStallPeriodMs} ms`;
  return periodMs - stallMs < minRunMs ? `a stalled node must run for at least ${minRunMs} ms of each period` : null;
}

function within(value: number, max: number): boolean {
  return value >= 0 && value <= max;
}
