import { createHash } from 'node:crypto';
import type { Profile } from '../profiles/profile.ts';
import { auditWrites } from './audit/audit.ts';
import { ReadBackError } from './audit/read-back.ts';
import type { StoredKey } from './audit/verdicts.ts';
import type { Operation } from './check/operation.ts';
import type { ClusterControl, ClusterNode } from './cluster-control.ts';
import { Compactor } from './compactor.ts';
import { describeEnvironment } from './environment.ts';
import { faultResults } from './faults/fault-results.ts';
import { FaultRunner, type InjectedFault } from './faults/fault-runner.ts';
import { measureFloor } from './floor.ts';
import { type JudgedRun, judgeRun } from './history/judge-run.ts';
import type { FinalRead } from './history/recorded-history.ts';
import { durationMsOf, keyPrefixOf, planWorkers } from './load/plan.ts';
import { type LoadRecord, runLoad } from './load/run-load.ts';
import { sampleKeys } from './load/sampled-keys.ts';
import { WriteLog } from './load/write-log.ts';
import { NodeSampler } from './node-sampler.ts';
import {
  type Audit,
  type BenchResult,
  type GeneratorFloor,
  type HistoryResult,
  type NodeSeries,
  resultSchemaVersion,
  type SecondSample,
} from './result.ts';
import { newRunId } from './run-id.ts';
import { evaluateThreshold } from './thresholds.ts';
import { checkValidity } from './validity.ts';
import { decide, warningsOf } from './verdict.ts';

export interface BenchmarkOptions {
  readonly profile: Profile;
  readonly cluster: ClusterControl;
  /** The command line that makes this run again. */
  readonly reproduce: string;
  /** Names the run and its keys; made from the time unless given. */
  readonly runId?: string;
  /** Whether to measure the generator against a null server first (2.5 s). On unless told. */
  readonly floor?: boolean;
  /** Ends the run early: the document is still made, with the verdict `aborted`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Given the recorded operations when the profile asks for a history. */
  readonly onHistory?: (operations: readonly Operation[]) => void;
}

/** What a run is doing, for whoever watches. */
export type Progress =
  | { readonly type: 'phase'; readonly phase: 'floor' | 'load' | 'audit' | 'check' }
  | { readonly type: 'second'; readonly sample: SecondSample; readonly totalMs: number }
  | { readonly type: 'fault'; readonly fault: InjectedFault };

/**
 * Runs a profile against a cluster: generator floor, load with its faults, durability audit, verdict.
 * @throws NoEndpointError when no node can be reached.
 */
export async function runBenchmark(options: BenchmarkOptions): Promise<BenchResult> {
  const startedAt = new Date();
  const { profile, cluster, signal } = options;
  const runId = options.runId ?? newRunId(startedAt);
  const progress = options.onProgress ?? (() => {});
  const environment = await describeEnvironment(startedAt);
  const nodes = await cluster.nodes();
  const floor = options.floor === false ? null : await floorOf(profile, progress, signal);
  progress({ type: 'phase', phase: 'load' });
  const observed = await observeLoad(options, nodes, runId, progress);
  const present = servingNodes(await cluster.nodes());
  const audited = await audit(options, observed.load, present, runId, progress);
  const addressed = [...servingNodes(nodes), ...observed.joined];
  const judged = await judgeHistory(options, observed.load, audited.finalRead, addressed, runId, progress);
  if (judged !== null) options.onHistory?.(judged.operations);
  const history = judged?.result ?? null;
  return assemble({ options, runId, environment, nodes, floor, ...observed, ...audited, history });
}

async function floorOf(
  profile: Profile,
  progress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<GeneratorFloor | null> {
  if (signal?.aborted) return null;
  progress({ type: 'phase', phase: 'floor' });
  return measureFloor(profile, signal);
}

/** Those that clients can ask. */
function servingNodes(nodes: readonly ClusterNode[]): readonly ClusterNode[] {
  return nodes.filter(({ witness }) => witness !== true);
}

interface Observed {
  readonly load: LoadRecord;
  readonly series: readonly NodeSeries[];
  readonly injected: readonly InjectedFault[];
  /** Nodes that came while the load ran, in the order of their coming. */
  readonly joined: readonly ClusterNode[];
  /** What of the faults could not be ended after the load. */
  readonly notHealed: readonly string[];
}

/** The load, with the nodes sampled and the faults carried out beside it, all on the load's clock. */
async function observeLoad(
  { profile, cluster, signal }: BenchmarkOptions,
  nodes: readonly ClusterNode[],
  runId: string,
  progress: (progress: Progress) => void,
): Promise<Observed> {
  const totalMs = durationMsOf(profile.stages);
  const over = new AbortController();
  const faultSignal = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const compactor = profile.compact === null ? null : new Compactor(servingNodes(nodes), profile.compact.everyMs);
  let sampler: NodeSampler | null = null;
  const runner: { current: FaultRunner | null } = { current: null };
  let faults: Promise<readonly InjectedFault[]> = Promise.resolve([]);
  let notHealed: readonly string[] | null = null;
  try {
    const load = await runLoad({
      plans: planWorkers(profile, servingNodes(nodes), runId, hasWrites(profile)),
      profile,
      signal,
      onSecond: (sample) => progress({ type: 'second', sample, totalMs }),
      onStart: (pool) => {
        sampler = new NodeSampler(cluster, () => pool.nowMs);
        sampler.start();
        runner.current = new FaultRunner(cluster, pool, faultSignal);
        faults = runner.current.run(profile.faults, (fault) => progress({ type: 'fault', fault }));
      },
    });
    // A leader that was not found while the load lasted was not found: whoever watches for it stops.
    over.abort();
    const injected = await faults;
    const joined = runner.current?.joined ?? [];
    const series = await stopped(sampler, [...nodes, ...joined]);
    notHealed = await healed(runner.current, faults);
    return { load, injected, joined, notHealed, series };
  } finally {
    over.abort();
    await compactor?.stop();
    if (notHealed === null) await healed(runner.current, faults);
    await stopped(sampler, nodes);
  }
}

/** Whatever ended the load, nothing stays broken: the audit, and who comes after, find whole links. */
async function healed(runner: FaultRunner | null, faults: Promise<unknown>): Promise<readonly string[]> {
  await faults.catch(() => null);
  return (await runner?.heal()) ?? [];
}

async function stopped(sampler: NodeSampler | null, nodes: readonly ClusterNode[]): Promise<readonly NodeSeries[]> {
  return sampler === null ? [] : sampler.stop(nodes);
}

function hasWrites({ target }: Profile): boolean {
  return target.mix.put + target.mix.delete + target.mix.cas > 0;
}

interface Audited {
  readonly audit: Audit | null;
  readonly auditError: string | null;
  /** What the audit read, for the history; null when it could not. */
  readonly finalRead: FinalRead | null;
}

/** An aborted run is not audited: whoever stopped it waits, and what it says is not a result. */
async function audit(
  { profile, signal }: BenchmarkOptions,
  load: LoadRecord,
  nodes: readonly ClusterNode[],
  runId: string,
  progress: (progress: Progress) => void,
): Promise<Audited> {
  if (!hasWrites(profile) || load.aborted) return { audit: null, auditError: null, finalRead: null };
  progress({ type: 'phase', phase: 'audit' });
  const log = new WriteLog(profile.target.keys.count);
  for (const { writes } of load.workers) if (writes !== null) log.add(writes);
  const keys = new Map<number, StoredKey>();
  const onKey = (key: number, stored: StoredKey): void => void (profile.history && keys.set(key, stored));
  const startMs = load.nowMs();
  try {
    const { valueSizeBytes } = profile.target;
    const done = await auditWrites(log, nodes, keyPrefixOf(profile, runId), valueSizeBytes, signal, onKey);
    return { audit: done, auditError: null, finalRead: { startMs, endMs: load.nowMs(), keys } };
  } catch (error) {
    if (!(error instanceof ReadBackError)) throw error;
    return { audit: null, auditError: error.message, finalRead: null };
  }
}

/** Like the audit, nothing for a run that was stopped, also while it is judged. */
async function judgeHistory(
  { profile, signal }: BenchmarkOptions,
  { workers, aborted }: LoadRecord,
  finalRead: FinalRead | null,
  nodes: readonly ClusterNode[],
  runId: string,
  progress: (progress: Progress) => void,
): Promise<JudgedRun | null> {
  if (profile.history === null || aborted || signal?.aborted) return null;
  progress({ type: 'phase', phase: 'check' });
  const run = {
    records: workers.flatMap(({ history }) => (history === null ? [] : [history])),
    sampled: sampleKeys(profile.target.keys.count, profile.history.keys, profile.arrival.seed),
    keyPrefix: keyPrefixOf(profile, runId),
    nodeNames: nodes.map(({ name }) => name),
    finalRead,
  };
  try {
    return await judgeRun(run, signal);
  } catch (error) {
    if (signal?.aborted) return null;
    throw error;
  }
}

interface Parts extends Observed {
  readonly options: BenchmarkOptions;
  readonly runId: string;
  readonly environment: BenchResult['environment'];
  readonly nodes: readonly ClusterNode[];
  readonly floor: GeneratorFloor | null;
  readonly audit: Audit | null;
  readonly auditError: string | null;
  readonly history: HistoryResult | null;
}

function assemble({ options, load, injected, audit, auditError, history, ...parts }: Parts): BenchResult {
  const { profile } = options;
  const { tally, seconds } = load;
  const unfinished = audit === null || (profile.history !== null && history === null);
  const aborted = load.aborted || (options.signal?.aborted === true && unfinished);
  const summary = tally.summary(load.measuredCpuMicros);
  const stages = tally.stageResults();
  const methods = tally.methodResults(profile.target.mix);
  const faults = faultResults(injected, profile, load);
  const measured = { summary, stages, methods, faults, audit, history, nodes: parts.series };
  const thresholds = profile.thresholds.map((threshold) => evaluateThreshold(threshold, measured));
  const validity = checkValidity(profile, summary, seconds);
  return {
    schemaVersion: resultSchemaVersion,
    runId: parts.runId,
    title: `${profile.name} on ${options.cluster.name}`,
    ...decide({ aborted, validity, thresholds, faults, notHealed: parts.notHealed, audit, auditError, history }),
    warnings: warningsOf(faults),
    thresholds,
    validity,
    environment: parts.environment,
    cluster: { name: options.cluster.name, nodes: parts.nodes.map(({ name, dc }) => ({ name, dc })) },
    profile: { name: profile.name, hash: profileHash(profile), resolved: profile },
    seed: profile.arrival.seed,
    ...measured,
    curve: tally.curve(),
    seconds,
    floor: parts.floor,
    reproduce: options.reproduce,
  };
}

/** Runs compare only when this is equal: a hash over everything that a profile says, names and words left out. */
function profileHash({ name: _name, description: _description, history, compact, ...rest }: Profile): string {
  // Without them the hash is what it was before there were any: older results still compare.
  const said = { ...rest, ...(history && { history }), ...(compact && { compact }) };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
