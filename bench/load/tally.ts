import { type MethodName, methodNames, type Stage } from '../../profiles/profile.ts';
import type { CallCounts, MethodResult, StageResult, Summary } from '../result.ts';
import { percentileCurve, summarize } from '../stats/latency-summary.ts';
import { Cell } from './cell.ts';
import type { WorkerRecord } from './records.ts';
import { statusNames } from './status.ts';

/** The cells of all workers, and the sums over them that a result shows. */
export class Tally {
  private readonly stages: readonly StageWindow[];
  private readonly cells: { readonly stage: number; readonly method: number; readonly cell: Cell }[] = [];

  constructor(stages: readonly StageWindow[], records: readonly WorkerRecord[]) {
    this.stages = stages;
    for (const { cells } of records) for (const each of cells) this.cellAt(each.stage, each.method).add(each);
  }

  /** Over the measured stages; `generatorCpuMicros` was spent in them. */
  summary(generatorCpuMicros: number): Summary {
    const total = this.measured();
    const durationMs = this.stages.reduce((sum, stage) => sum + (stage.warmup ? 0 : stage.endMs - stage.startMs), 0);
    return {
      ...countsOf(total),
      durationMs,
      offeredRps: perSecond(total.offered, durationMs),
      achievedRps: perSecond(total.ok, durationMs),
      responseMs: summarize(total.response),
      serviceMs: summarize(total.service),
      latenessMs: summarize(total.lateness),
      errorMs: summarize(total.error),
      generatorCpuUsPerCall: total.sent === 0 ? 0 : generatorCpuMicros / total.sent,
    };
  }

  curve() {
    const total = this.measured();
    return percentileCurve(total.response, total.service);
  }

  stageResults(): readonly StageResult[] {
    return this.stages.map((stage, index) => {
      const cell = this.sum((each) => each.stage === index);
      return {
        ...stage,
        ...countsOf(cell),
        achievedRps: perSecond(cell.ok, stage.endMs - stage.startMs),
        responseMs: summarize(cell.response),
        serviceMs: summarize(cell.service),
      };
    });
  }

  /** Over the measured stages, for the methods of the mix. */
  methodResults(mix: Readonly<Record<MethodName, number>>): readonly MethodResult[] {
    return methodNames.flatMap((name, index) => {
      if (mix[name] === 0) return [];
      const cell = this.sum((each) => each.method === index && this.isMeasured(each.stage));
      const codes = [...cell.codes.entries()].filter(([, count]) => count > 0);
      return [
        {
          name,
          ...countsOf(cell),
          ...(name === 'cas' && { succeeded: cell.succeeded }),
          responseMs: summarize(cell.response),
          serviceMs: summarize(cell.service),
          codes: Object.fromEntries(codes.map(([code, count]) => [statusNames[code]!, count])),
        },
      ];
    });
  }

  private measured(): Cell {
    return this.sum(({ stage }) => this.isMeasured(stage));
  }

  private isMeasured(stage: number): boolean {
    return this.stages[stage]?.warmup === false;
  }

  private sum(included: (each: { stage: number; method: number }) => boolean): Cell {
    const sum = new Cell();
    for (const each of this.cells) if (included(each)) sum.add(each.cell.encode(each.stage, each.method));
    return sum;
  }

  private cellAt(stage: number, method: number): Cell {
    const known = this.cells.find((each) => each.stage === stage && each.method === method);
    if (known !== undefined) return known.cell;
    const cell = new Cell();
    this.cells.push({ stage, method, cell });
    return cell;
  }
}

export interface StageWindow {
  readonly name: string;
  readonly warmup: boolean;
  readonly startMs: number;
  readonly endMs: number;
}

/** When each stage ran; cut at `stoppedAtMs` for a run that did not come to its end. */
export function stageWindows(stages: readonly Stage[], stoppedAtMs: number): readonly StageWindow[] {
  let startMs = 0;
  return stages.map(({ name, warmup, durationMs }) => {
    const window = {
      name,
      warmup,
      startMs: Math.min(startMs, stoppedAtMs),
      endMs: Math.min(startMs + durationMs, stoppedAtMs),
    };
    startMs += durationMs;
    return window;
  });
}

function countsOf({ offered, sent, ok, errors, dropped, unknown }: Cell): CallCounts {
  return { offered, sent, ok, errors, dropped, unknown };
}

function perSecond(calls: number, durationMs: number): number {
  return durationMs === 0 ? 0 : (calls / durationMs) * 1000;
}
