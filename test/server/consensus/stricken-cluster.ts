import { type Membership, withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { emptyState } from './empty-state.ts';

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

export interface StrickenOptions {
  readonly nodeCount: number;
  readonly witnesses?: readonly number[];
  readonly quorums?: Pick<Membership, 'prepareQuorum' | 'acceptQuorum'>;
}

/** As in `server/node.ts`. */
const tickMs = 20;
const config = {
  ...{ priority: 0, electionRoundTicks: 6, unhappyRoundTicks: 3, resendTicks: 10, stallTicks: 25, deafTicks: 16 },
  ...{ orderMaxAgeMs: 500, lease: null, maxMessageBytes: 2 ** 20, maxInflightMessages: 4, maxInflightBytes: 2 ** 23 },
};
const entry = Buffer.from('put');

/**
 * Cores with the times of production, whose messages and disks take a millisecond, and with faults that last: disks that hang, and
 * links that lose everything, or all but heartbeats, in one direction. Whoever leads proposes ten times a second.
 */
export class StrickenCluster {
  readonly #cores = new Map<number, Paxos>();
  readonly hung = new Set<number>();
  /** Directed links, as "1>2". */
  readonly cut = new Set<string>();
  readonly gray = new Set<string>();
  readonly steppedDown: string[] = [];
  #events: Event[] = [];
  #order = 0;
  #nowMs = 0;

  constructor({ nodeCount, witnesses = [], quorums }: StrickenOptions) {
    const ids = Array.from({ length: nodeCount }, (_, i) => i + 1);
    const role = (nodeId: number) => (witnesses.includes(nodeId) ? ('witness' as const) : ('voter' as const));
    const members = ids.map((nodeId) => ({
      ...{ nodeId, role: role(nodeId), name: `n${nodeId}`, dc: '', host: '', port: 0 },
    }));
    const membership = { ...withMajorities(0, members), ...quorums };
    for (const nodeId of ids) {
      const own = { nodeId, boot: 1_000 * nodeId, isWitness: witnesses.includes(nodeId), firstRoundTicks: 1 + nodeId };
      this.#cores.set(nodeId, new Paxos({ ...config, ...own }, emptyState, membership));
      this.#every(tickMs, (nodeId * 7) % tickMs, () => this.#step(nodeId, (core) => core.tick(this.#nowMs)));
    }
    this.#every(100, 100, () => {
      for (const id of this.leaders) this.#step(id, (core) => core.propose([entry]));
    });
  }

  get ids(): number[] {
    return [...this.#cores.keys()];
  }

  get leaders(): number[] {
    return this.ids.filter((id) => this.#cores.get(id)!.role === 'leader');
  }

  get decidedIndex(): number {
    return Math.max(...[...this.#cores.values()].map(({ decidedIndex }) => decidedIndex));
  }

  cutBoth(a: number, b: number): void {
    for (const link of [`${a}>${b}`, `${b}>${a}`]) this.cut.add(link);
  }

  /** How many entries were decided meanwhile. */
  run(forMs: number): number {
    const [untilMs, decided] = [this.#nowMs + forMs, this.decidedIndex];
    for (;;) {
      const next = this.#events.reduce<Event | null>((a, b) => (a === null || comesBefore(b, a) ? b : a), null);
      if (next === null || next.atMs > untilMs) break;
      this.#events = this.#events.filter((event) => event !== next);
      this.#nowMs = next.atMs;
      next.run();
    }
    this.#nowMs = untilMs;
    return this.decidedIndex - decided;
  }

  #at(atMs: number, run: () => void): void {
    this.#events.push({ atMs, order: this.#order++, run });
  }

  #every(periodMs: number, firstMs: number, run: () => void): void {
    this.#at(firstMs, () => {
      run();
      this.#every(periodMs, this.#nowMs + periodMs, run);
    });
  }

  #step(id: number, act: (core: Paxos) => void): void {
    const core = this.#cores.get(id)!;
    act(core);
    const { messages, persist, events } = core.takeEffects(this.#nowMs);
    for (const { to, message } of messages) {
      if (this.#isLost(id, to, message)) continue;
      this.#at(this.#nowMs + 1, () => this.#step(to, (other) => other.receive(id, message, this.#nowMs)));
    }
    if (persist !== null) {
      this.#at(this.#nowMs + 1, () => {
        if (!this.hung.has(id)) this.#step(id, () => core.persisted(persist.token));
      });
    }
    for (const event of events) if (event.type === 'steppedDown') this.steppedDown.push(event.reason);
  }

  #isLost(from: number, to: number, { type }: Message): boolean {
    const link = `${from}>${to}`;
    return this.cut.has(link) || (this.gray.has(link) && !type.startsWith('heartbeat'));
  }
}

function comesBefore(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
