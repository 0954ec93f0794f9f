import type { Output } from '../context.ts';

/**
 * One line that is rewritten while something takes time. On a terminal only: elsewhere a log would fill up with it, so
 * there it writes nothing.
 */
export class ProgressLine {
  readonly #output: Output;
  #shown = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** Whether anybody can see it. */
  get isLive(): boolean {
    return this.#output.isTty;
  }

  show(text: string): void {
    if (!this.#output.isTty) return;
    this.#output.write(`\r\u001b[2K${text.slice(0, this.#output.columns - 1)}`);
    this.#shown = true;
  }

  /** Takes the line away, so that what comes next starts on a clean one. */
  clear(): void {
    if (this.#shown) this.#output.write('\r\u001b[2K');
    this.#shown = false;
  }
}
