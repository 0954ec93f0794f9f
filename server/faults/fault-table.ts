import type { Fault, Stall } from './fault.ts';
import { combineEffects, type LinkEffect } from './link-effect.ts';

/** A fault with the moment at which it ends, on the clock of `nowMs`. */
export interface Lease {
  readonly fault: Fault;
  readonly deadlineMs: number;
}

/** The same of a stall. */
export interface HeldStall extends Stall {
  readonly deadlineMs: number;
}

/** More is a script that forgot to heal. */
export const maxFaults = 64;

/**
 * The faults that a node holds. A lease counts until its deadline whether or not it was removed, so that no timer that
 * comes late makes a fault outlive it.
 */
export class FaultTable {
  readonly #leases = new Map<string, Lease>();

  /** A fault with an id that is there already takes its place. False when the table is full. */
  set(fault: Fault, nowMs: number): boolean {
    this.expire(nowMs);
    if (this.#leases.size >= maxFaults && !this.#leases.has(fault.id)) return false;
    this.#leases.set(fault.id, { fault, deadlineMs: nowMs + fault.durationMs });
    return true;
  }

  /** Removes one, or all when `id` is null; returns what was active. */
  heal(id: string | null, nowMs: number): readonly Lease[] {
    const healed = this.active(nowMs).filter(({ fault }) => id === null || fault.id === id);
    for (const { fault } of healed) this.#leases.delete(fault.id);
    return healed;
  }

  /** Oldest first. */
  active(nowMs: number): readonly Lease[] {
    return [...this.#leases.values()].filter(({ deadlineMs }) => deadlineMs > nowMs);
  }

  /** Removes what is over; returns it. */
  expire(nowMs: number): readonly Lease[] {
    const over = [...this.#leases.values()].filter(({ deadlineMs }) => deadlineMs <= nowMs);
    for (const { fault } of over) this.#leases.delete(fault.id);
    return over;
  }

  /** When the next lease ends; null when there is none. */
  nextDeadlineMs(): number | null {
    const deadlines = [...this.#leases.values()].map(({ deadlineMs }) => deadlineMs);
    return deadlines.length === 0 ? null : Math.min(...deadlines);
  }

  /** All that is done to one direction of one link. */
  effect(direction: 'outgoing' | 'incoming', peer: number | 'clients', nowMs: number): LinkEffect {
    const links = this.active(nowMs).flatMap(({ fault }) => fault.links);
    const matching = links.filter((link) => link.peer === peer && link.direction === direction);
    return combineEffects(matching.map(({ effect }) => effect));
  }

  /** Of the active faults, to be mixed into what is drawn for a link. */
  seed(nowMs: number): number {
    return this.active(nowMs).reduce((seed, { fault }) => Math.imul(seed, 31) + fault.seed, 17) >>> 0;
  }

  /** The stall that leaves the node the least; null when none is active. */
  stall(nowMs: number): HeldStall | null {
    const stalls = this.active(nowMs).flatMap(({ fault, deadlineMs }) =>
      fault.stall === null ? [] : [{ ...fault.stall, deadlineMs }],
    );
    return stalls.sort((a, b) => b.stallMs / b.periodMs - a.stallMs / a.periodMs)[0] ?? null;
  }
}
