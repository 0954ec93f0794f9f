import type { Driver } from '../cluster/driver.ts';
import type { ClusterRequest } from '../cluster/spec.ts';
import type { Context } from '../context.ts';
import { BenchNarrator } from '../output/bench-narrator.ts';
import { UpNarrator } from '../output/up-narrator.ts';
import { readProfile } from './load-profile.ts';
import { openOutDir } from './out-dir.ts';
import { withOwnCluster } from './own-cluster.ts';
import { type FinishedRun, runProfile } from './run-profile.ts';

export interface BenchSession {
  /** A file, or the name of a profile that comes along. */
  readonly profile: string;
  readonly clusterName: string;
  /** Null: the cluster exists. Else it is made for this run, and deleted at the end. */
  readonly ownCluster: ClusterRequest | null;
  /** Null: among the runs of the cluster. */
  readonly outDir: string | null;
  readonly reproduce: string;
  readonly timeoutMs: number;
  /** Words about what happens. */
  readonly say: (text: string) => void;
  /** Whether phases and faults are told as well. */
  readonly talkative: boolean;
}

/** One run from profile to files: bad input is found before anything is started, and what was started is always ended. */
export async function runSession(context: Context, driver: Driver, session: BenchSession): Promise<FinishedRun> {
  const profile = await readProfile(session.profile);
  await openOutDir(context, session.outDir);
  const signal = AbortSignal.any([context.interruption(), AbortSignal.timeout(session.timeoutMs)]);
  const narrator = new BenchNarrator(context.stderr, session.talkative ? session.say : null);
  const { clusterName, outDir, reproduce, ownCluster } = session;
  const run = () =>
    runProfile(context, driver, { clusterName, profile, outDir, reproduce, signal, onProgress: narrator.onProgress });
  try {
    if (ownCluster !== null) return await runOnOwnCluster(context, driver, session, ownCluster, signal, narrator, run);
    return await run();
  } finally {
    narrator.clear();
  }
}

function runOnOwnCluster(
  context: Context,
  driver: Driver,
  session: BenchSession,
  request: ClusterRequest,
  signal: AbortSignal,
  narrator: BenchNarrator,
  run: () => Promise<FinishedRun>,
): Promise<FinishedRun> {
  const observer = new UpNarrator(context, session.say);
  const onTakeDown = (): void => {
    narrator.clear();
    session.say(`stopping cluster "${session.clusterName}" and deleting its data`);
  };
  const options = { name: session.clusterName, request, signal, observer, onTakeDown };
  return withOwnCluster(context, driver, options, async () => {
    observer.clear();
    return run();
  });
}
