import { CliError } from './errors.ts';

const unitsMs = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

/** "500ms", "15s", "2m", "1h" as milliseconds; a bare number counts seconds. Throws CliError `bad-duration`. */
export function parseDurationMs(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
  if (match === null) {
    throw new CliError({
      code: 'bad-duration',
      exit: 'usage',
      message: `"${text}" is not a duration.`,
      hint: 'Write a number and a unit: 500ms, 15s, 2m, 1h.',
    });
  }
  return Number(match[1]) * unitsMs.get(match[2] ?? 's')!;
}

/** A timer of Node.js fires at once when it is told more. */
const maxTimerMs = 2 ** 31 - 1;

/** The same for what is waited for: in whole milliseconds, as timers take them, and at most 24 days. */
export function parseTimerMs(text: string): number {
  const durationMs = Math.round(parseDurationMs(text));
  if (durationMs <= maxTimerMs) return durationMs;
  throw new CliError({
    code: 'bad-duration',
    exit: 'usage',
    message: `"${text}" is too long: 596h (24 days) are the most.`,
    hint: 'Write a shorter time.',
  });
}
