/** A snapshot file that cannot be used; its message is a sentence with the file. */
export class SnapshotFileError extends Error {
  /** It is another cluster's: a mistake of an operator, not damage. */
  readonly isForeign: boolean;

  constructor(file: string, what: string, { cause, isForeign = false }: { cause?: unknown; isForeign?: boolean } = {}) {
    super(`The snapshot ${file} cannot be used: ${what}.`, cause === undefined ? undefined : { cause });
    this.name = 'SnapshotFileError';
    this.isForeign = isForeign;
  }
}
