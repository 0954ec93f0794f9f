import type { Profile } from '../profiles/profile.ts';
import type { SecondSample, Summary, ValidityCheck } from './result.ts';
import { median } from './stats/median.ts';

/** Below this share of sent calls the load was not the one that the profile asks for. */
const minSentShare = 0.99;

/** Above it a thread has no reserve for a burst: queueing begins in the generator. */
const maxCpuPercentPerWorker = 80;

/** In a closed loop nothing queues for want of a reserve: its callers wait. But a thread without a pause measures itself. */
const maxCpuPercentPerClosedWorker = 95;

/** A timer pacer is late by about a millisecond by design; on a machine that it shares, by a few. */
const minLatenessLimitMs = 5;

/**
 * How much of the reported p99 the generator may have caused itself. The usual bound, a tenth of p50, would void every
 * fast run: the pacer's own millisecond is above a tenth of a p50 of 3 ms. As lateness is part of every response time, it
 * can only make a cluster look worse, never better; half says that what is reported is mostly the cluster.
 */
const latenessShare = 0.5;

/** Whether the generator kept up, over the measured seconds. A run with a failed check says nothing about the cluster. */
export function checkValidity(
  profile: Profile,
  summary: Summary,
  seconds: readonly SecondSample[],
): readonly ValidityCheck[] {
  const measured = measuredSeconds(profile, seconds);
  const cpuPercent = mean(measured.map((second) => second.generatorCpuPercent)) / profile.workers;
  const cpu = (limit: number) => atMost('generator CPU per worker', cpuPercent, limit, '%');
  // A closed loop has no schedule to fall behind.
  if (profile.arrival.mode === 'closed') return [someCalls(summary), cpu(maxCpuPercentPerClosedWorker)];
  const latenessLimitMs = Math.max(minLatenessLimitMs, latenessShare * summary.responseMs.p99);
  const loopDelayMs = median(measured.map((second) => second.generatorEventLoopDelayP99Ms)) ?? 0;
  return [
    someCalls(summary),
    atLeast(sentShareName, summary.offered === 0 ? 0 : summary.sent / summary.offered, minSentShare, ''),
    atMost('send lateness p99', summary.latenessMs.p99, latenessLimitMs, 'ms'),
    cpu(maxCpuPercentPerWorker),
    atMost('generator event-loop delay p99 (median second)', loopDelayMs, latenessLimitMs, 'ms'),
  ];
}

/** Why a failed check makes the figures worthless. */
export function explainCheck({ name, measured, limit, unit, ok }: ValidityCheck): string | null {
  if (ok) return null;
  const [value, bound] = [measured, limit].map((number) => `${Number(number.toPrecision(3))}${unit && ` ${unit}`}`);
  const figures = `${name} is ${value}, the limit is ${bound}`;
  if (name === sentShareName)
    return `Too many calls were dropped at maxInFlight to speak of the load asked for: ${figures}`;
  return `The generator, not the cluster, limited this run: ${figures}`;
}

const sentShareName = 'sent / offered';

function measuredSeconds({ stages }: Profile, seconds: readonly SecondSample[]): readonly SecondSample[] {
  const names = new Set(stages.filter(({ warmup }) => !warmup).map(({ name }) => name));
  return seconds.filter(({ stage }) => names.has(stage));
}

function someCalls({ sent }: Summary): ValidityCheck {
  return atLeast('calls sent', sent, 1, '');
}

function atLeast(name: string, measured: number, limit: number, unit: string): ValidityCheck {
  return { name, measured, limit, unit, ok: measured >= limit };
}

function atMost(name: string, measured: number, limit: number, unit: string): ValidityCheck {
  return { name, measured, limit, unit, ok: measured <= limit };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
