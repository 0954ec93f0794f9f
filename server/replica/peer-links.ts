import type { NodeAddress } from '../config.ts';
import type { PeerLink } from './peer-link.ts';
import type { PeerMessage } from './peer-message.ts';
import type { PeerTransport } from './replica-parts.ts';

export type PeerAddress = Pick<NodeAddress, 'nodeId' | 'host' | 'port'>;

/** What messages leave by. */
export type Link = Pick<PeerLink, 'isConnected' | 'hasRoom' | 'send' | 'flush' | 'close'>;

export interface PeerLinksOptions<L extends Link> {
  readonly nodeId: number;
  /** Those that this node knows when it starts. */
  readonly nodes: readonly PeerAddress[];
  readonly dial: (peer: PeerAddress) => L;
  /** A node to which nothing leads any more is spoken to for so long: it may not have heard that it has left. */
  readonly farewellMs?: number;
}

interface OpenLink<L> {
  readonly address: PeerAddress;
  readonly link: L;
  /** When it is closed, on the clock of `tick`; null as long as there is a reason for it. */
  closesAtMs: number | null;
}

const defaultFarewellMs = 10_000;

/** As many as there may be members: all that this node has missed may be others. */
export const maxStrangers = 64;

/**
 * One outgoing stream to each node that there is a reason to speak to: it is a member, or it has dialled in. What peers say
 * to this node comes in over the streams that they dial.
 *
 * Who dials in need not be known: a node that has missed changes of members is spoken to by members that it has never heard
 * of, and only they can tell it what it missed. To ask them it has to have a link to them.
 */
export class PeerLinks<L extends Link = PeerLink> implements PeerTransport {
  readonly #options: PeerLinksOptions<L>;
  readonly #links = new Map<number, OpenLink<L>>();
  #members: ReadonlySet<number> = new Set();
  /** How many streams each node has dialled in: two, when it has lost one and this side has not noticed yet. */
  readonly #incoming = new Map<number, number>();
  #isClosed = false;

  constructor(options: PeerLinksOptions<L>) {
    this.#options = options;
    this.follow(options.nodes);
  }

  /** Those are the members now: dials new ones, and after a while leaves those that left. */
  follow(members: readonly PeerAddress[]): void {
    this.#members = new Set(members.map(({ nodeId }) => nodeId));
    for (const member of members) this.#open(member);
  }

  /**
   * `peer` has dialled in, and listens there. What is given is to be called when its stream has ended; null: no room for one
   * more that is no member.
   */
  answer(peer: PeerAddress): (() => void) | null {
    const { nodeId } = peer;
    if (!this.#links.has(nodeId)) {
      const strangers = [...this.#links.keys()].filter((other) => !this.#members.has(other)).length;
      if (strangers >= maxStrangers) return null;
      this.#open(peer);
    }
    this.#incoming.set(nodeId, (this.#incoming.get(nodeId) ?? 0) + 1);
    return () => {
      const left = this.#incoming.get(nodeId)! - 1;
      if (left > 0) this.#incoming.set(nodeId, left);
      else this.#incoming.delete(nodeId);
    };
  }

  /** Closes links that have had no reason for `farewellMs`. */
  tick(nowMs: number): void {
    const { farewellMs = defaultFarewellMs } = this.#options;
    for (const [peer, open] of this.#links) {
      if (this.#members.has(peer) || this.#incoming.has(peer)) open.closesAtMs = null;
      else if (open.closesAtMs === null) open.closesAtMs = nowMs + farewellMs;
      else if (nowMs >= open.closesAtMs) this.#drop(peer);
    }
  }

  get peerIds(): readonly number[] {
    return [...this.#links.keys()];
  }

  linkTo(peer: number): L | undefined {
    return this.#links.get(peer)?.link;
  }

  isConnected(peer: number): boolean {
    return this.linkTo(peer)?.isConnected ?? false;
  }

  hasRoom(peer: number): boolean {
    return this.linkTo(peer)?.hasRoom ?? false;
  }

  send(to: number, message: PeerMessage): void {
    this.linkTo(to)?.send(message);
  }

  flush(): void {
    for (const { link } of this.#links.values()) link.flush();
  }

  close(): void {
    this.#isClosed = true;
    for (const peer of this.peerIds) this.#drop(peer);
  }

  #open(address: PeerAddress): void {
    const peer = address.nodeId;
    if (peer === this.#options.nodeId || this.#isClosed) return;
    const open = this.#links.get(peer);
    if (open !== undefined && open.address.host === address.host && open.address.port === address.port) return;
    this.#drop(peer);
    this.#links.set(peer, { address, link: this.#options.dial(address), closesAtMs: null });
  }

  #drop(peer: number): void {
    const open = this.#links.get(peer);
    this.#links.delete(peer);
    open?.link.close();
  }
}
