import type { Operation } from '../../bench/check/operation.ts';
import { NoEndpointError } from '../../bench/load/pool.ts';
import type { BenchResult } from '../../bench/result.ts';
import { type Progress, runBenchmark } from '../../bench/run.ts';
import type { Profile } from '../../profiles/profile.ts';
import { BenchControl } from '../cluster/bench-control.ts';
import type { Driver } from '../cluster/driver.ts';
import { readCluster } from '../cluster/registry.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { type RunFiles, writeRunFiles } from './run-files.ts';

export interface RunOptions {
  readonly clusterName: string;
  readonly profile: Profile;
  /** Null: among the runs of the cluster. */
  readonly outDir: string | null;
  /** The command line that makes this run again. */
  readonly reproduce: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface FinishedRun {
  readonly result: BenchResult;
  readonly files: RunFiles;
}

/** Runs a profile against a cluster that exists and writes its document and report, also when it was interrupted. */
export async function runProfile(context: Context, driver: Driver, options: RunOptions): Promise<FinishedRun> {
  const control = new BenchControl(context, driver, options.clusterName, options.signal);
  try {
    await requireLife(context, control);
    const { profile, reproduce, signal, onProgress } = options;
    let history: readonly Operation[] | null = null;
    const onHistory = (operations: readonly Operation[]): void => {
      history = operations;
    };
    const result = await runBenchmark({ profile, cluster: control, reproduce, signal, onProgress, onHistory });
    return { result, files: await writeRunFiles(context, result, history, options.outDir) };
  } catch (error) {
    throw error instanceof NoEndpointError ? notReachable(error, options.clusterName) : error;
  } finally {
    await control.close();
  }
}

/** With neither a cluster that runs nor one for the run, the error says how to have either. */
async function requireLife(context: Context, control: BenchControl): Promise<void> {
  const exists = (await readCluster(context.stateDir, control.name)) !== null;
  if (exists && (await control.nodes()).some(({ alive }) => alive)) return;
  throw new CliError({
    code: exists ? 'cluster-down' : 'no-such-cluster',
    exit: exists ? 'down' : 'notFound',
    message: exists ? `No node of cluster "${control.name}" runs.` : `There is no cluster "${control.name}".`,
    hint: `Start it with "scalectl up --name ${control.name}", or let the run have one of its own: scalectl bench --up`,
  });
}

function notReachable(cause: NoEndpointError, cluster: string): CliError {
  return new CliError({
    code: cause.code,
    exit: 'unavailable',
    message: `${cause.message}.`,
    hint: `See which nodes run with: scalectl status --name ${cluster}; and start them with: scalectl up --name ${cluster}`,
    cause,
  });
}
