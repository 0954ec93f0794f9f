import { methodNames } from '../../profiles/profile.ts';
import { Histogram } from '../stats/histogram.ts';
import { Cell } from './cell.ts';
import { isWrite } from './mix.ts';
import type { CellRecord, FaultMark, SecondRecord } from './records.ts';

interface OpenFault {
  readonly atMs: number;
  readonly disturbs: boolean;
  doneAtMs: number;
  /** When nothing of it is in force any more. */
  overAtMs: number;
  firstErrorAtMs: number | null;
  firstWriteOkAtMs: number | null;
  writeGapMs: number | null;
  lastWriteAtMs: number;
  failed: number;
  unknown: number;
}

/** What became of a call that failed. */
export interface FailedCall {
  readonly code: number;
  readonly sentMs: number;
  readonly nowMs: number;
  readonly elapsedMs: number;
  /** Of a write whose fate the client cannot know. */
  readonly unknown: boolean;
}

/** A call that was on its way for no longer than this when a fault began was hurt by that one, not by an earlier one. */
const underWayMs = 1000;

/**
 * Takes down what happens to calls, three ways at once: per stage and method (where the call was due), per second (when
 * it happened), and for the fault that it fell into. All times in ms since the start of the run.
 */
export class Recorder {
  private readonly cells: (Cell | undefined)[] = [];
  private readonly faults: OpenFault[] = [];
  /** Those after whose end no write was acknowledged yet. */
  private unrecovered: OpenFault[] = [];
  private readonly durationMs: number;
  private readonly onSecond: (record: SecondRecord) => void;
  private readonly cpuMicros: () => number;
  private cpuBefore: number;
  private second = 0;
  // The current second.
  private sent = 0;
  private ok = 0;
  private errors = 0;
  private unknown = 0;
  private dropped = 0;
  private inFlightMax = 0;
  private readonly offeredBySecond: Uint32Array;
  private readonly response = new Histogram();
  private readonly lateness = new Histogram();
  private readonly loopDelay = new Histogram();

  constructor(durationMs: number, cpuMicros: () => number, onSecond: (record: SecondRecord) => void) {
    this.durationMs = durationMs;
    this.offeredBySecond = new Uint32Array(Math.ceil(durationMs / 1000) + 1);
    this.cpuMicros = cpuMicros;
    this.cpuBefore = cpuMicros();
    this.onSecond = onSecond;
  }

  offered(stage: number, method: number, intendedMs: number): void {
    this.cell(stage, method).offered++;
    const second = Math.min(this.offeredBySecond.length - 1, Math.floor(intendedMs / 1000));
    this.offeredBySecond[second]!++;
  }

  droppedCall(stage: number, method: number): void {
    this.cell(stage, method).dropped++;
    this.dropped++;
  }

  /**
   * The generator has done its part for a call. A wait for room on a wire, or the lack of one, is not its lateness: it
   * goes into the response time.
   */
  sentCall(stage: number, method: number, latenessMs: number): void {
    const cell = this.cell(stage, method);
    cell.sent++;
    cell.lateness.recordMs(latenessMs);
    this.sent++;
    this.lateness.recordMs(latenessMs);
  }

  okCall(stage: number, method: number, intendedMs: number, sentMs: number, nowMs: number): void {
    const cell = this.cell(stage, method);
    cell.ok++;
    cell.codes[0]!++;
    cell.response.recordMs(nowMs - intendedMs);
    cell.service.recordMs(nowMs - sentMs);
    this.ok++;
    this.response.recordMs(nowMs - intendedMs);
    if (this.unrecovered.length > 0 && isWrite(method)) this.markRecovered(sentMs, nowMs);
  }

  /** Of a compare-and-set that was answered: it found what it expected. */
  casSucceeded(stage: number, method: number): void {
    this.cell(stage, method).succeeded++;
  }

  private markRecovered(sentMs: number, nowMs: number): void {
    for (const fault of this.unrecovered) {
      fault.writeGapMs = Math.max(fault.writeGapMs ?? 0, nowMs - fault.lastWriteAtMs);
      fault.lastWriteAtMs = nowMs;
      if (sentMs > fault.doneAtMs) fault.firstWriteOkAtMs ??= nowMs;
    }
    this.unrecovered = this.unrecovered.filter(
      ({ firstWriteOkAtMs, overAtMs }) => firstWriteOkAtMs === null || nowMs < overAtMs,
    );
  }

  failedCall(stage: number, method: number, call: FailedCall): void {
    const { code, elapsedMs, unknown } = call;
    const cell = this.cell(stage, method);
    if (unknown) {
      cell.unknown++;
      this.unknown++;
    } else {
      cell.errors++;
      this.errors++;
    }
    cell.codes[code]!++;
    cell.error.recordMs(elapsedMs);
    this.charge(call);
  }

  /**
   * To the newest fault by the time it was sent: one that hangs ends when its deadline passes, and that may be after the node
   * was resumed, or after the next fault. A repair hurts nobody: what fails after it was hurt by what it repairs.
   */
  private charge({ sentMs, nowMs, unknown }: FailedCall): void {
    const { faults } = this;
    const fault =
      faults.findLast(({ atMs, disturbs }) => disturbs && atMs <= sentMs + underWayMs) ??
      faults.find(({ disturbs }) => disturbs);
    if (fault === undefined) return;
    fault.firstErrorAtMs ??= nowMs;
    if (unknown) fault.unknown++;
    else fault.failed++;
  }

  inFlight(count: number): void {
    if (count > this.inFlightMax) this.inFlightMax = count;
  }

  delayed(ms: number): void {
    this.loopDelay.recordMs(ms);
  }

  faultBegan(atMs: number, disturbs: boolean): void {
    const mark = { firstErrorAtMs: null, firstWriteOkAtMs: null, writeGapMs: null, failed: 0, unknown: 0 };
    const never = Number.POSITIVE_INFINITY;
    const fault = { ...mark, atMs, disturbs, doneAtMs: never, overAtMs: never, lastWriteAtMs: atMs };
    this.faults.push(fault);
    if (disturbs) this.unrecovered.push(fault);
  }

  /**
   * From now on a write sent later than `atMs` that is acknowledged shows that the cluster takes writes again; until
   * `overAtMs` they may be away once more, because of what the nodes hold.
   */
  faultDone(index: number, atMs: number, overAtMs: number): void {
    Object.assign(this.faults[index]!, { doneAtMs: atMs, overAtMs });
  }

  /** Everything that earlier faults left in force has ended. */
  healed(atMs: number): void {
    for (const fault of this.faults) if (fault.doneAtMs <= atMs) fault.overAtMs = Math.min(fault.overAtMs, atMs);
  }

  /** Closes every second that is over at `nowMs`. */
  rollTo(nowMs: number): void {
    while (nowMs >= (this.second + 1) * 1000) this.closeSecond();
  }

  /** Closes the second that is under way. */
  finish(): { cells: readonly CellRecord[]; faults: readonly FaultMark[] } {
    this.closeGaps();
    this.closeSecond();
    const cells = this.cells.flatMap((cell, i) => {
      if (cell === undefined) return [];
      return [cell.encode(Math.floor(i / methodNames.length), i % methodNames.length)];
    });
    const faults = this.faults.map(({ firstErrorAtMs, firstWriteOkAtMs, writeGapMs, failed, unknown }) => {
      const gapMs = firstWriteOkAtMs === null ? null : writeGapMs;
      return { firstErrorAtMs, firstWriteOkAtMs, writeGapMs: gapMs, failed, unknown };
    });
    return { cells, faults };
  }

  /** Writes that were away when the load ended, while a fault was in force, are shown by none that came back. */
  private closeGaps(): void {
    const endMs = Math.min(this.durationMs, this.second * 1000);
    for (const fault of this.unrecovered) {
      const gapMs = Math.min(endMs, fault.overAtMs) - fault.lastWriteAtMs;
      fault.writeGapMs = Math.max(fault.writeGapMs ?? 0, gapMs);
    }
  }

  private cell(stage: number, method: number): Cell {
    const index = stage * methodNames.length + method;
    const known = this.cells[index];
    if (known !== undefined) return known;
    const cell = new Cell();
    this.cells[index] = cell;
    return cell;
  }

  private closeSecond(): void {
    const cpuMicros = this.cpuMicros();
    const { second, sent, ok, errors, unknown, dropped, inFlightMax } = this;
    this.onSecond({
      ...{ second, sent, ok, errors, unknown, dropped, inFlightMax },
      offered: this.offeredBySecond[second] ?? 0,
      response: this.response.encode(),
      lateness: this.lateness.encode(),
      loopDelay: this.loopDelay.encode(),
      cpuMicros: cpuMicros - this.cpuBefore,
    });
    this.cpuBefore = cpuMicros;
    this.sent = this.ok = this.errors = this.unknown = this.dropped = this.inFlightMax = 0;
    for (const histogram of [this.response, this.lateness, this.loopDelay]) histogram.clear();
    this.second++;
  }
}
