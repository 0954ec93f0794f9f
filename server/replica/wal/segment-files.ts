/** Names of the files in `wal/`. Numbers have ten digits, so that names sort as numbers do. */
const pattern = /^(\d{10})\.wal$/;

/** The next segment while it is being prepared. It is no part of the log until it gets its number. */
export const preparedFileName = 'next.tmp';

export function segmentFileName(segmentNumber: number): string {
  return `${String(segmentNumber).padStart(10, '0')}.wal`;
}

/** Null when the file is no segment. */
export function parseSegmentFileName(name: string): number | null {
  const digits = pattern.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}
