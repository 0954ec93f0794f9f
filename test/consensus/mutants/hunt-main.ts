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
  const { attempt } = await import('../../../bench/sim/attempt.ts');
  for (let i = 0; i < hunt.schedules; i++) {
    const outcome = await attempt(hunt.firstSeed + i);
    if (outcome.type === 'failed') return outcome.failure;
  }
  return null;
}
