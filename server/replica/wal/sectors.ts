/** What a disk writes whole or not at all. (Many write 4,096 at once; smaller is the cautious assumption.) */
export const sectorBytes = 512;

const zeros = Buffer.alloc(65_536);

/** First index of [start, end) that is not zero; `end` when all are. Skips in native steps: a segment is mostly zeros. */
function firstNonZero(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at + zeros.length <= end && bytes.compare(zeros, 0, zeros.length, at, at + zeros.length) === 0)
    at += zeros.length;
  while (at < end && bytes[at] === 0) at++;
  return at;
}

export function isZero(bytes: Buffer, start: number, end: number): boolean {
  return firstNonZero(bytes, start, end) === end;
}

/** One past the last index of [start, end) that is not zero; `start` when all are zero. */
export function endOfNonZero(bytes: Buffer, start: number, end: number): number {
  let at = end;
  while (at - zeros.length >= start && bytes.compare(zeros, 0, zeros.length, at - zeros.length, at) === 0)
    at -= zeros.length;
  while (at > start && bytes[at - 1] === 0) at--;
  return at;
}

/**
 * Whether a sector holds nothing of [start, end) but zeros, except for at most `tolerated` bytes. The sector in which
 * the range begins is left out: it also holds what stands before the range.
 *
 * @param position of `bytes[0]` in the file: sectors are the file's.
 */
export function hasEmptySector(
  bytes: Buffer,
  start: number,
  end: number,
  position: number,
  tolerated: number,
): boolean {
  const intoSector = (position + start) % sectorBytes;
  for (let at = start + sectorBytes - intoSector; at < end; at += sectorBytes) {
    if (isEmpty(bytes, at, Math.min(at + sectorBytes, end), tolerated)) return true;
  }
  return false;
}

function isEmpty(bytes: Buffer, start: number, end: number, tolerated: number): boolean {
  let left = tolerated;
  for (let i = start; i < end; i++) if (bytes[i] !== 0 && left-- === 0) return false;
  return true;
}
