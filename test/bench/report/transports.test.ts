import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeTargets } from '../../../bench/report/transport-targets.ts';
import { renderTransports, type TransportTable } from '../../../bench/report/transports.ts';

const load = '4 connections × 25 calls';

function unary(subject: string, round: number, cpuUsPerCall: number, callsPerSecond: number) {
  return { row: 'unary', load, subject, round, figures: { cpuUsPerCall, callsPerSecond } };
}

const table: TransportTable = {
  environment: { startedAt: '2026-01-02T03:04:05.000Z', cpuCount: 2, cpuModel: 'CPU', nodeVersion: '20.11.0' },
  generator: 'h2load 1.52',
  rounds: 3,
  rows: ['unary'],
  measurements: [
    unary('wire', 1, 2, 1000),
    unary('grpc-js', 1, 20, 100),
    unary('wire', 2, 90, 3000),
    unary('grpc-js', 2, 40, 200),
    unary('wire', 3, 2.5, 2000),
  ],
  skipped: [{ row: 'unary', subject: 'third', reason: 'there is none' }],
};

test('each subject has its medians; what was left out is named', () => {
  const lines = renderTransports(table).split('\n');
  const page = lines.join('\n');
  const wire = `| unary echo of 100 B | ${load} | wire | 2.5 µs CPU per call, 2,000 calls/s |`;
  assert.ok(lines.includes(wire), page);
  assert.ok(lines.includes(`| unary echo of 100 B | ${load} | grpc-js | 30 µs CPU per call, 150 calls/s |`), page);
  assert.ok(lines.includes('Not measured: third (unary echo of 100 B), because there is none.'), page);
});

test('targets are judged where everything that they take was measured', () => {
  const judged = judgeTargets(table).filter(({ met }) => met !== null);
  assert.equal(judged, [
    { text: `CPU per unary call, ${load}: ≤ 3 µs`, measured: '2.5 µs', met: true },
    { text: `grpc-js against wire, ${load}: ≥ 12 ×`, measured: '12 ×', met: true },
  ]);
  assert.ok(renderTransports(table).includes('| not measured | – |'));
});

test('a target that was missed stands out', () => {
  const slow = { ...table, measurements: [unary('wire', 1, 4, 1000)] };
  assert.ok(renderTransports(slow).includes('≤ 3 µs | 4 µs | **no** |'));
});

test.run();
