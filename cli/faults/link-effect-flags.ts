import { parseBytes, parseShare } from '../../profiles/quantity.ts';
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
    lossRatio: loss === undefined ? 0 : shareOf(loss),
    bandwidthBytesPerS: bandwidth === undefined ? 0 : bytesOf(bandwidth),
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
export function shareOf(text: string): number {
  const share = parseShare(text);
  if (share !== null) return share;
  throw usage(`"${text}" is not a share.`, 'Write a number from 0 to 100 and a percent sign: 30%.');
}

function bytesOf(text: string): number {
  const bytes = parseBytes(text);
  if (bytes !== null) return bytes;
  throw usage(`"${text}" is not a bandwidth.`, 'Write bytes per second with their unit: 500KB, 1MiB.');
}

function usage(message: string, hint: string): CliError {
  return new CliError({ code: 'bad-effect', exit: 'usage', message, hint });
}
