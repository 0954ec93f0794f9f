import { type LinkEffect, noEffect, sameEffect, shapes } from './link-effect.ts';

/** Why a call of a client is not carried out; the text is for the client. */
export class ClientCutError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ClientCutError';
  }
}

/** What the gate needs to know of a call that it holds back. */
export interface HeldCall {
  /** Aborts when the client has gone or its deadline has passed. */
  readonly signal: AbortSignal;
}

/**
 * Stands between clients and the handlers of a node. A connection carries calls of operators as well, which must get
 * through; so what is delayed, held or refused here are calls, never bytes. While no fault touches clients, it is open
 * and costs one test of that.
 */
export class ClientGate {
  #effect: LinkEffect = noEffect;
  #random: () => number = () => 0;
  #open = true;
  readonly #changed = new Set<() => void>();

  get isOpen(): boolean {
    return this.#open;
  }

  /** Streams that are open are to end. */
  get breaks(): boolean {
    return this.#effect.cut === 'reset';
  }

  /** Resolves when a call that comes in now may be carried out; rejects with ClientCutError when it never may. */
  async admit(call: HeldCall): Promise<void> {
    if (this.#effect.cut === 'reset' || this.#effect.cut === 'refuse-new') throw refused;
    if (this.#random() < this.#effect.lossRatio) await this.#lose(call);
    await this.#delay(call);
    await this.deliverable(call);
  }

  /** Resolves when an answer may leave, which is at once unless everything is dropped. */
  async deliverable(call: HeldCall): Promise<void> {
    while (this.#effect.cut === 'drop' && !call.signal.aborted) await this.#change(call);
    if (this.breaks) throw refused;
  }

  /** Tells each change of the gate until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  /** For the holder of the faults: this is what is done to clients from now on. */
  change(effect: LinkEffect, random: () => number): void {
    if (sameEffect(effect, this.#effect)) return;
    this.#effect = effect;
    this.#random = random;
    this.#open = effect.cut === null && !shapes(effect);
    for (const listener of [...this.#changed]) listener();
  }

  /** A lost call is answered by nobody: it ends when its client gives up, at the latest when clients lose nothing any more. */
  async #lose(call: HeldCall): Promise<never> {
    while (this.#effect.lossRatio > 0 && !call.signal.aborted) await this.#change(call);
    throw lost;
  }

  /** Whoever waits is held for no longer than the gate would hold a new call: the delay of a fault ends with the fault. */
  async #delay(call: HeldCall): Promise<void> {
    const { delayMs, jitterMs } = this.#effect;
    let untilMs = performance.now() + delayMs + jitterMs * (2 * this.#random() - 1);
    for (;;) {
      const waitMs = untilMs - performance.now();
      if (waitMs <= 0 || call.signal.aborted) return;
      await this.#change(call, waitMs);
      untilMs = Math.min(untilMs, performance.now() + this.#effect.delayMs + this.#effect.jitterMs);
    }
  }

  /** Resolves at the next change of the gate, when the client leaves, or after `waitMs`. */
  #change(call: HeldCall, waitMs?: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        call.signal.removeEventListener('abort', wake);
        this.#changed.delete(wake);
        resolve();
      };
      const timer = waitMs === undefined ? undefined : setTimeout(wake, waitMs);
      this.#changed.add(wake);
      call.signal.addEventListener('abort', wake);
    });
  }
}

const refused = new ClientCutError('a fault that was set on purpose keeps clients away from this node');
const lost = new ClientCutError('a fault that was set on purpose lost this call');
