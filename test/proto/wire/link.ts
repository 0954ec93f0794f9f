import type { Peer } from './peer.ts';

export interface LinkTerms {
  /** Ticks that bytes are under way, each way. */
  readonly delayTicks: number;
  readonly bytesPerTick: number;
}

interface Delivery {
  readonly tick: number;
  readonly bytes: Buffer;
}

/** Two connections and the path between them, which has a delay and a bandwidth; time passes in ticks. */
export class Link {
  readonly #terms: LinkTerms;
  readonly #directions: readonly Direction[];
  #tick = 0;

  constructor(client: Peer, server: Peer, terms: LinkTerms) {
    this.#terms = terms;
    this.#directions = [new Direction(client, server), new Direction(server, client)];
  }

  /** @param beforeEach what the applications do */
  run(ticks: number, beforeEach: (tick: number) => void): void {
    for (const endTick = this.#tick + ticks; this.#tick < endTick; this.#tick++) {
      beforeEach(this.#tick);
      for (const direction of this.#directions) direction.pass(this.#tick, this.#terms);
    }
  }
}

class Direction {
  readonly #from: Peer;
  readonly #to: Peer;
  /** Written, and not yet let onto the path. */
  #waiting: Buffer = Buffer.alloc(0);
  readonly #underWay: Delivery[] = [];

  constructor(from: Peer, to: Peer) {
    this.#from = from;
    this.#to = to;
  }

  pass(tick: number, { delayTicks, bytesPerTick }: LinkTerms): void {
    while (this.#waiting.length < bytesPerTick) {
      const bytes = this.#from.connection.take();
      if (bytes === null) break;
      this.#waiting = Buffer.concat([this.#waiting, bytes]);
    }
    const leaving = this.#waiting.subarray(0, bytesPerTick);
    this.#waiting = this.#waiting.subarray(leaving.length);
    if (leaving.length > 0) this.#underWay.push({ tick: tick + delayTicks, bytes: leaving });
    while (this.#underWay.length > 0 && this.#underWay[0]!.tick <= tick)
      this.#to.receive(this.#underWay.shift()!.bytes);
  }
}
