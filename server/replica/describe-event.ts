import { formatBallot } from '../consensus/ballot.ts';
import type { CoreEvent } from '../consensus/effects.ts';

/** For log lines. */
export function describeEvent(event: CoreEvent): Record<string, unknown> {
  return { ...event, ballot: formatBallot(event.ballot) };
}
