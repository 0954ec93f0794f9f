import { maxStallPeriodMs, minRunMs, type Stall } from '../../server/faults/fault.ts';
import { CliError } from '../errors.ts';
import { shareOf } from './link-effect-flags.ts';

/** "80%" of 200 ms as a stall. Throws CliError when nothing, or nearly everything, of a period is left. */
export function stallOf(duty: string, periodMs: number): Stall {
  const stallMs = shareOf(duty) * periodMs;
  if (stallMs >= 1 && periodMs <= maxStallPeriodMs && periodMs - stallMs >= minRunMs) return { stallMs, periodMs };
  throw new CliError({
    code: 'bad-effect',
    exit: 'usage',
    message: `A node cannot stand still for ${duty} of ${periodMs} ms.`,
    hint: `It stands still for at least 1 ms and runs for at least ${minRunMs} ms of each period of at most ${maxStallPeriodMs / 1000} s; to freeze it altogether leave --duty out.`,
  });
}
