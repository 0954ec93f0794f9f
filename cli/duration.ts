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
      message: `"${text}" is no duration.`,
      hint: 'Write a number and a unit: 500ms, 15s, 2m, 1h.',
    });
  }
  return Number(match[1]) * unitsMs.get(match[2] ?? 's')!;
}
