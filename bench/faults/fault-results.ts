import { disturbs, isFelt, isSudden } from '../../profiles/fault.ts';
import type { Profile } from '../../profiles/profile.ts';
import type { FaultMark } from '../load/records.ts';
import type { LoadRecord } from '../load/run-load.ts';
import type { FaultResult } from '../result.ts';
import type { InjectedFault } from './fault-runner.ts';
import { type FaultSpan, type Recovery, recoveries } from './recovery.ts';

/** What is told of each fault: as it was carried out, what the clients noticed of it, and what the seconds around it show. */
export function faultResults(
  injected: readonly InjectedFault[],
  { stages }: Pick<Profile, 'stages'>,
  { seconds, workers, p99Of }: LoadRecord,
): readonly FaultResult[] {
  const warmups = new Set(stages.filter(({ warmup }) => warmup).map(({ name }) => name));
  const recovered = recoveries(injected.map(spanOf), { seconds, warmups, p99Of });
  return injected.map((fault, index) => {
    const marks = workers.flatMap((worker) => worker.faults[index] ?? []);
    return faultResult(fault, marks, recovered[index] ?? null);
  });
}

function spanOf(fault: InjectedFault, index: number, all: readonly InjectedFault[]): FaultSpan {
  const { planned, atMs, doneMs, error, lasting } = fault;
  const felt = isFelt(planned.kind) && error === null;
  const heal = all.slice(index + 1).find((later) => later.planned.kind === 'heal' && later.error === null);
  const endMs = doneMs + (lasting?.durationMs ?? 0);
  return {
    atMs,
    overMs: lasting === null ? doneMs : Math.min(endMs, heal?.doneMs ?? endMs),
    felt,
    disturbs: felt && disturbs(planned.kind),
  };
}

function faultResult(fault: InjectedFault, marks: readonly FaultMark[], recovery: Recovery | null): FaultResult {
  const { planned, nodes, leaderBefore, atMs, doneMs, error, mismatch, newLeader, lasting } = fault;
  const hurts = disturbs(planned.kind) && error === null;
  const firstError = hurts ? least(marks.map(({ firstErrorAtMs }) => firstErrorAtMs)) : null;
  const sudden = hurts && isSudden(planned);
  const firstWrite = sudden ? least(marks.map(({ firstWriteOkAtMs }) => firstWriteOkAtMs)) : null;
  return {
    kind: planned.kind,
    target: planned.target,
    ...{ nodes, leaderBefore, atMs, doneMs, error },
    ...(mismatch !== null && { mismatch }),
    plannedAtMs: planned.atMs,
    firstErrorMs: firstError === null ? null : firstError - atMs,
    newLeaderMs: newLeader === null ? null : newLeader.atMs - atMs,
    newLeader: newLeader?.name ?? null,
    firstWriteOkMs: firstWrite === null ? null : firstWrite - atMs,
    // Of several workers each sees its own writes: between those of all of them is no more time than between those of one.
    ...(hurts && (!sudden || lasting !== null) && { writeGapMs: least(marks.map(({ writeGapMs }) => writeGapMs)) }),
    p99BackMs: recovery?.p99BackMs ?? null,
    ...(recovery !== null && recovery.p99NotBack !== null && { p99NotBack: recovery.p99NotBack }),
    failed: marks.reduce((sum, mark) => sum + mark.failed, 0),
    unknown: marks.reduce((sum, mark) => sum + mark.unknown, 0),
    ...(recovery !== null && { p99BeforeMs: recovery.p99BeforeMs, p99AroundMs: recovery.p99AroundMs }),
    ...(lasting !== null && { lasting }),
  };
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
