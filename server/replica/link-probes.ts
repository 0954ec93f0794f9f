import { scalectl } from '#proto';

const wire = scalectl.peer.v1;

/** Tag of `Frame.probe`: field 2, length-delimited. Frames of consensus never begin with it. */
const probeTag = 0x12;

/** Whether a frame asks, or answers, a probe. */
export function isProbe(frame: Uint8Array): boolean {
  return frame[0] === probeTag;
}

/** The id in a frame that `isProbe`. */
export function probeIdOf(frame: Uint8Array): number {
  return wire.Frame.decode(frame).probe?.id ?? 0;
}

/** How a link stood when it was probed. */
export interface ProbeOutcome {
  /** False: there was no link, so nothing was sent. */
  readonly connected: boolean;
  readonly sent: number;
  readonly answered: number;
  /** From sending to the first and the last answer; 0 when there was none. */
  readonly firstAnswerMs: number;
  readonly lastAnswerMs: number;
}

export interface ProbeRequest {
  readonly count: number;
  readonly paddingBytes: number;
  readonly timeoutMs: number;
}

export const notConnected: ProbeOutcome = { connected: false, sent: 0, answered: 0, firstAnswerMs: 0, lastAnswerMs: 0 };

let lastId = 0;

/** Probes under way on one link. */
export class LinkProbes {
  readonly #onAnswer = new Map<number, () => void>();

  /** Sends `count` frames by `send`; resolves when all are answered or the time is up. */
  async ask(
    { count, paddingBytes, timeoutMs }: ProbeRequest,
    send: (frame: Uint8Array) => void,
  ): Promise<ProbeOutcome> {
    const startMs = performance.now();
    const answers: number[] = [];
    const ids = Array.from({ length: count }, () => ++lastId);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      const padding = new Uint8Array(paddingBytes);
      for (const id of ids) {
        this.#onAnswer.set(id, () => {
          if (answers.push(performance.now() - startMs) < count) return;
          clearTimeout(timer);
          resolve();
        });
        send(wire.Frame.encode({ probe: { id, padding } }).finish());
      }
    });
    for (const id of ids) this.#onAnswer.delete(id);
    const [firstAnswerMs = 0] = answers;
    return { connected: true, sent: count, answered: answers.length, firstAnswerMs, lastAnswerMs: answers.at(-1) ?? 0 };
  }

  /** An answer came. */
  answered(id: number): void {
    const listener = this.#onAnswer.get(id);
    this.#onAnswer.delete(id);
    listener?.();
  }
}
