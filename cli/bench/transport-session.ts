import { join, resolve } from 'node:path';
import { compareTransports, H2loadMissingError } from '../../bench/peers/transport/compare-transports.ts';
import type { TransportResult, TransportRow } from '../../bench/peers/transport/transport-result.ts';
import { describeFigures, renderTransports } from '../../bench/report/transports.ts';
import { writeDurably } from '../cluster/durable-file.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';
import { openOutDir } from './out-dir.ts';

export interface TransportSession {
  readonly rows: readonly TransportRow[];
  readonly rounds: number;
  /** Null: nothing is written. */
  readonly outDir: string | null;
  readonly timeoutMs: number;
  readonly say: (text: string) => void;
}

/** Compares servers, and writes the page and the document when asked to. */
export async function transportSession(context: Context, session: TransportSession) {
  await openOutDir(context, session.outDir);
  const result = await measure(context, session);
  return { result, files: session.outDir === null ? null : await writeFiles(context, session.outDir, result) };
}

async function measure(context: Context, { rows, rounds, timeoutMs, say }: TransportSession): Promise<TransportResult> {
  try {
    return await compareTransports({
      place: { cacheDir: context.cacheDir, environment: context.environment },
      rows,
      rounds,
      signal: AbortSignal.any([context.interruption(), AbortSignal.timeout(timeoutMs)]),
      onMeasurement: ({ row, load, subject, figures }) =>
        say(`${row}, ${load}: ${subject} ${describeFigures(figures)}`),
    });
  } catch (error) {
    if (!(error instanceof H2loadMissingError)) throw error;
    const { code, message, hint } = error;
    throw new CliError({ code, exit: 'missing', message: `${message}.`, hint, cause: error });
  }
}

async function writeFiles(context: Context, outDir: string, result: TransportResult) {
  const dir = resolve(context.workingDir, outDir);
  await makeDirectory(dir);
  const files = { result: join(dir, 'transport.json'), page: join(dir, 'transport.md') };
  await writeDurably(files.result, `${JSON.stringify(result, null, 2)}\n`);
  await writeDurably(files.page, renderTransports(result));
  return files;
}
