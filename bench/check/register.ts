import { absentValue, type KeyHistory, kindNumber, noRevision } from './key-history.ts';

/**
 * The sequential model of one key: a register whose every change gets a higher revision than the one before, as etcd's mod
 * revision. A change of unknown revision leaves a lower bound instead; the next read that shows a revision makes it exact.
 */
export class Register {
  value = absentValue;
  /** Of the last change when `exact`, else what it must be above. */
  revision = 0;
  exact = true;
  private readonly history: KeyHistory;

  constructor(history: KeyHistory) {
    this.history = history;
  }

  set(value: number, revision: number, exact: boolean): void {
    this.value = value;
    this.revision = revision;
    this.exact = exact;
  }

  /** Carries operation `i` out; false, and nothing changed, when it cannot have returned what it did. */
  step(i: number): boolean {
    const { kind, value, optional } = this.history;
    switch (kind[i]) {
      case kindNumber.get:
        return this.get(i);
      case kindNumber.put:
        return this.change(i, value[i]!);
      case kindNumber.delete:
        return this.delete(i);
      default:
        return optional[i] === 1 ? this.perhapsCas(i) : this.cas(i);
    }
  }

  private get(i: number): boolean {
    if (this.value !== this.history.value[i]) return false;
    const shown = this.history.revision[i]!;
    if (shown === noRevision || this.value === absentValue) return true;
    if (this.exact ? shown !== this.revision : shown <= this.revision) return false;
    this.revision = shown;
    this.exact = true;
    return true;
  }

  private change(i: number, value: number): boolean {
    const revision = this.history.revision[i]!;
    if (revision === noRevision) {
      this.value = value;
      this.exact = false;
      return true;
    }
    if (revision <= this.revision) return false;
    this.set(value, revision, true);
    return true;
  }

  /** One that finds nothing changes nothing, and may tell the revision of the last change of any key. */
  private delete(i: number): boolean {
    const took = this.history.took[i]!;
    if (this.value !== absentValue) return took !== 0 && this.change(i, absentValue);
    const revision = this.history.revision[i]!;
    return took !== 1 && (revision === noRevision || revision >= this.revision);
  }

  private cas(i: number): boolean {
    const { expected, took, value } = this.history;
    const matches = this.value === expected[i];
    if (took[i] === Number(!matches)) return false;
    return matches ? this.change(i, value[i]!) : true;
  }

  private perhapsCas(i: number): boolean {
    const { expected, value } = this.history;
    return this.value === expected[i] ? this.change(i, value[i]!) : true;
  }
}
