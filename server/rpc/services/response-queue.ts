/** Taken responses leave the array so many at a time: each of them alone would move all behind it. */
const forgottenTogether = 256;

/** Responses of a stream that wait to be taken by its transport, with the bytes that they hold. */
export class ResponseQueue<Response> {
  #queue: { readonly response: Response; readonly sizeBytes: number }[] = [];
  #head = 0;
  #sizeBytes = 0;
  #wake: (() => void) | null = null;
  #onRoom: (() => void) | null = null;
  #error: Error | null = null;
  #ended = false;
  readonly #onTaken: (sizeBytes: number) => void;

  /** @param onTaken a response of this size has left the queue. */
  constructor(onTaken: (sizeBytes: number) => void = () => {}) {
    this.#onTaken = onTaken;
  }

  get length(): number {
    return this.#queue.length - this.#head;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  push(response: Response, sizeBytes = 0): void {
    this.#queue.push({ response, sizeBytes });
    this.#sizeBytes += sizeBytes;
    this.#wakeReader();
  }

  /** The stream ends when what is queued has been taken. */
  end(): void {
    this.#ended = true;
    this.#wakeReader();
    this.#wakeWriter();
  }

  /** The call is over: what waits is forgotten, and nobody is waited for. */
  discard(): void {
    this.#queue = [];
    this.#head = 0;
    this.#onTaken(this.#sizeBytes);
    this.#sizeBytes = 0;
    this.end();
  }

  /** The stream fails at once: what is queued is not sent any more. */
  fail(error: Error): void {
    this.#error ??= error;
    this.#wakeReader();
    this.#wakeWriter();
  }

  /** Resolves when fewer than `maxLength` responses wait, or nobody will take them any more. For one caller at a time. */
  async room(maxLength: number): Promise<void> {
    while (this.length >= maxLength && !this.#ended && this.#error === null) {
      await new Promise<void>((resolve) => {
        this.#onRoom = resolve;
      });
    }
  }

  /** Gives what is pushed, in order, to one reader. */
  async *drain(): AsyncGenerator<Response, void> {
    for (;;) {
      if (this.#error !== null) throw this.#error;
      const next = this.#shift();
      if (next !== null) yield next;
      else if (this.#ended) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  #shift(): Response | null {
    if (this.#head === this.#queue.length) return null;
    const { response, sizeBytes } = this.#queue[this.#head]!;
    this.#head++;
    if (this.#head === this.#queue.length || this.#head >= forgottenTogether) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    this.#sizeBytes -= sizeBytes;
    this.#onTaken(sizeBytes);
    this.#wakeWriter();
    return response;
  }

  #wakeWriter(): void {
    const wake = this.#onRoom;
    this.#onRoom = null;
    wake?.();
  }

  #wakeReader(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
