/** Identity of an entry: FNV-1a with a final mix, 32 bits. Entries differ in origin and value, so equal means the same. */
export function hashOf(entry: Uint8Array): number {
  let hash = 0x811c9dc5 ^ entry.length;
  for (let i = 0; i < entry.length; i++) hash = Math.imul(hash ^ entry[i]!, 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x735a2d97) >>> 0;
}
