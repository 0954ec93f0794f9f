/** The log in memory, as the core keeps it. */
interface LogInMemory {
  readonly compactedIndex: number;
  entry(index: number): Uint8Array;
}

/** Up to where a log that a snapshot of `index` entries covers may be forgotten, when so much before it is to be kept. */
export function beginOfTail(
  log: LogInMemory,
  index: number,
  { tailEntries, tailBytes }: { readonly tailEntries: number; readonly tailBytes: number },
): number {
  let begin = index;
  let sizeBytes = 0;
  const earliest = Math.max(log.compactedIndex, index - tailEntries);
  while (begin > earliest) {
    sizeBytes += log.entry(begin).length;
    if (sizeBytes > tailBytes) break;
    begin--;
  }
  return begin;
}
