import type { LeaseCheckpoint } from '../statemachine/command.ts';
import type { Lease } from '../statemachine/leases.ts';
import { Deadlines } from './deadlines.ts';

export interface LessorLimits {
  /** Between two looks at the clock no more than this counts: while the node did not run, no lease grew older. */
  readonly countedGapMaxMs: number;
  /** A revocation that was proposed and has not been applied for so long is proposed again. */
  readonly revokeRetryMs: number;
  /** Revocations under way. */
  readonly revokingMax: number;
  /** How often the remaining time of long leases is noted in the log; only leases that live longer are. */
  readonly checkpointIntervalMs: number;
}

export const defaultLessorLimits: LessorLimits = Object.freeze({
  countedGapMaxMs: 500,
  revokeRetryMs: 3_000,
  revokingMax: 1_000,
  // etcd's.
  checkpointIntervalMs: 5 * 60 * 1000,
});

interface Kept {
  readonly grantedTtlMs: number;
  /** What was applied last says that it has less than all of its time left. */
  isNoted: boolean;
  /** Such notes that are proposed and not applied. */
  notesUnderWay: number;
}

/** How long a lease still lives, or why that cannot be said. */
export type LeaseLife =
  | { readonly type: 'alive'; readonly remainingMs: number; readonly isCheckpointed: boolean }
  /** Its end is proposed: soon it is gone, or lives on under another leader. */
  | { readonly type: 'ending' }
  | { readonly type: 'unknown' };

/**
 * Decides when leases end: the leader's part of them. The log knows which leases there are; only the leader, in its
 * memory, knows how much of their time is over, so that a renewal costs no log entry.
 *
 * A lease never ends early. A new leader gives every lease all of its time again (or what the log says is left of it,
 * when it is a long one), counted from when it became leader. And time is counted by looks at a monotonic clock, of which
 * no two may lie far apart: what passed while the process stood still (SIGSTOP, a stalled machine) does not count, since
 * nobody could renew anything. So leases may live longer than asked for, by changes of leader and by pauses.
 *
 * Pure: every method that needs the time gets it, in milliseconds of a monotonic clock.
 */
export class Lessor {
  readonly #limits: LessorLimits;
  #leads = false;
  readonly #leases = new Map<number, Kept>();
  #deadlines = new Deadlines();
  /** When the revocations under way were proposed. */
  readonly #revoking = new Map<number, number>();
  /** Counted time, and the last look at the clock. */
  #countedMs = 0;
  #lookedAtMs = 0;
  #checkpointAtMs = 0;

  constructor(limits: LessorLimits = defaultLessorLimits) {
    this.#limits = limits;
  }

  /** This node has become the leader: these are the leases. */
  lead(leases: Iterable<Lease>, nowMs: number): void {
    this.resign();
    this.#leads = true;
    this.#lookedAtMs = nowMs;
    this.#checkpointAtMs = this.#countedMs + this.#limits.checkpointIntervalMs;
    for (const { id, grantedTtlSeconds, remainingTtlSeconds } of leases) {
      this.#keep(id, grantedTtlSeconds, remainingTtlSeconds);
    }
  }

  /**
   * A snapshot has put other leases in the place of those that the log told of. As at the beginning of a leadership they
   * have all of their time, or what is noted. Notes and revocations that this leadership has under way come after it.
   */
  replaced(leases: Iterable<Lease>, nowMs: number): void {
    if (!this.#leads) return;
    const notesUnderWay = new Map(Array.from(this.#leases, ([id, kept]) => [id, kept.notesUnderWay]));
    const revoking = [...this.#revoking];
    this.lead(leases, nowMs);
    for (const [id, kept] of this.#leases) kept.notesUnderWay = notesUnderWay.get(id) ?? 0;
    for (const [id, proposedAtMs] of revoking) {
      if (!this.#leases.has(id)) continue;
      this.#revoking.set(id, proposedAtMs);
      this.#deadlines.delete(id);
    }
  }

  resign(): void {
    this.#leads = false;
    this.#leases.clear();
    this.#revoking.clear();
    this.#deadlines = new Deadlines();
  }

  /** The log grants a lease; one that exists stays as it is. */
  granted(id: number, ttlSeconds: number, nowMs: number): void {
    if (!this.#leads || this.#leases.has(id)) return;
    this.#look(nowMs);
    this.#keep(id, ttlSeconds, 0);
  }

  /** The log ends a lease. */
  revoked(id: number): void {
    this.#leases.delete(id);
    this.#revoking.delete(id);
    this.#deadlines.delete(id);
  }

  /**
   * The log says what leases have left; 0 stands for all of their time, from now on: the leader before may have taken a note
   * back, and answered a renewal, while this one began with that note, since it had not applied so much.
   */
  noted(checkpoints: readonly LeaseCheckpoint[], nowMs: number): void {
    this.#look(nowMs);
    for (const { id, remainingTtlSeconds } of checkpoints) {
      const kept = this.#leases.get(id);
      if (kept === undefined) continue;
      kept.isNoted = remainingTtlSeconds > 0;
      if (kept.isNoted) kept.notesUnderWay = Math.max(0, kept.notesUnderWay - 1);
      else this.#prolong(id, kept);
    }
  }

  /** Of what `takeCheckpoints` gave this could not be proposed. It comes again when the next ones are due. */
  notNoted(checkpoints: readonly LeaseCheckpoint[]): void {
    for (const { id } of checkpoints) {
      const kept = this.#leases.get(id);
      if (kept !== undefined) kept.notesUnderWay--;
    }
  }

  /**
   * Gives a lease all of its time again. When it is checkpointed the renewal holds only once the log has taken that back:
   * until `noted` says so, for every renewal anew.
   */
  renew(id: number, nowMs: number): LeaseLife {
    this.#look(nowMs);
    const kept = this.#leases.get(id);
    if (kept === undefined || this.#revoking.has(id)) return this.life(id, nowMs);
    this.#prolong(id, kept);
    return { type: 'alive', remainingMs: kept.grantedTtlMs, isCheckpointed: isCheckpointed(kept) };
  }

  life(id: number, nowMs: number): LeaseLife {
    this.#look(nowMs);
    const kept = this.#leases.get(id);
    if (kept === undefined) return { type: 'unknown' };
    const atMs = this.#deadlines.get(id);
    if (this.#revoking.has(id) || atMs === null) return { type: 'ending' };
    return {
      type: 'alive',
      remainingMs: Math.max(0, atMs - this.#countedMs),
      isCheckpointed: isCheckpointed(kept),
    };
  }

  /** To be called often: what is between two looks counts only up to a limit. True when a lease is over. */
  hasExpired(nowMs: number): boolean {
    this.#look(nowMs);
    this.#retryRevocations(nowMs);
    return this.#leads && this.#revoking.size < this.#limits.revokingMax && this.#deadlines.isDue(this.#countedMs);
  }

  /**
   * The leases that are over, up to `max`, to be revoked now by a proposal of this leadership. To be called only when this
   * node surely leads.
   */
  takeExpired(max: number, nowMs: number): number[] {
    this.#look(nowMs);
    const taken: number[] = [];
    while (taken.length < max && this.#revoking.size < this.#limits.revokingMax) {
      const id = this.#deadlines.takeDue(this.#countedMs);
      if (id === null) break;
      this.#revoking.set(id, nowMs);
      taken.push(id);
    }
    return taken;
  }

  /** What is to be noted in the log about long leases now; empty but for once per interval. */
  takeCheckpoints(nowMs: number): LeaseCheckpoint[] {
    this.#look(nowMs);
    const { checkpointIntervalMs } = this.#limits;
    if (!this.#leads || this.#countedMs < this.#checkpointAtMs) return [];
    this.#checkpointAtMs = this.#countedMs + checkpointIntervalMs;
    const checkpoints: LeaseCheckpoint[] = [];
    for (const [id, kept] of this.#leases) {
      const atMs = this.#deadlines.get(id);
      if (atMs === null || kept.grantedTtlMs <= checkpointIntervalMs) continue;
      // Rounded up: what is noted must not be less than what it has.
      const remainingTtlSeconds = Math.max(1, Math.ceil((atMs - this.#countedMs) / 1000));
      if (remainingTtlSeconds * 1000 >= kept.grantedTtlMs) continue;
      kept.notesUnderWay++;
      checkpoints.push({ id, remainingTtlSeconds });
    }
    return checkpoints;
  }

  #keep(id: number, grantedTtlSeconds: number, remainingTtlSeconds: number): void {
    const grantedTtlMs = grantedTtlSeconds * 1000;
    const isNoted = remainingTtlSeconds > 0;
    this.#leases.set(id, { grantedTtlMs, isNoted, notesUnderWay: 0 });
    this.#deadlines.set(id, this.#countedMs + (isNoted ? remainingTtlSeconds * 1000 : grantedTtlMs));
  }

  /** All of its time again, unless its end is proposed: then it has no deadline. */
  #prolong(id: number, { grantedTtlMs }: Kept): void {
    const before = this.#deadlines.get(id);
    if (before !== null) this.#deadlines.set(id, Math.max(before, this.#countedMs + grantedTtlMs));
  }

  #look(nowMs: number): void {
    this.#countedMs += Math.min(Math.max(0, nowMs - this.#lookedAtMs), this.#limits.countedGapMaxMs);
    this.#lookedAtMs = Math.max(nowMs, this.#lookedAtMs);
  }

  /** They may have been lost with a leadership that ended and came back; a second one finds nothing to end. */
  #retryRevocations(nowMs: number): void {
    for (const [id, proposedAtMs] of this.#revoking) {
      if (nowMs - proposedAtMs < this.#limits.revokeRetryMs) return; // in the order in which they were proposed
      this.#revoking.delete(id);
      this.#deadlines.set(id, this.#countedMs);
    }
  }
}

function isCheckpointed({ isNoted, notesUnderWay }: Kept): boolean {
  return isNoted || notesUnderWay > 0;
}
