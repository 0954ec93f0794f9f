import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEnvironment } from '../../environment.ts';
import { clientRow, latencyRow } from './client-rows.ts';
import type { BuildPlace } from './contestants.ts';
import { h2loadVersion } from './h2load.ts';
import { makeKeyPair } from './key-pair.ts';
import type { Laboratory, OpenRow, Row } from './row.ts';
import { streamingRow } from './streaming-row.ts';
import { streamsRow } from './streams-row.ts';
import type { SkippedSubject, TransportMeasurement, TransportResult, TransportRow } from './transport-result.ts';
import { tlsRow, unaryRow } from './unary-row.ts';

const allRows: readonly Row[] = [unaryRow, tlsRow, clientRow, streamingRow, streamsRow, latencyRow];

export interface TransportComparison {
  readonly place: BuildPlace;
  readonly rows: readonly TransportRow[];
  readonly rounds: number;
  readonly signal: AbortSignal;
  readonly onMeasurement: (measurement: TransportMeasurement) => void;
}

/** There is nothing to measure with. */
export class H2loadMissingError extends Error {
  readonly code = 'h2load-missing';
  readonly hint = 'apt-get install nghttp2-client';

  constructor() {
    super('h2load, the load generator of this comparison, is not on the PATH');
    this.name = 'H2loadMissingError';
  }
}

/**
 * What the transport costs, side by side with others: those of one row run at the same time and are measured in turns, one
 * idle while the other works, so that a slow minute of the machine hits all.
 * @throws H2loadMissingError
 */
export async function compareTransports(comparison: TransportComparison): Promise<TransportResult> {
  const generator = await h2loadVersion();
  if (generator === null) throw new H2loadMissingError();
  const { rounds, rows } = comparison;
  const environment = await describeEnvironment(new Date());
  const workDir = await mkdtemp(join(tmpdir(), 'transports-'));
  const measurements: TransportMeasurement[] = [];
  const skipped: SkippedSubject[] = [];
  try {
    const laboratory = { place: comparison.place, workDir, keyPair: await makeKeyPair(workDir) };
    for (const row of allRows.filter(({ name }) => rows.includes(name))) {
      const outcome = await measureRow(row, laboratory, comparison);
      measurements.push(...outcome.measurements);
      skipped.push(...outcome.skipped);
    }
    return { schemaVersion: 2, environment, generator, rounds, rows, measurements, skipped };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function measureRow(row: Row, laboratory: Laboratory, comparison: TransportComparison) {
  const open = await row.open(laboratory);
  try {
    const measurements = await measureInTurns(row.name, open, comparison);
    return { measurements, skipped: open.skipped.map((skip) => ({ row: row.name, ...skip })) };
  } finally {
    await open.close();
  }
}

async function measureInTurns(row: TransportRow, { trials }: OpenRow, comparison: TransportComparison) {
  const { rounds, signal, onMeasurement } = comparison;
  const measurements: TransportMeasurement[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const { load, subject, run } of trials) {
      signal.throwIfAborted();
      const measurement = { row, load, subject, round, figures: await run() };
      measurements.push(measurement);
      onMeasurement(measurement);
    }
  }
  return measurements;
}
