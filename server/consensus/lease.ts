import { type Ballot, sameBallot, zeroBallot } from './ballot.ts';

/**
 * A leader with a lease answers reads without asking anybody. It is safe as long as no clock runs faster or slower than
 * the others by more than `maxClockDrift` of the time that passes; without leases no clock is trusted. Off by default.
 */
export interface LeaseConfig {
  /**
   * How long nobody else is promised anything after a heartbeat of the leader. It must outlast a few election rounds, or
   * it ends between them; and a leader that dies is replaced so much later.
   */
  readonly durationMs: number;
  /** Share of the duration by which two clocks may differ at its end. */
  readonly maxClockDrift: number;
  /** When this process began: what an earlier life of this node had granted is not known, so it is kept. */
  readonly startedAtMs: number;
}

/** The leader's side: valid from when a quorum granted it, counted from when it was asked for. */
export class Lease {
  readonly #config: LeaseConfig;
  readonly #quorum: number;
  #round = -1;
  #askedAtMs = 0;
  readonly #granted = new Set<number>();
  #validUntilMs = Number.NEGATIVE_INFINITY;
  #given = false;

  /** @param quorum nodes, the leader included, without which no other can be promised enough. */
  constructor(config: LeaseConfig, quorum: number) {
    this.#config = config;
    this.#quorum = quorum;
  }

  /** The peers are asked in `round`, at `nowMs` or later. */
  asked(round: number, nowMs: number): void {
    this.#round = round;
    this.#askedAtMs = nowMs;
    this.#granted.clear();
    if (this.#quorum <= 1) this.#extend();
  }

  granted(from: number, round: number): void {
    if (round !== this.#round) return;
    this.#granted.add(from);
    if (this.#granted.size + 1 >= this.#quorum) this.#extend();
  }

  isValid(nowMs: number): boolean {
    return !this.#given && nowMs < this.#validUntilMs;
  }

  /** Time has passed that the clock did not count: what was granted may be over, and so may be what is granted to earlier questions. */
  forget(): void {
    this.#round = -1;
    this.#validUntilMs = Number.NEGATIVE_INFINITY;
  }

  /** For good, in this leadership: another node may be told by now that the lease is gone. */
  giveUp(): void {
    this.#given = true;
  }

  #extend(): void {
    const { durationMs, maxClockDrift } = this.#config;
    this.#validUntilMs = Math.max(this.#validUntilMs, this.#askedAtMs + durationMs * (1 - maxClockDrift));
  }
}

/** Everybody's side: what was granted to a leader forbids to promise others anything until it is over. */
export class LeaseGuard {
  readonly #config: LeaseConfig | null;
  #grantedTo: Ballot = zeroBallot;
  #untilMs: number;
  #othersUntilMs = Number.NEGATIVE_INFINITY;

  constructor(config: LeaseConfig | null) {
    this.#config = config;
    this.#untilMs = config === null ? Number.NEGATIVE_INFINITY : config.startedAtMs + config.durationMs;
  }

  /** False when leases are off. `nowMs` must not be older than the request that is answered. */
  grant(ballot: Ballot, nowMs: number): boolean {
    if (this.#config === null) return false;
    this.#grantedTo = ballot;
    this.#untilMs = Math.max(this.#untilMs, nowMs + this.#config.durationMs);
    return true;
  }

  /** The leader of `ballot` says that it uses its lease no more; zero: nobody says so. */
  release(ballot: Ballot): void {
    // A new process has granted nothing, and the zero ballot stands for that too: it ends no lease of an earlier life.
    if (ballot.node !== 0 && sameBallot(ballot, this.#grantedTo)) this.#untilMs = Number.NEGATIVE_INFINITY;
  }

  /** Nobody but `owner` may be promised anything. (An older `nowMs` only keeps it longer.) */
  forbids(owner: number, nowMs: number): boolean {
    return nowMs < this.#untilMs && owner !== this.#grantedTo.node;
  }

  /** This node asks to lead, or leads, from now on. Others may have granted a lease to the leader before just before. */
  tookOver(nowMs: number): void {
    if (this.#config === null) return;
    this.#othersUntilMs = nowMs + this.#config.durationMs * (1 + this.#config.maxClockDrift);
  }

  /** A lease of an earlier leader may still keep others from promising this node anything, and from following it. */
  mayBindOthers(nowMs: number): boolean {
    return nowMs < this.#othersUntilMs;
  }
}
