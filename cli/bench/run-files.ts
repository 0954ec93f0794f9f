import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderHtml } from '../../bench/report/html.ts';
import type { BenchResult } from '../../bench/result.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import { clusterPaths } from '../cluster/paths.ts';
import type { Context } from '../context.ts';

export interface RunFiles {
  readonly result: string;
  readonly report: string;
}

/** Writes the document of a run and its report: to `outDir`, else to the directory of runs of the cluster. */
export async function writeRunFiles(context: Context, result: BenchResult, outDir: string | null): Promise<RunFiles> {
  const { runsDir } = clusterPaths(context.stateDir, result.cluster.name);
  const dir = outDir === null ? join(runsDir, result.runId) : resolve(context.workingDir, outDir);
  await mkdir(dir, { recursive: true });
  const files = { result: join(dir, 'result.json'), report: join(dir, 'report.html') };
  await writeDurably(files.result, `${JSON.stringify(result)}\n`);
  await writeDurably(files.report, renderHtml(result));
  return files;
}
