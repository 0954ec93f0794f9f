import { ClientGate } from './client-gate.ts';
import { DutyCycle } from './duty-cycle.ts';
import { type Fault, problemOf } from './fault.ts';
import { FaultTable, type Lease, maxFaults } from './fault-table.ts';
import { IncomingGate } from './incoming-gate.ts';
import { OutgoingGate } from './outgoing-gate.ts';
import { seededRandom } from './seeded-random.ts';

/** A fault that this node does not take on; the message is one sentence. */
export class FaultError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FaultError';
  }
}

/** A fault as it is at this moment. */
export interface ActiveFault extends Fault {
  readonly remainingMs: number;
}

export type FaultChange = 'set' | 'healed' | 'expired';

export interface NodeFaultsOptions {
  readonly nodeId: number;
  readonly onChange: (change: FaultChange, fault: Fault) => void;
}

/**
 * The faults of one node and what they act on: a gate for each direction of each link, one for clients, and the duty
 * cycle. It holds the leases, so that a fault ends whatever becomes of whoever set it.
 */
export class NodeFaults {
  readonly clients = new ClientGate();
  readonly #options: NodeFaultsOptions;
  readonly #table = new FaultTable();
  readonly #outgoing = new Map<number, OutgoingGate>();
  readonly #incoming = new Map<number, IncomingGate>();
  readonly #dutyCycle = new DutyCycle();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: NodeFaultsOptions) {
    this.#options = options;
  }

  /** What this node says to `peer` goes through it. The same gate again for the same peer. */
  outgoing(peer: number): OutgoingGate {
    const known = this.#outgoing.get(peer);
    if (known !== undefined) return known;
    const gate = new OutgoingGate();
    this.#outgoing.set(peer, gate);
    return gate;
  }

  /** What `peer` says to this node goes through it. */
  incoming(peer: number): IncomingGate {
    const known = this.#incoming.get(peer);
    if (known !== undefined) return known;
    const gate = new IncomingGate();
    this.#incoming.set(peer, gate);
    // A peer may come in for the first time when a fault that names it is active already.
    gate.change(this.#table.effect('incoming', peer, performance.now()));
    return gate;
  }

  /** @throws FaultError when it makes no sense at this node; nothing has changed then. */
  set(fault: Fault): void {
    const problem = problemOf(fault, [...this.#outgoing.keys()]);
    if (problem !== null) throw new FaultError(`the fault "${fault.id}" is refused: ${problem}`);
    if (!this.#table.set(fault, performance.now()))
      throw new FaultError(`${maxFaults} faults are active: heal some first`);
    this.#options.onChange('set', fault);
    this.#apply();
  }

  /** Ends one fault, or all when `id` is null; returns what was active. */
  heal(id: string | null): readonly ActiveFault[] {
    const nowMs = performance.now();
    const healed = this.#table.heal(id, nowMs);
    for (const { fault } of healed) this.#options.onChange('healed', fault);
    this.#apply();
    return healed.map((lease) => activeFault(lease, nowMs));
  }

  list(): readonly ActiveFault[] {
    const nowMs = performance.now();
    return this.#table.active(nowMs).map((lease) => activeFault(lease, nowMs));
  }

  /** The node ends: no timer may keep it alive. */
  close(): void {
    this.#table.heal(null, performance.now());
    this.#apply();
  }

  #apply(): void {
    const nowMs = performance.now();
    for (const { fault } of this.#table.expire(nowMs)) this.#options.onChange('expired', fault);
    const seed = this.#table.seed(nowMs);
    const randomFor = (peer: number) =>
      seededRandom(seed ^ Math.imul(this.#options.nodeId * 65_537 + peer, 0x9e3779b1));
    for (const [peer, gate] of this.#outgoing) {
      gate.change(this.#table.effect('outgoing', peer, nowMs), randomFor(peer));
    }
    for (const [peer, gate] of this.#incoming) gate.change(this.#table.effect('incoming', peer, nowMs));
    this.clients.change(this.#table.effect('incoming', 'clients', nowMs), randomFor(0));
    this.#dutyCycle.change(this.#table.stall(nowMs));
    this.#arm(nowMs);
  }

  #arm(nowMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const nextMs = this.#table.nextDeadlineMs();
    this.#timer = nextMs === null ? null : setTimeout(() => this.#apply(), Math.ceil(nextMs - nowMs));
  }
}

function activeFault({ fault, deadlineMs }: Lease, nowMs: number): ActiveFault {
  return { ...fault, remainingMs: deadlineMs - nowMs };
}
