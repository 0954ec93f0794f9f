import { decodeFrame, encodeFrame } from '../../server/replica/peer-frame.ts';
import type { Link as DialledLink } from '../../server/replica/peer-links.ts';
import type { PeerMessage } from '../../server/replica/peer-message.ts';
import type { EventQueue } from './event-queue.ts';
import { LinkQueue } from './link-queue.ts';
import type { Random } from './random.ts';
import { Violation } from './violation.ts';

/** How the network treats frames; chances are per frame. */
export interface NetworkWeather {
  loss: number;
  duplicate: number;
  minDelayMs: number;
  /** Of the exponential part of the delay. */
  meanDelayMs: number;
  /** False: a link delivers in the order of sending, as TCP does. */
  reorder: boolean;
  /** Frames that arrive much later than others, when links reorder; doubled ones more often than not. */
  late: number;
  /** Of the delay of these. */
  meanLateMs: number;
}

/** What a link does to messages of some kinds: they are lost, or begin their way later. */
export interface Sieve {
  readonly kinds: readonly PeerMessage['type'][];
  /** Null: lost. 'held': they go on when the sieve is taken away. */
  readonly lateMs: number | 'held' | null;
}

/** What the network tells the machines that it connects. */
export interface NetworkHost {
  /** Grows with every start of the machine: what was sent to an earlier life is never delivered to a later one. */
  lifeOf(node: number): number;
  isUp(node: number): boolean;
  /** `from` has dialled `node`. Gives what is to be called when that stream has ended; null: it was turned away. */
  dialled(node: number, from: number): (() => void) | null;
  deliver(from: number, to: number, messages: readonly PeerMessage[]): void;
  connected(node: number, peer: number): void;
  disconnected(node: number, peer: number): void;
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly random: Random;
  /** The sender wants it. */
  isWanted: boolean;
  isConnected: boolean;
  /** Tells the other end that the stream has ended. */
  ended: () => void;
  /** How many partitions and clogs cover it. */
  cuts: number;
  clogs: number;
  /** How many faults let heartbeats pass and nothing else. */
  grays: number;
  /** What faults add to the delay. */
  slowMs: number;
  /** What faults do to messages of some kinds. */
  sieves: { readonly sieve: Sieve; readonly held: (() => void)[] }[];
  held: (() => void)[];
  lastArrivalMs: number;
  outgoing: PeerMessage[];
  outgoingBytes: number;
  /** Of this connection. */
  queue: LinkQueue;
  /** Grows when the link breaks. */
  epoch: number;
  /** Attempts to connect so far; only the newest counts. */
  dials: number;
}

/** The client side of the real links dials again after 20 to 250 ms. */
export const redialMs = { min: 5, max: 120 };

/** How the links of a schedule are made. */
interface LinkSettings {
  /** Whether messages go through the bytes of the wire. */
  readonly usesCodec: boolean;
  /** What a link holds under way before it is full. */
  readonly linkBytes: number;
}

/**
 * Directed links between machines. A cut swallows what is sent in one direction, and the sender does not notice; a break
 * is noticed at once, as of a connection that was reset, and dialled again. What a client of another node asked for
 * (`forward`) is delivered at most once, as one stream does it; consensus messages may be doubled.
 */
export class Network {
  weather: NetworkWeather;
  readonly #queue: EventQueue;
  readonly #random: Random;
  readonly #host: NetworkHost;
  readonly #settings: LinkSettings;
  readonly #links = new Map<number, Link>();
  /** Grows when all is healed: what was to arrive much too late is lost then. */
  #healings = 0;

  constructor(queue: EventQueue, random: Random, weather: NetworkWeather, settings: LinkSettings, host: NetworkHost) {
    this.#queue = queue;
    this.#random = random;
    this.weather = weather;
    this.#settings = settings;
    this.#host = host;
  }

  /** The one that was there before, of an earlier life or closed, is not used any more. */
  dial(from: number, to: number): DialledLink {
    const link = this.#link(from, to);
    link.isWanted = true;
    this.#drop(link, false);
    return {
      get isConnected() {
        return link.isConnected;
      },
      get hasRoom() {
        return link.queue.hasRoom;
      },
      send: (message) => {
        if (!link.isConnected) return;
        if (message.type === 'forward' && !link.queue.hasRoom) {
          throw new Violation('I15 bounded', `node ${from} gives a full link to ${to} what could wait`);
        }
        link.outgoing.push(message);
        link.outgoingBytes += link.queue.enter([message]);
      },
      flush: () => {
        if (link.outgoing.length > 0) this.#flush(link);
      },
      close: () => this.#close(link),
    };
  }

  /** A machine starts: nothing is left of what its earlier life had dialled. */
  starting(node: number, peers: readonly number[]): void {
    for (const peer of peers) this.#close(this.#link(node, peer));
  }

  /** It serves: its peers find it again. */
  started(node: number, peers: readonly number[]): void {
    // Who did not notice the end of the earlier life does now: its packets are answered with a reset.
    for (const peer of peers) this.breakLink(peer, node);
  }

  /** A process ended, and its host told the others so. */
  ended(node: number, peers: readonly number[]): void {
    for (const peer of peers) {
      this.breakLink(peer, node);
      this.#close(this.#link(node, peer));
    }
  }

  breakLink(from: number, to: number): void {
    const link = this.#link(from, to);
    if (link.isConnected) this.#drop(link, true);
  }

  cut(from: number, to: number): void {
    this.#link(from, to).cuts++;
  }

  mend(from: number, to: number): void {
    const link = this.#link(from, to);
    link.cuts = Math.max(0, link.cuts - 1);
  }

  clog(from: number, to: number): void {
    this.#link(from, to).clogs++;
  }

  unclog(from: number, to: number): void {
    const link = this.#link(from, to);
    link.clogs = Math.max(0, link.clogs - 1);
    if (link.clogs === 0) for (const arrive of link.held.splice(0)) arrive();
  }

  /** Heartbeats pass, and nothing else: a link that looks well and is of no use. */
  gray(from: number, to: number): void {
    this.#link(from, to).grays++;
  }

  ungray(from: number, to: number): void {
    const link = this.#link(from, to);
    link.grays = Math.max(0, link.grays - 1);
  }

  /** Frames take longer by so much, until it is taken back with a negative number. */
  slow(from: number, to: number, addedMs: number): void {
    const link = this.#link(from, to);
    link.slowMs = Math.max(0, link.slowMs + addedMs);
  }

  sift(from: number, to: number, sieve: Sieve): void {
    this.#link(from, to).sieves.push({ sieve, held: [] });
  }

  unsift(from: number, to: number, sieve: Sieve): void {
    const link = this.#link(from, to);
    const taken = link.sieves.filter((other) => other.sieve === sieve);
    link.sieves = link.sieves.filter((other) => other.sieve !== sieve);
    for (const { held } of taken) for (const send of held) send();
  }

  healAll(): void {
    this.#healings++;
    for (const link of this.#links.values()) {
      link.cuts = 0;
      link.grays = 0;
      link.slowMs = 0;
      link.lastArrivalMs = 0;
      link.sieves = [];
      if (link.clogs > 0) {
        link.clogs = 1;
        this.unclog(link.from, link.to);
      }
    }
  }

  #link(from: number, to: number): Link {
    const key = from * 256 + to;
    let link = this.#links.get(key);
    if (link === undefined) {
      link = {
        from,
        to,
        random: this.#random.fork(key),
        isWanted: false,
        isConnected: false,
        ended: nothing,
        cuts: 0,
        clogs: 0,
        grays: 0,
        slowMs: 0,
        sieves: [],
        held: [],
        lastArrivalMs: 0,
        outgoing: [],
        outgoingBytes: 0,
        queue: new LinkQueue(this.#settings.linkBytes),
        epoch: 0,
        dials: 0,
      };
      this.#links.set(key, link);
    }
    return link;
  }

  #drop(link: Link, notify: boolean): void {
    this.#hangUp(link);
    if (notify) this.#host.disconnected(link.from, link.to);
    this.#dial(link);
  }

  #close(link: Link): void {
    link.isWanted = false;
    if (link.isConnected) this.#hangUp(link);
  }

  #hangUp(link: Link): void {
    link.isConnected = false;
    link.outgoing = [];
    link.outgoingBytes = 0;
    link.queue = new LinkQueue(this.#settings.linkBytes);
    // What is under way may still be read at the other end, after frames of the next connection too.
    if (link.random.chance(0.5)) link.epoch++;
    const { ended } = link;
    link.ended = nothing;
    ended();
  }

  #dial(link: Link): void {
    const dial = ++link.dials;
    const life = this.#host.lifeOf(link.from);
    this.#queue.after(link.random.between(redialMs.min, redialMs.max), () => {
      if (link.dials !== dial || !link.isWanted || this.#host.lifeOf(link.from) !== life) return;
      const canPass = link.cuts === 0 && this.#link(link.to, link.from).cuts === 0 && this.#host.isUp(link.to);
      const ended = canPass ? this.#host.dialled(link.to, link.from) : null;
      if (ended === null) {
        this.#dial(link);
        return;
      }
      link.ended = ended;
      link.isConnected = true;
      this.#host.connected(link.from, link.to);
    });
  }

  #flush(link: Link): void {
    let messages = link.grays === 0 ? link.outgoing : link.outgoing.filter(isHeartbeat);
    link.outgoing = [];
    link.queue.leave(link.outgoingBytes);
    link.outgoingBytes = 0;
    if (link.sieves.length > 0) messages = messages.filter((message) => this.#passes(link, message));
    if (messages.length === 0) return;
    const { weather } = this;
    this.#send(link, messages, weather.reorder && link.random.chance(weather.late));
    if (!link.random.chance(weather.duplicate)) return;
    const again = messages.filter(({ type }) => type !== 'forward' && type !== 'forwardRejected');
    if (again.length > 0) this.#send(link, again, weather.late > 0 && link.random.chance(0.5));
  }

  /** False: a sieve holds it back. */
  #passes(link: Link, message: PeerMessage): boolean {
    const found = link.sieves.find(({ sieve }) => sieve.kinds.includes(message.type));
    if (found === undefined) return true;
    const { lateMs } = found.sieve;
    if (lateMs === null) return false;
    const [healings, life, { epoch }] = [this.#healings, this.#host.lifeOf(link.to), link];
    const send = () => {
      if (healings !== this.#healings || this.#host.lifeOf(link.to) !== life || link.epoch !== epoch) return;
      this.#send(link, [message], false);
    };
    if (lateMs === 'held') found.held.push(send);
    else this.#queue.after(lateMs, send);
    return false;
  }

  #send(link: Link, messages: readonly PeerMessage[], isLate: boolean): void {
    const { weather } = this;
    if (link.cuts > 0 || link.random.chance(weather.loss)) return;
    const { queue } = link;
    if (queue.isFull) return;
    const bytes = queue.enter(messages);
    const frame = this.#settings.usesCodec ? encodeFrame(messages) : null;
    const life = this.#host.lifeOf(link.to);
    const { epoch } = link;
    const healings = isLate || link.slowMs > 0 ? this.#healings : null;
    const arrive = () => {
      const isGone = healings !== null && healings !== this.#healings;
      if (!isGone && link.clogs > 0) {
        link.held.push(arrive);
        return;
      }
      queue.leave(bytes);
      if (isGone) return;
      if (this.#host.lifeOf(link.to) === life && link.epoch === epoch) {
        this.#host.deliver(link.from, link.to, frame === null ? messages : decodeFrame(frame));
      }
    };
    this.#queue.after(this.#delayOf(link, isLate), arrive);
  }

  #delayOf(link: Link, isLate: boolean): number {
    const { minDelayMs, meanDelayMs, reorder, meanLateMs } = this.weather;
    if (isLate) return minDelayMs + link.random.exponential(meanLateMs);
    const arrivalMs = this.#queue.nowMs + minDelayMs + link.slowMs + link.random.exponential(meanDelayMs);
    if (reorder) return arrivalMs - this.#queue.nowMs;
    link.lastArrivalMs = Math.max(link.lastArrivalMs, arrivalMs);
    return link.lastArrivalMs - this.#queue.nowMs;
  }
}

function nothing(): void {}

function isHeartbeat({ type }: PeerMessage): boolean {
  return type === 'heartbeatRequest' || type === 'heartbeatReply';
}
