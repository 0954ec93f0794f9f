import type { Profile } from '../../profiles/profile.ts';
import { describeEnvironment } from '../environment.ts';
import { type Endpoint, planWorkers } from '../load/plan.ts';
import { runLoad } from '../load/run-load.ts';
import { newRunId } from '../run-id.ts';
import { checkValidity } from '../validity.ts';
import { findLeader } from './etcd-status.ts';
import type { Measurement, PeerSystem, PeersResult, ScenarioResult } from './peers-result.ts';
import { type Scenario, scenarioProfile } from './scenarios.ts';

/** A system under comparison. */
export interface Peer {
  readonly system: PeerSystem;
  readonly endpoints: readonly Endpoint[];
}

export interface CompareOptions {
  /** Ours first. Both run for the whole time; the idle one costs a few heartbeats. */
  readonly peers: readonly [Peer, Peer];
  readonly scenarios: readonly Scenario[];
  /** 2 unless told. */
  readonly rounds?: number;
  /** Before each measurement; 3000 unless told: the code of ours is compiled while it runs, etcd's before. */
  readonly warmupMs?: number;
  /** Of each measurement; 4000 unless told. */
  readonly measuredMs?: number;
  /** Stops after the measurement that is under way; what was measured in whole rounds is kept. */
  readonly signal?: AbortSignal;
  readonly onMeasurement?: (scenario: string, system: string, measurement: Measurement) => void;
}

/**
 * Measures two systems side by side: scenario by scenario, one directly after the other, and the other way round in the
 * next round, so that what drifts (heat, neighbours, disks) drifts for both.
 */
export async function comparePeers(options: CompareOptions): Promise<PeersResult> {
  const { peers, scenarios, rounds = 2, warmupMs = 3000, measuredMs = 4000, signal } = options;
  const environment = await describeEnvironment(new Date());
  const measured = scenarios.map((scenario) => ({ scenario, of: peers.map((): Measurement[] => []) }));
  let completeRounds = 0;
  measuring: for (; completeRounds < rounds; completeRounds++) {
    for (const { scenario, of } of measured) {
      for (const index of completeRounds % 2 === 0 ? [0, 1] : [1, 0]) {
        if (signal?.aborted) break measuring;
        const measurement = await measure(scenario, scenarioProfile(scenario, warmupMs, measuredMs), peers[index]!);
        of[index]!.push(measurement);
        options.onMeasurement?.(scenario.name, peers[index]!.system.name, measurement);
      }
    }
  }
  return {
    schemaVersion: 1,
    environment,
    systems: peers.map(({ system }) => system),
    rounds: completeRounds,
    measuredMs,
    scenarios: measured.map(({ scenario, of }) =>
      scenarioResult(
        scenario.name,
        of.map((each) => each.slice(0, completeRounds)),
      ),
    ),
  };
}

async function measure({ at }: Scenario, profile: Profile, peer: Peer): Promise<Measurement> {
  const endpoints = at === 'leader' ? [await findLeader(peer.endpoints)] : peer.endpoints;
  const load = await runLoad({ plans: planWorkers(profile, endpoints, newRunId(new Date()), false), profile });
  const summary = load.tally.summary(load.measuredCpuMicros);
  const { achievedRps, errors, unknown, responseMs, generatorCpuUsPerCall } = summary;
  const valid = checkValidity(profile, summary, load.seconds).every(({ ok }) => ok);
  return { achievedRps, errors: errors + unknown, responseMs, valid, generatorCpuUsPerCall };
}

function scenarioResult(name: string, measurements: readonly (readonly Measurement[])[]): ScenarioResult {
  const ratio = (figure: (measurement: Measurement) => number) => {
    const [ours, theirs] = measurements.map((each) => median(each.map(figure)));
    return ours === undefined || theirs === undefined || theirs === 0 ? null : ours / theirs;
  };
  return {
    name,
    measurements,
    throughputRatio: ratio(({ achievedRps }) => achievedRps),
    p99Ratio: ratio(({ responseMs }) => responseMs.p99),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
