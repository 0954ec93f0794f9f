const unitMs = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

const pattern = /^(\d+(?:\.\d+)?)(us|ms|s|m|h)$/;

/** What a duration looks like, for messages and the JSON Schema. */
export const durationPattern = pattern.source;

/** Milliseconds of "250ms", "20s", "1.5m"; null when the text is none. A bare number is refused: its unit would be a guess. */
export function parseDurationMs(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  return Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
}

/** The shortest exact way to write a number of milliseconds: 20000 → "20s". */
export function formatDuration(ms: number): string {
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000}m`;
  if (ms >= 1000 && ms % 100 === 0) return `${ms / 1000}s`;
  if (ms >= 1 || ms === 0) return `${ms}ms`;
  return `${ms * 1000}us`;
}
