import type { Context } from '../context.ts';
import { readFrom, readLastLines, sizeOf, timeOfLine } from './node-log.ts';
import { clusterPaths, nodePaths } from './paths.ts';

export interface LogLine {
  readonly nodeName: string;
  readonly line: string;
}

/** Polling, because watching a file for growth is unreliable on network and container file systems. */
const pollEveryMs = 200;
/** Read at most this much of a log between two looks; a faster writer is caught up with later. */
const chunkSizeBytes = 1024 * 1024;

/** Reads the logs of several nodes as one. */
export class LogReader {
  readonly #context: Context;
  readonly #files: readonly { readonly nodeName: string; readonly path: string }[];
  readonly #offsets = new Map<string, number>();

  constructor(context: Context, clusterName: string, nodeNames: readonly string[]) {
    this.#context = context;
    const paths = clusterPaths(context.stateDir, clusterName);
    this.#files = nodeNames.map((nodeName) => ({ nodeName, path: nodePaths(paths, nodeName).logFile }));
  }

  /** The last lines of all nodes together, oldest first. */
  async readLast(count: number): Promise<readonly LogLine[]> {
    const perNode = await Promise.all(
      this.#files.map(async ({ nodeName, path }) => {
        this.#offsets.set(nodeName, await sizeOf(path));
        return toTimed(nodeName, await readLastLines(path, count));
      }),
    );
    const all = perNode.flat().sort((a, b) => a.timeMs - b.timeMs);
    return count === 0 ? [] : all.slice(-count);
  }

  /** Hands on every whole line that is written from the last `readLast` on, until the signal aborts. */
  async follow(stop: AbortSignal, onLine: (line: LogLine) => void): Promise<void> {
    while (!stop.aborted) {
      for (const { nodeName, path } of this.#files) {
        for (const line of await this.#readNew(nodeName, path)) onLine({ nodeName, line });
      }
      // The abort that ends the wait is how this loop is meant to end.
      await this.#context.clock.sleep(pollEveryMs, stop).catch(() => undefined);
    }
  }

  async #readNew(nodeName: string, path: string): Promise<readonly string[]> {
    const sizeBytes = await sizeOf(path);
    const readTo = this.#offsets.get(nodeName) ?? 0;
    if (sizeBytes === readTo) return [];
    // Smaller than before: it was set aside when the node started again.
    const offset = sizeBytes < readTo ? 0 : readTo;
    const text = await readFrom(path, offset, Math.min(chunkSizeBytes, sizeBytes - offset));
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    this.#offsets.set(nodeName, offset + Buffer.byteLength(whole));
    return whole.split('\n').filter((line) => line !== '');
  }
}

/** A line without a time (the words of a crash) stays with the one before it. */
function toTimed(nodeName: string, lines: readonly string[]): readonly (LogLine & { readonly timeMs: number })[] {
  let timeMs = 0;
  return lines.map((line) => {
    timeMs = timeOfLine(line) ?? timeMs;
    return { nodeName, line, timeMs };
  });
}
