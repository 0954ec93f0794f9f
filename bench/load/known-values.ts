import { absent } from './etcd-messages.ts';

/**
 * What one worker last knew of each key: a compare-and-set expects that. It may be old by then: another worker wrote
 * meanwhile, or a write whose outcome is unknown was carried out. Then the comparison fails, and its answer tells anew.
 */
export class KnownValues {
  /** Number of the write that left the value; `absent` for none, and where nothing is known. */
  private readonly stamps: Float64Array;
  private readonly revisions: Float64Array;

  constructor(keyCount: number) {
    this.stamps = new Float64Array(keyCount).fill(absent);
    this.revisions = new Float64Array(keyCount);
  }

  stampOf(key: number): number {
    return this.stamps[key]!;
  }

  /** The key was left so at `revision`; answers may come in another order than the changes. */
  left(key: number, revision: number, stamp: number): void {
    if (revision < this.revisions[key]!) return;
    this.revisions[key] = revision;
    this.stamps[key] = stamp;
  }

  /** A read found nothing: whoever deleted it did so after the revision that is known. */
  wasMissing(key: number): void {
    this.stamps[key] = absent;
  }
}
