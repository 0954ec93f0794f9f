import type { Profile } from '../../profiles/profile.ts';
import { describeEnvironment } from '../environment.ts';
import { type Endpoint, type LoadPlan, planWorkers } from '../load/plan.ts';
import { runLoad } from '../load/run-load.ts';
import { newRunId } from '../run-id.ts';
import { median } from '../stats/median.ts';
import { checkValidity, explainCheck } from '../validity.ts';
import { findLeader } from './etcd-status.ts';
import type { Measurement, PeerSystem, PeersResult, ScenarioResult } from './peers-result.ts';
import { type Scenario, scenarioProfile } from './scenarios.ts';
import { countMissing, putKeys } from './stored-keys.ts';

/** A system under comparison. */
export interface Peer {
  readonly system: PeerSystem;
  readonly endpoints: readonly Endpoint[];
}

export interface CompareOptions {
  /** Ours first. Both run for the whole time; the idle one costs a few heartbeats. */
  readonly peers: readonly [Peer, Peer];
  readonly scenarios: readonly Scenario[];
  /** An odd number, or the median is the mean of two. */
  readonly rounds: number;
  /** Before each measurement; 3000 unless told: the code of ours is compiled while it runs, etcd's before. */
  readonly warmupMs?: number;
  /** Of each measurement; 4000 unless told. */
  readonly measuredMs?: number;
  /** Stops at once: the measurement that is under way is no measurement. What was measured in whole rounds is kept. */
  readonly signal?: AbortSignal;
  readonly onMeasurement?: (scenario: string, system: string, measurement: Measurement) => void;
}

/** What was measured of one scenario: a list per system, in order of the rounds. */
interface Row {
  readonly scenario: Scenario;
  readonly of: readonly Measurement[][];
}

/**
 * Measures two systems side by side: scenario by scenario, one directly after the other, and the other way round in the
 * next round, so that what drifts (heat, neighbours, disks) drifts for both.
 * @throws what the first round failed with; of later ones the result tells.
 */
export async function comparePeers(options: CompareOptions): Promise<PeersResult> {
  const { peers, scenarios, rounds, measuredMs = defaultMeasuredMs, signal } = options;
  const environment = await describeEnvironment(new Date());
  const rows: readonly Row[] = scenarios.map((scenario) => ({ scenario, of: peers.map(() => []) }));
  let completeRounds = 0;
  let failure: string | null = null;
  try {
    for (; completeRounds < rounds; completeRounds++) await measureRound(options, rows, completeRounds);
  } catch (error) {
    if (completeRounds === 0 && !signal?.aborted) throw error;
    failure = signal?.aborted ? null : (error as Error).message;
  }
  return {
    schemaVersion: 1,
    environment,
    systems: peers.map(({ system }) => system),
    rounds: completeRounds,
    measuredMs,
    scenarios: rows.map(({ scenario, of }) =>
      scenarioResult(
        scenario.name,
        of.map((each) => each.slice(0, completeRounds)),
      ),
    ),
    failure,
  };
}

const defaultWarmupMs = 3000;
const defaultMeasuredMs = 4000;

async function measureRound(options: CompareOptions, rows: readonly Row[], round: number): Promise<void> {
  const { peers, warmupMs = defaultWarmupMs, measuredMs = defaultMeasuredMs, signal } = options;
  for (const { scenario, of } of rows) {
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { endpoints, system } = peers[index]!;
      const profile = scenarioProfile(scenario, warmupMs, measuredMs);
      const measurement = await measure(scenario, profile, endpoints, signal);
      of[index]!.push(measurement);
      options.onMeasurement?.(scenario.name, system.name, measurement);
    }
  }
}

/** @throws the signal's reason when it aborts: what was cut short has measured nothing, and may have hit dying servers. */
async function measure(
  { at, method }: Scenario,
  profile: Profile,
  nodes: readonly Endpoint[],
  signal?: AbortSignal,
): Promise<Measurement> {
  const endpoints = at === 'leader' ? [await findLeader(nodes, signal)] : nodes;
  const plans = planWorkers(profile, endpoints, newRunId(new Date()), false);
  const [plan] = plans;
  if (method === 'get') await putKeys(plan!, signal);
  const load = await runLoad({ plans, profile, signal });
  signal?.throwIfAborted();
  const summary = load.tally.summary(load.measuredCpuMicros);
  const invalidReasons = [
    ...checkValidity(profile, summary, load.seconds).flatMap((check) => explainCheck(check) ?? []),
    ...(summary.ok === 0 ? ['No call was answered OK'] : []),
    ...(method === 'get' ? await emptyReads(plan!) : []),
  ];
  const { achievedRps, errors, unknown, responseMs, latenessMs, generatorCpuUsPerCall } = summary;
  return {
    ...{ achievedRps, errors: errors + unknown, responseMs, latenessMs, generatorCpuUsPerCall },
    ...{ valid: invalidReasons.length === 0, invalidReasons },
  };
}

async function emptyReads(plan: LoadPlan): Promise<readonly string[]> {
  const { missing, sampled } = await countMissing(plan);
  return missing === 0 ? [] : [`${missing} of ${sampled} keys that were read had not the value that was put`];
}

function scenarioResult(name: string, measurements: readonly (readonly Measurement[])[]): ScenarioResult {
  const [ours = [], theirs = []] = measurements;
  const rounds = ours.map((_, round) => round).filter((round) => ours[round]!.valid && theirs[round]?.valid);
  const ratio = (figure: (measurement: Measurement) => number): number | null => {
    const of = (each: readonly Measurement[]) => median(rounds.map((round) => figure(each[round]!)));
    const [our, their] = [of(ours), of(theirs)];
    return our === undefined || their === undefined ? null : our / their;
  };
  return {
    name,
    measurements,
    throughputRatio: ratio(({ achievedRps }) => achievedRps),
    p99Ratio: ratio(({ responseMs }) => responseMs.p99),
  };
}
