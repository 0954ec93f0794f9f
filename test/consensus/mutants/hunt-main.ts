/**
 * A process that runs schedules with one mutant: `node hunt-main.js '{ patch, firstSeed, schedules }'`; prints the first one
 * that fails as JSON.
 */
import { register } from 'node:module';
import type { ScheduleFailure } from '../../../bench/sim/attempt.ts';
import type { Patch } from './load-hook.ts';

export interface Hunt {
  /** Null: the code as it is. */
  readonly patch: Patch | null;
  readonly firstSeed: number;
  readonly schedules: number;
}

const hunt: Hunt = JSON.parse(process.argv[2]!);
if (hunt.patch !== null) register('./load-hook.js', { parentURL: import.meta.url, data: hunt.patch });
process.stdout.write(JSON.stringify(await run()));

async function run(): Promise<ScheduleFailure | null> {
  // Loaded now, with the patch.
  const { attempt, attemptTwice } = await import('../../../bench/sim/attempt.ts');
  for (let i = 0; i < hunt.schedules; i++) {
    const seed = hunt.firstSeed + i;
    // The first one twice, as `explore` does with some: what no seed tells must be seen, too.
    const outcome = await (i === 0 ? attemptTwice(seed) : attempt(seed));
    if (outcome.type === 'failed') return outcome.failure;
  }
  return null;
}
