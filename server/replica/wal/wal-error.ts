export type WalErrorCode =
  | 'disk-full' /** nothing was written; the same append may succeed once there is space */
  | 'write-failed' /** the log takes no more writes until the process starts again */
  | 'fsync-failed' /** as write-failed: what the kernel still holds may not be on the disk, and a retry would lie */
  | 'damaged' /** what was durable has changed or is missing; nothing was cut */
  | 'foreign' /** it belongs to another cluster or node */
  | 'unsupported-version'
  | 'locked' /** another process has it open */
  | 'closed';

/** Its message is a sentence for operators, with the file and the way out. */
export class WalError extends Error {
  readonly code: WalErrorCode;

  constructor(code: WalErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'WalError';
    this.code = code;
  }
}

export function damaged(file: string, offset: number, what: string): WalError {
  return new WalError(
    'damaged',
    `The write-ahead log is damaged: ${file}, byte ${offset}: ${what}. Nothing was changed. The node must not start ` +
      'without what it once acknowledged: keep the file for inspection and replace this node by a new one.',
  );
}

/** No space on the device, or over quota. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
