import { RpcError } from './rpc-error.ts';

/** Smaller answers are not worth the counting: what bounds concurrent calls bounds them too. */
export const countedFromBytes = 16 * 1024;

/**
 * Bounds the bytes of unary answers that clients have not taken. HTTP/2 flow control stops a client that does not read
 * from getting more, not from asking for more: without a bound, thousands of large reads on one connection would pile
 * up here.
 */
export class UnsentAnswers {
  readonly #limits: { readonly perConnectionBytes: number; readonly totalBytes: number };
  readonly #byPeer = new Map<string, number>();
  #totalBytes = 0;
  /** Connections that were refused an answer and have taken nothing since. */
  readonly #stuck = new Set<string>();

  constructor(limits: { readonly perConnectionBytes: number; readonly totalBytes: number }) {
    this.#limits = limits;
  }

  /**
   * Refuses a call of a connection that does not take its answers, before one more is made in vain: a thousand answers of
   * 800 KB that were made and then refused grew a node by 860 MB of garbage.
   */
  admit(peer: string): void {
    if (this.#stuck.size > 0 && this.#stuck.has(peer)) throw this.#refusal(peer);
  }

  /** An answer that is alone on its connection is always let through: its size is the caller's to judge. */
  add(peer: string, sizeBytes: number): void {
    const waitingBytes = this.#byPeer.get(peer) ?? 0;
    if (waitingBytes > 0 && !this.#hasRoom(waitingBytes, sizeBytes)) {
      this.#stuck.add(peer);
      throw this.#refusal(peer);
    }
    this.#byPeer.set(peer, waitingBytes + sizeBytes);
    this.#totalBytes += sizeBytes;
  }

  remove(peer: string, sizeBytes: number): void {
    const waitingBytes = (this.#byPeer.get(peer) ?? 0) - sizeBytes;
    if (waitingBytes > 0) this.#byPeer.set(peer, waitingBytes);
    else this.#byPeer.delete(peer);
    this.#totalBytes -= sizeBytes;
    this.#stuck.delete(peer);
  }

  #refusal(peer: string): RpcError {
    const waitingBytes = this.#byPeer.get(peer) ?? 0;
    return new RpcError(
      'RESOURCE_EXHAUSTED',
      `the client does not take its answers: ${waitingBytes} bytes wait on this connection, ${this.#totalBytes} on all`,
    );
  }

  #hasRoom(waitingBytes: number, sizeBytes: number): boolean {
    const { perConnectionBytes, totalBytes } = this.#limits;
    return waitingBytes + sizeBytes <= perConnectionBytes && this.#totalBytes + sizeBytes <= totalBytes;
  }
}
