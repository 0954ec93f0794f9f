import type { Reduction } from '../../bench/sim/schedule.ts';

/** What a user asks to leave out of a schedule; the flags of `scalectl sim` that replay a shrunk failure. */
export interface ReductionFlags {
  readonly 'keep-faults': string | undefined;
  readonly duration: number | undefined;
  readonly clients: number | undefined;
  readonly concurrency: number | undefined;
  readonly keys: number | undefined;
  readonly calm: boolean;
}

export function reductionFrom(flags: ReductionFlags): Reduction {
  const faults = flags['keep-faults'];
  const clients = {
    ...(flags.clients === undefined ? {} : { count: flags.clients }),
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
    ...(flags.keys === undefined ? {} : { keys: flags.keys }),
  };
  return {
    ...(faults === undefined ? {} : { faults: faults === 'none' ? [] : faults.split(',').map(Number) }),
    ...(flags.duration === undefined ? {} : { durationMs: flags.duration }),
    ...(Object.keys(clients).length === 0 ? {} : { clients }),
    ...(flags.calm ? { calmNetwork: true } : {}),
  };
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
