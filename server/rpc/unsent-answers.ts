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

  constructor(limits: { readonly perConnectionBytes: number; readonly totalBytes: number }) {
    this.#limits = limits;
  }

  /** An answer that is alone on its connection is always let through: its size is the caller's to judge. */
  add(peer: string, sizeBytes: number): void {
    const waitingBytes = this.#byPeer.get(peer) ?? 0;
    if (waitingBytes > 0 && !this.#hasRoom(waitingBytes, sizeBytes)) {
      throw new RpcError(
        'RESOURCE_EXHAUSTED',
        `the client does not take its answers: ${waitingBytes} bytes wait on this connection, ${this.#totalBytes} on all`,
      );
    }
    this.#byPeer.set(peer, waitingBytes + sizeBytes);
    this.#totalBytes += sizeBytes;
  }

  remove(peer: string, sizeBytes: number): void {
    const waitingBytes = (this.#byPeer.get(peer) ?? 0) - sizeBytes;
    if (waitingBytes > 0) this.#byPeer.set(peer, waitingBytes);
    else this.#byPeer.delete(peer);
    this.#totalBytes -= sizeBytes;
  }

  #hasRoom(waitingBytes: number, sizeBytes: number): boolean {
    const { perConnectionBytes, totalBytes } = this.#limits;
    return waitingBytes + sizeBytes <= perConnectionBytes && this.#totalBytes + sizeBytes <= totalBytes;
  }
}
