import type { PeerMessage } from '../../server/replica/peer-message.ts';

/**
 * What happened, as one number: two runs of a seed must give the same. Lines for people are made only when somebody
 * asked for them, because strings would cost more than the simulation.
 */
export class Trace {
  #hash = 0x811c9dc5;
  #events = 0;
  readonly #onLine: ((line: string) => void) | null;

  constructor(onLine: ((line: string) => void) | null) {
    this.#onLine = onLine;
  }

  /** Unsigned, 32 bits. */
  get hash(): number {
    return this.#hash >>> 0;
  }

  get events(): number {
    return this.#events;
  }

  /** Counts an event and mixes what identifies it: when, where, what. */
  note(nowMs: number, where: number, what: number, detail: number): void {
    this.#events++;
    // The fraction of the time differs between any two delays that were drawn.
    this.#mix((nowMs * 65_536) | 0);
    this.#mix((where << 8) | what);
    this.#mix(detail | 0);
  }

  line(make: () => string): void {
    this.#onLine?.(make());
  }

  #mix(word: number): void {
    this.#hash = Math.imul(this.#hash ^ word, 0x01000193);
    this.#hash ^= this.#hash >>> 15;
  }
}

const codes: Partial<Record<PeerMessage['type'], number>> = {};

/** A number for the kind of a message and its place. */
export function codeOf(message: PeerMessage): number {
  let code = codes[message.type];
  if (code === undefined) {
    code = [...message.type].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) | 0;
    codes[message.type] = code;
  }
  return 'ballot' in message ? code + message.ballot.round : code;
}

/** Of what is long only how long it is. */
export function describeMessage(message: PeerMessage): string {
  const { bytes, ...rest } = { bytes: undefined, ...message };
  const words = JSON.stringify(rest, (key, value) => (key === 'entries' ? value.length : value));
  return bytes === undefined ? words : `${words} of ${bytes.length} bytes`;
}
