import { maxDelayMs } from '../../server/faults/fault.ts';
import { type CutMode, type LinkEffect, shapes } from '../../server/faults/link-effect.ts';
import { parseDurationMs } from '../duration.ts';
import { CliError } from '../errors.ts';

/** What is done to a link, as it is written on a command line. */
export interface LinkEffectTexts {
  readonly delay?: string | undefined;
  readonly jitter?: string | undefined;
  readonly loss?: string | undefined;
  readonly bandwidth?: string | undefined;
  readonly cut?: CutMode | undefined;
}

/** Throws CliError for a text that is no duration, share or size, and when nothing would be done. */
export function linkEffectOf({ delay, jitter, loss, bandwidth, cut }: LinkEffectTexts): LinkEffect {
  const effect = {
    cut: cut ?? null,
    delayMs: delay === undefined ? 0 : delayOf(delay),
    jitterMs: jitter === undefined ? 0 : delayOf(jitter),
    lossRatio: loss === undefined ? 0 : parseShare(loss),
    bandwidthBytesPerS: bandwidth === undefined ? 0 : parseBytes(bandwidth),
  };
  if (effect.cut !== null || shapes(effect)) return effect;
  throw usage('Nothing would be done to the link.', 'Use --delay, --jitter, --loss, --bandwidth or --cut.');
}

function delayOf(text: string): number {
  const delayMs = parseDurationMs(text);
  if (delayMs <= maxDelayMs) return delayMs;
  throw usage(
    `A delay is at most ${maxDelayMs / 1000} s, not ${text}.`,
    'Links that are slower than that are cut: --cut drop.',
  );
}

/** "80%" as 0.8. */
export function parseShare(text: string): number {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const share = match === null ? Number.NaN : Number(match[1]) / 100;
  if (share >= 0 && share <= 1) return share;
  throw usage(`"${text}" is no share.`, 'Write a number from 0 to 100 and a percent sign: 30%.');
}

const byteUnits = new Map([
  ['B', 1],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['KiB', 1024],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
]);

function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([KMG]i?)?B$/.exec(text);
  const bytes = match === null ? 0 : Number(match[1]) * byteUnits.get(`${match[2] ?? ''}B`)!;
  if (bytes >= 1) return bytes;
  throw usage(`"${text}" is no bandwidth.`, 'Write bytes per second with their unit: 500KB, 1MiB.');
}

function usage(message: string, hint: string): CliError {
  return new CliError({ code: 'bad-effect', exit: 'usage', message, hint });
}
