import { Histogram } from '../stats/histogram.ts';
import type { CellRecord } from './records.ts';
import { statusNames } from './status.ts';

/** Counts and durations of the calls of one method in one stage. Constant memory; cells of workers and stages add up. */
export class Cell {
  offered = 0;
  sent = 0;
  ok = 0;
  errors = 0;
  unknown = 0;
  dropped = 0;
  /** Compare-and-sets that found what they expected. */
  succeeded = 0;
  readonly codes = new Float64Array(statusNames.length);
  readonly response = new Histogram();
  readonly service = new Histogram();
  readonly lateness = new Histogram();
  readonly error = new Histogram();

  add(other: CellRecord): void {
    this.offered += other.offered;
    this.sent += other.sent;
    this.ok += other.ok;
    this.errors += other.errors;
    this.unknown += other.unknown;
    this.dropped += other.dropped;
    this.succeeded += other.succeeded;
    other.codes.forEach((count, code) => {
      this.codes[code]! += count;
    });
    this.response.addEncoded(other.response);
    this.service.addEncoded(other.service);
    this.lateness.addEncoded(other.lateness);
    this.error.addEncoded(other.error);
  }

  encode(stage: number, method: number): CellRecord {
    const { offered, sent, ok, errors, unknown, dropped, succeeded } = this;
    return {
      ...{ stage, method, offered, sent, ok, errors, unknown, dropped, succeeded },
      codes: [...this.codes],
      response: this.response.encode(),
      service: this.service.encode(),
      lateness: this.lateness.encode(),
      error: this.error.encode(),
    };
  }
}
