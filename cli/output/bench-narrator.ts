import type { Progress } from '../../bench/run.ts';
import type { Output } from '../context.ts';
import { ProgressLine } from './progress.ts';

const phases = {
  floor: 'measuring what the load generator itself adds, against a server that answers at once',
  load: 'load',
  audit: 'reading back every acknowledged write',
  check: 'judging whether the recorded history is linearizable',
} as const;

const barWidth = 24;

/** Shows a run while it goes: a line that moves on a terminal; faults and phases as lines of their own where asked for. */
export class BenchNarrator {
  readonly #line: ProgressLine;
  readonly #say: ((text: string) => void) | null;

  /** `say` null: only the moving line, so nothing at all where there is no terminal. */
  constructor(output: Output, say: ((text: string) => void) | null) {
    this.#line = new ProgressLine(output);
    this.#say = say;
  }

  readonly onProgress = (progress: Progress): void => {
    switch (progress.type) {
      case 'phase':
        this.#tell(phases[progress.phase]);
        this.#line.show(`${phases[progress.phase]} …`);
        return;
      case 'second':
        this.#line.show(describeSecond(progress));
        return;
      case 'fault':
        this.#tell(describeFault(progress));
    }
  };

  clear(): void {
    this.#line.clear();
  }

  #tell(text: string): void {
    if (this.#say === null) return;
    this.#line.clear();
    this.#say(text);
  }
}

function describeSecond({ sample, totalMs }: Extract<Progress, { type: 'second' }>): string {
  const doneMs = Math.min(totalMs, sample.atMs + 1_000);
  const filled = Math.round((doneMs / totalMs) * barWidth);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  const seconds = `${Math.round(doneMs / 1_000)}/${Math.round(totalMs / 1_000)} s`;
  const latency = `p50 ${sample.p50.toFixed(2)} p99 ${sample.p99.toFixed(2)} ms`;
  const bad = sample.errors + sample.unknown;
  return `${bar} ${seconds}  ${sample.stage}  ${sample.ok} ok/s  ${latency}  ${bad} failed  ${sample.inFlightMax} in flight`;
}

function describeFault({ fault }: Extract<Progress, { type: 'fault' }>): string {
  const at = `at ${(fault.atMs / 1_000).toFixed(1)} s`;
  const what = `${fault.planned.kind} ${fault.planned.target}`;
  if (fault.error !== null) return `${at}: ${what} failed: ${fault.error}`;
  if (fault.lasting !== null) {
    const { summary, durationMs } = fault.lasting;
    return `${at}: ${fault.planned.kind} ${summary}, for ${durationMs / 1_000} s`;
  }
  return `${at}: ${what} → ${fault.nodes.join(', ')}`;
}
