import { count, dateTime, significant } from './format.ts';

/** What the table is made of; `bench/peers` has the document with everything else. */
export interface TransportTable {
  readonly environment: {
    readonly startedAt: string;
    readonly cpuCount: number;
    readonly cpuModel: string;
    readonly nodeVersion: string;
  };
  readonly generator: string;
  readonly servers: readonly string[];
  readonly scenarios: readonly { readonly name: string }[];
  readonly measurements: readonly {
    readonly server: string;
    readonly scenario: string;
    readonly callsPerSecond: number;
    readonly cpuUsPerCall: number;
  }[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** CPU per call of servers side by side, as Markdown: the median of the rounds, and its ratio to the first server's. */
export function renderTransports(table: TransportTable): string {
  const { environment, generator, servers, scenarios, skipped } = table;
  return [
    '# CPU of a unary call of 100 B, by server',
    '',
    `${dateTime(environment.startedAt)}, ${count(environment.cpuCount)} × ${environment.cpuModel}, Node.js ${environment.nodeVersion}; load: ${generator}.`,
    'Median of the rounds; all servers in one run, measured in turns. One server process each; grpc-go uses all cores.',
    '',
    '| load | server | CPU per call | ratio | calls/s |',
    '|---|---|--:|--:|--:|',
    ...scenarios.flatMap(({ name }) => servers.map((server) => rowOf(table, name, server))),
    ...skipped.map(({ name, reason }) => `\nNot measured: ${name}, because ${reason}`),
    '',
  ].join('\n');
}

function rowOf(table: TransportTable, scenario: string, server: string): string {
  const cpu = median(table, scenario, server, 'cpuUsPerCall');
  const ratio = cpu / median(table, scenario, table.servers[0]!, 'cpuUsPerCall');
  const rate = Math.round(median(table, scenario, server, 'callsPerSecond'));
  return `| ${scenario} | ${server} | ${significant(cpu)} µs | ${significant(ratio)} | ${count(rate)} |`;
}

function median(
  { measurements }: TransportTable,
  scenario: string,
  server: string,
  figure: 'cpuUsPerCall' | 'callsPerSecond',
): number {
  const values = measurements
    .filter((measurement) => measurement.scenario === scenario && measurement.server === server)
    .map((measurement) => measurement[figure])
    .sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
