/** What a share looks like, for messages and the JSON Schema. */
export const sharePattern = /^(\d+(?:\.\d+)?)%$/;

/** "30%" as 0.3; null when the text is no share of 0 to 100 percent. */
export function parseShare(text: string): number | null {
  const match = sharePattern.exec(text);
  const share = match === null ? Number.NaN : Number(match[1]) / 100;
  return share >= 0 && share <= 1 ? share : null;
}

/** What a number of bytes with its unit looks like. */
export const bytesPattern = /^(\d+(?:\.\d+)?)([KMG]i?)?B$/;

const unitBytes = new Map([
  ['', 1],
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['Ki', 1024],
  ['Mi', 1024 ** 2],
  ['Gi', 1024 ** 3],
]);

/** "500KB", "1MiB" as bytes; null when the text is none, or less than one byte. */
export function parseBytes(text: string): number | null {
  const match = bytesPattern.exec(text);
  const bytes = match === null ? 0 : Number(match[1]) * unitBytes.get(match[2] ?? '')!;
  return bytes >= 1 ? bytes : null;
}
