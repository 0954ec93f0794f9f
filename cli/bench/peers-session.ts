import { join, resolve } from 'node:path';
import { compareWithEtcd } from '../../bench/peers/compare-etcd.ts';
import { EtcdUnavailableError } from '../../bench/peers/etcd-binary.ts';
import { EtcdStartError } from '../../bench/peers/etcd-cluster.ts';
import { NoLeaderError } from '../../bench/peers/etcd-status.ts';
import type { Measurement, PeersResult } from '../../bench/peers/peers-result.ts';
import { type Scenario, scenariosFor } from '../../bench/peers/scenarios.ts';
import { PutKeysError } from '../../bench/peers/stored-keys.ts';
import { renderPeersMarkdown } from '../../bench/report/peers.ts';
import type { PeersDocument } from '../../bench/report/peers-document.ts';
import { BenchControl } from '../cluster/bench-control.ts';
import type { Driver } from '../cluster/driver.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import { clusterPaths } from '../cluster/paths.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';
import { UpNarrator } from '../output/up-narrator.ts';
import { openOutDir } from './out-dir.ts';
import { withOwnCluster } from './own-cluster.ts';
import { toPeersDocument } from './peers-document.ts';

export interface PeersSession {
  /** Of the cluster that is made for the comparison and deleted at its end. */
  readonly clusterName: string;
  readonly version: string;
  /** Of each system. */
  readonly nodeCount: number;
  /** Only what has these words in its name; null: everything. */
  readonly only: string | null;
  readonly rounds: number;
  readonly measuredMs: number;
  /** Null: among the runs of the cluster. */
  readonly outDir: string | null;
  readonly reproduce: string;
  readonly timeoutMs: number;
  readonly say: (text: string) => void;
}

export interface FinishedComparison {
  readonly result: PeersResult;
  readonly document: PeersDocument;
  readonly files: { readonly result: string; readonly page: string };
}

/** Measures a fresh cluster beside a fresh etcd, both on the disk of the state directory. */
export async function compareSession(
  context: Context,
  driver: Driver,
  session: PeersSession,
): Promise<FinishedComparison> {
  const scenarios = chosenScenarios(session);
  await openOutDir(context, session.outDir);
  const signal = AbortSignal.any([context.interruption(), AbortSignal.timeout(session.timeoutMs)]);
  const observer = new UpNarrator(context, session.say);
  const onTakeDown = (): void => session.say(`stopping cluster "${session.clusterName}" and deleting its data`);
  const request = { nodeCount: session.nodeCount, dcs: null };
  const result = await withOwnCluster(
    context,
    driver,
    { name: session.clusterName, request, signal, observer, onTakeDown },
    async () => {
      observer.clear();
      return measure(context, driver, session, scenarios, signal);
    },
  );
  const document = toPeersDocument(result, session.reproduce);
  return { result, document, files: await writeFiles(context, session, result, document) };
}

function chosenScenarios({ nodeCount, only }: PeersSession): readonly Scenario[] {
  const scenarios = scenariosFor(nodeCount);
  const chosen = only === null ? scenarios : scenarios.filter(({ name }) => name.includes(only));
  if (chosen.length > 0) return chosen;
  throw new CliError({
    code: 'no-such-workload',
    exit: 'usage',
    message: `No workload has "${only}" in its name.`,
    hint: `the workloads are: ${scenarios.map(({ name }) => name).join('; ')}`,
  });
}

async function measure(
  context: Context,
  driver: Driver,
  session: PeersSession,
  scenarios: readonly Scenario[],
  signal: AbortSignal,
): Promise<PeersResult> {
  const control = new BenchControl(context, driver, session.clusterName, signal);
  try {
    return await compareWithEtcd({
      cluster: control,
      version: session.version,
      cacheDir: context.cacheDir,
      dataDir: clusterPaths(context.stateDir, session.clusterName).nodesDir,
      onBuild: () => session.say('building etcd with Go; this takes some minutes, once'),
      scenarios,
      rounds: session.rounds,
      measuredMs: session.measuredMs,
      signal,
      onMeasurement: (scenario, system, measurement) =>
        session.say(`${scenario}: ${system} ${describeMeasurement(measurement)}`),
    });
  } catch (error) {
    throw toCliError(error);
  } finally {
    await control.close();
  }
}

function describeMeasurement({ achievedRps, responseMs, invalidReasons }: Measurement): string {
  const figures = `${Math.round(achievedRps)}/s, p99 ${responseMs.p99.toFixed(1)} ms`;
  return invalidReasons.length === 0 ? figures : `${figures}, void: ${invalidReasons.join('; ')}`;
}

function toCliError(error: unknown): unknown {
  if (error instanceof EtcdUnavailableError) {
    const { code, message, hint } = error;
    return new CliError({ code, exit: 'missing', message: `${message}.`, hint, cause: error });
  }
  if (error instanceof EtcdStartError || error instanceof NoLeaderError || error instanceof PutKeysError) {
    return new CliError({ code: error.code, exit: 'failed', message: `${error.message}.`, cause: error });
  }
  return error;
}

async function writeFiles(
  context: Context,
  session: PeersSession,
  result: PeersResult,
  document: PeersDocument,
): Promise<FinishedComparison['files']> {
  const { runsDir } = clusterPaths(context.stateDir, session.clusterName);
  const name = `etcd-${result.environment.startedAt.replace(/[:.]/g, '-')}`;
  const dir = session.outDir === null ? join(runsDir, name) : resolve(context.workingDir, session.outDir);
  await makeDirectory(dir);
  const files = { result: join(dir, 'peers.json'), page: join(dir, 'peers.md') };
  await writeDurably(files.result, `${JSON.stringify(result, null, 2)}\n`);
  await writeDurably(files.page, renderPeersMarkdown(document));
  return files;
}
