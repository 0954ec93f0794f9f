import type { ExplorationProgress } from '../../bench/sim/explore.ts';
import type { ExplorationResult } from '../../bench/sim/explore-in-threads.ts';
import type { Fault } from '../../bench/sim/faults.ts';
import type { Shrunk } from '../../bench/sim/shrink.ts';
import { replayCommand } from './reduction-flags.ts';

/** For the line that is rewritten while it runs. */
export function describeProgress(parts: readonly ExplorationProgress[], schedules: number, durationMs: number): string {
  const done = parts.reduce((sum, part) => sum + part.schedules, 0);
  const perSecond = Math.round((done / Math.max(1, durationMs)) * 1_000);
  return `${done} of ${schedules} schedules, ${perSecond} per second`;
}

/** What was done, in a sentence or two. */
export function describeResult({ progress, durationMs, failed, wasStopped }: ExplorationResult): string {
  const { schedules, events, requests, elections, simulatedMs } = progress;
  const seconds = durationMs / 1_000;
  const perHour = Math.round((schedules / seconds) * 3_600);
  const end = failed !== null ? 'one failed' : wasStopped ? 'stopped, none failed' : 'none failed';
  return (
    `${schedules} schedules in ${seconds.toFixed(1)} s (${perHour} per hour), ${end}: ` +
    `${events} events, ${requests} requests, ${elections} elections, ${Math.round(simulatedMs / 1_000)} s of simulated time`
  );
}

/** A broken invariant: what, after which faults, and how to see it again. */
export function describeFailure({ failure, schedule, reduction, attempts }: Shrunk): string {
  const { settings, faults } = schedule;
  const { clients, network } = settings;
  return [
    `seed ${failure.seed} breaks ${failure.detail}`,
    '',
    `${attempts === 0 ? 'as it was run' : `the least that still does (found in ${attempts} runs)`}: ${settings.nodeCount} nodes, ${settings.durationMs} ms, ` +
      `${clients.count} × ${clients.concurrency} requests on ${clients.keys} keys, loss ${network.loss}, ` +
      `duplicates ${network.duplicate}, delay ${network.meanDelayMs} ms${network.reorder ? ', reordered' : ''}`,
    ...(faults.length === 0 ? ['  no faults'] : faults.map((fault) => `  ${describeFault(fault)}`)),
    '',
    `again:      ${replayCommand(failure.seed, reduction)}`,
    `with words: ${replayCommand(failure.seed, reduction)} --trace`,
    `as found:   ${replayCommand(failure.seed, {})}`,
  ].join('\n');
}

function describeFault({ atMs, forMs, what }: Fault): string {
  const { type, ...details } = what;
  return `${atMs.toFixed(1).padStart(8)} ms, for ${forMs.toFixed(1)} ms: ${type}, ${describeDetails(details)}`;
}

function describeDetails(details: object): string {
  return Object.entries(details)
    .map(([name, value]) => `${name} ${describeValue(value)}`)
    .join(', ');
}

function describeValue(value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return `(${describeDetails(value)})`;
  if (!Array.isArray(value)) return String(value);
  return value.map((link) => (Array.isArray(link) ? link.join('→') : link)).join(' ');
}
