import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Operation } from '../../bench/check/operation.ts';
import { writeHistory } from '../../bench/history/history-file.ts';
import { renderHtml } from '../../bench/report/html.ts';
import type { BenchResult } from '../../bench/result.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import { clusterPaths } from '../cluster/paths.ts';
import type { Context } from '../context.ts';
import { makeDirectory } from '../make-directory.ts';

export interface RunFiles {
  readonly result: string;
  readonly report: string;
  /** Null: the profile asks for none, or the run was stopped. */
  readonly history: string | null;
}

/** Writes the document of a run, its report and its history: to `outDir`, else to the directory of runs of the cluster. */
export async function writeRunFiles(
  context: Context,
  result: BenchResult,
  operations: readonly Operation[] | null,
  outDir: string | null,
): Promise<RunFiles> {
  const { runsDir } = clusterPaths(context.stateDir, result.cluster.name);
  const dir = outDir === null ? join(runsDir, result.runId) : resolve(context.workingDir, outDir);
  await makeDirectory(dir);
  const history = join(dir, 'history.jsonl');
  const files = { result: join(dir, 'result.json'), report: join(dir, 'report.html') };
  // That of an earlier run, beside this result, would be taken for the history of this one.
  await rm(history, { force: true });
  await writeDurably(files.result, `${JSON.stringify(result)}\n`);
  await writeDurably(files.report, renderHtml(result));
  // Last, because it is by far the largest: a disk that has no room for it has kept the rest.
  if (operations !== null) await writeHistory(history, result.runId, operations);
  return { ...files, history: operations === null ? null : history };
}
