import { absent, count, dateTime, significant } from './format.ts';
import { medianOf, type TransportMeasurements } from './transport-medians.ts';
import { judgeTargets } from './transport-targets.ts';

/** What the page is made of; `bench/peers` has the document with everything else. */
export interface TransportTable extends TransportMeasurements {
  readonly environment: {
    readonly startedAt: string;
    readonly cpuCount: number;
    readonly cpuModel: string;
    readonly nodeVersion: string;
  };
  readonly generator: string;
  readonly rounds: number;
  readonly rows: readonly string[];
  readonly skipped: readonly { readonly row: string; readonly subject: string; readonly reason: string }[];
}

const titles: Readonly<Record<string, string>> = {
  unary: 'unary echo of 100 B',
  tls: 'the same over TLS 1.3',
  client: 'client, unary of 100 B',
  streaming: 'server streaming',
  streams: 'streams that are open',
  latency: 'latency of unary calls',
};

const describers: Readonly<Record<string, (value: number) => string>> = {
  cpuUsPerCall: (value) => `${significant(value)} µs CPU per call`,
  callsPerSecond: (value) => `${count(Math.round(value))} calls/s`,
  p50Ms: (value) => `p50 ${significant(value)} ms`,
  p99Ms: (value) => `p99 ${significant(value)} ms`,
  gigabytesPerSecond: (value) => `${significant(value)} GB/s`,
  slowReaderGrowthMiB: (value) => `memory ${value < 0 ? '' : '+'}${significant(value)} MiB`,
  bytesPerStream: (value) => `${count(Math.round(value))} B held per stream`,
  residentBytesPerStream: (value) => `${count(Math.round(value))} B resident per stream`,
};

/** The figures of one measurement, in words. */
export function describeFigures(figures: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(figures)
    .map(([figure, value]) => (value === undefined ? absent : describers[figure]!(value)))
    .join(', ');
}

/** What the transport costs beside others, as Markdown: medians of the rounds, and the targets. */
export function renderTransports(table: TransportTable): string {
  const { environment, generator, rounds, rows, skipped } = table;
  return [
    '# What our transport costs',
    '',
    `${dateTime(environment.startedAt)}, ${count(environment.cpuCount)} × ${environment.cpuModel}, Node.js ${environment.nodeVersion}; servers are loaded by ${generator}.`,
    `Medians of ${rounds} rounds, measured in turns in one run. One process each; grpc-go uses all cores, nghttpd serves a file without gRPC.`,
    '',
    '| what | load | who | figures |',
    '|---|---|---|---|',
    ...rows.flatMap((row) => linesOf(table, row)),
    '',
    '| target | measured | met |',
    '|---|---|---|',
    ...judgeTargets(table).map(
      ({ text, measured, met }) => `| ${text} | ${measured ?? 'not measured'} | ${yesNo(met)} |`,
    ),
    '',
    ...skipped.map(({ row, subject, reason }) => `Not measured: ${subject} (${titles[row]}), because ${reason}.\n`),
  ].join('\n');
}

function yesNo(met: boolean | null): string {
  if (met === null) return absent;
  return met ? 'yes' : '**no**';
}

function linesOf(table: TransportTable, row: string): string[] {
  const measured = table.measurements.filter((measurement) => measurement.row === row && measurement.round === 1);
  return measured.map(({ load, subject, figures }) => {
    const medians = Object.keys(figures).map((figure) => [figure, medianOf(table, { row, load, subject }, figure)]);
    return `| ${titles[row]} | ${load} | ${subject} | ${describeFigures(Object.fromEntries(medians))} |`;
  });
}
