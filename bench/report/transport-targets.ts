import { significant } from './format.ts';
import { medianOf, type TransportMeasurements } from './transport-medians.ts';

export interface JudgedTarget {
  readonly text: string;
  /** Null when something that it takes was not measured. */
  readonly measured: string | null;
  readonly met: boolean | null;
}

interface Target {
  readonly text: string;
  readonly unit: string;
  measure(of: Lookup): number;
  isMet(value: number): boolean;
}

/** A median; NaN when it was not measured. */
type Lookup = (row: string, load: string, subject: string, figure: string) => number;

const by25 = '4 connections × 25 calls';
const by8 = '4 connections × 8 calls';
const by1 = '4 connections × 1 call';
const openLoop = '10,000 calls/s on 4 connections';
const bulk = 'messages of 64 KiB';
const generator = 'connection of the load generator';

const cpu = (of: Lookup, load: string, subject: string, row = 'unary') => of(row, load, subject, 'cpuUsPerCall');
const ratio = (of: Lookup, other: string, load: string) => cpu(of, load, other) / cpu(of, load, 'wire');
const tlsCost = (of: Lookup, load: string) => cpu(of, load, 'wire', 'tls') - cpu(of, load, 'wire');
const speed = (of: Lookup, subject: string) => of('streaming', bulk, subject, 'gigabytesPerSecond');
const p99 = (of: Lookup, subject: string) => of('latency', openLoop, subject, 'p99Ms');

function atMost(limit: number, unit: string, text: string, measure: Target['measure']): Target {
  return { text: `${text} ≤ ${limit}${unit}`, unit, measure, isMet: (value) => value <= limit };
}

function atLeast(limit: number, unit: string, text: string, measure: Target['measure']): Target {
  return { text: `${text} ≥ ${limit}${unit}`, unit, measure, isMet: (value) => value >= limit };
}

/** What the transport was built to reach. */
const targets: readonly Target[] = [
  atMost(3, ' µs', `CPU per unary call, ${by25}:`, (of) => cpu(of, by25, 'wire')),
  atLeast(12, ' ×', `grpc-js against wire, ${by25}:`, (of) => ratio(of, 'grpc-js', by25)),
  atLeast(4, ' ×', `grpc-go against wire, ${by25}:`, (of) => ratio(of, 'grpc-go', by25)),
  atMost(2, ' ×', `wire against nghttpd, ${by25}:`, (of) => 1 / ratio(of, 'nghttpd', by25)),
  atMost(4.5, ' µs', `CPU per unary call, ${by8}:`, (of) => cpu(of, by8, 'wire')),
  atMost(15, ' µs', `CPU per unary call, ${by1}:`, (of) => cpu(of, by1, 'wire')),
  ...[by8, by1].flatMap((load) =>
    ['grpc-js', 'grpc-go'].map((other) =>
      atLeast(1, ' ×', `${other} against wire, ${load}:`, (of) => ratio(of, other, load)),
    ),
  ),
  atMost(1, ' µs', `TLS 1.3 on top, ${by25}:`, (of) => tlsCost(of, by25)),
  atMost(5, ' µs', `TLS 1.3 on top, ${by1}:`, (of) => tlsCost(of, by1)),
  ...[generator, 'channel'].flatMap((client) => [
    atMost(3, ' µs', `CPU per call of the ${client} at saturation:`, (of) => cpu(of, by25, client, 'client')),
    atMost(8, ' µs', `CPU per call of the ${client} at 10,000/s:`, (of) => cpu(of, openLoop, client, 'client')),
  ]),
  atLeast(1, ' ×', 'server streaming against the lower of 1.5 GB/s and half of what node:net moves:', (of) => {
    return speed(of, 'wire') / Math.min(1.5, speed(of, 'node:net') / 2);
  }),
  atMost(1024, ' B', 'memory per open stream:', (of) =>
    of('streams', '100,000 on 100 connections', 'wire', 'bytesPerStream'),
  ),
  atMost(2, ' ms', 'p99 at 10,000/s:', (of) => p99(of, 'wire')),
  atLeast(1, ' ×', 'p99 of grpc-js against that of wire:', (of) => p99(of, 'grpc-js') / p99(of, 'wire')),
];

/** Each target with what was measured. */
export function judgeTargets(table: TransportMeasurements): readonly JudgedTarget[] {
  const of: Lookup = (row, load, subject, figure) => medianOf(table, { row, load, subject }, figure) ?? Number.NaN;
  return targets.map(({ text, unit, measure, isMet }) => {
    const value = measure(of);
    if (Number.isNaN(value)) return { text, measured: null, met: null };
    return { text, measured: `${significant(value)}${unit}`, met: isMet(value) };
  });
}
