import type { Reduction } from '../../bench/sim/schedule.ts';
import { CliError } from '../errors.ts';

/** What a user asks to leave out of a schedule; the flags of `scalectl sim` that replay a shrunk failure. */
export interface ReductionFlags {
  readonly 'keep-faults': string | undefined;
  readonly duration: number | undefined;
  readonly clients: number | undefined;
  readonly concurrency: number | undefined;
  readonly keys: number | undefined;
  readonly calm: boolean;
}

/** Throws CliError `bad-places` for places that are no list of different whole numbers. */
export function reductionFrom(flags: ReductionFlags): Reduction {
  const faults = flags['keep-faults'];
  const clients = {
    ...(flags.clients === undefined ? {} : { count: flags.clients }),
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
    ...(flags.keys === undefined ? {} : { keys: flags.keys }),
  };
  return {
    ...(faults === undefined ? {} : { faults: placesOf(faults) }),
    ...(flags.duration === undefined ? {} : { durationMs: flags.duration }),
    ...(Object.keys(clients).length === 0 ? {} : { clients }),
    ...(flags.calm ? { calmNetwork: true } : {}),
  };
}

function placesOf(text: string): readonly number[] {
  if (text === 'none') return [];
  const words = text.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !/^\d{1,9}$/.test(word));
  if (wrong !== undefined) throw badPlaces(`"${wrong}" is no place of a fault`);
  const places = words.map(Number);
  const twice = places.find((place, i) => places.indexOf(place) !== i);
  if (twice !== undefined) throw badPlaces(`the place ${twice} is named twice`);
  return places;
}

/** Throws CliError `bad-places` when one of the schedules has no fault where one is to be kept. */
export function checkPlaces(
  { faults = [] }: Reduction,
  { seed, schedules }: { readonly seed: number; readonly schedules: number },
  faultCountOf: (seed: number) => number,
): void {
  const last = Math.max(-1, ...faults);
  for (let i = 0; i < schedules && last >= 0; i++) {
    const each = seed + i;
    const count = faultCountOf(each);
    if (last < count) continue;
    const has = count === 0 ? 'no faults' : `faults at the places 0 to ${count - 1}`;
    throw badPlaces(`there is none at place ${last}: the schedule of seed ${each} has ${has}`);
  }
}

function badPlaces(what: string): CliError {
  return new CliError({
    code: 'bad-places',
    exit: 'usage',
    message: `--keep-faults: ${what}.`,
    hint: 'Write the places of faults in one schedule, as a failure prints them: --seed 42 --schedules 1 --keep-faults 0,3; or "none".',
  });
}

/** The command line that runs exactly this again. */
export function replayCommand(seed: number, { faults, durationMs, clients, calmNetwork }: Reduction): string {
  const words = ['scalectl sim', `--seed ${seed}`, '--schedules 1'];
  if (faults !== undefined) words.push(`--keep-faults ${faults.length === 0 ? 'none' : faults.join(',')}`);
  if (durationMs !== undefined) words.push(`--duration ${durationMs}ms`);
  if (clients?.count !== undefined) words.push(`--clients ${clients.count}`);
  if (clients?.concurrency !== undefined) words.push(`--concurrency ${clients.concurrency}`);
  if (clients?.keys !== undefined) words.push(`--keys ${clients.keys}`);
  if (calmNetwork) words.push('--calm');
  return words.join(' ');
}
