import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderTransports, type TransportTable } from '../../../bench/report/transports.ts';

const table: TransportTable = {
  environment: { startedAt: '2026-01-02T03:04:05.000Z', cpuCount: 2, cpuModel: 'CPU', nodeVersion: '20.11.0' },
  generator: 'h2load 1.52',
  servers: ['wire', 'other'],
  scenarios: [{ name: 'four' }],
  measurements: [
    { server: 'wire', scenario: 'four', callsPerSecond: 1000, cpuUsPerCall: 2 },
    { server: 'wire', scenario: 'four', callsPerSecond: 3000, cpuUsPerCall: 90 },
    { server: 'wire', scenario: 'four', callsPerSecond: 2000, cpuUsPerCall: 3 },
    { server: 'other', scenario: 'four', callsPerSecond: 100, cpuUsPerCall: 20 },
    { server: 'other', scenario: 'four', callsPerSecond: 200, cpuUsPerCall: 40 },
  ],
  skipped: [{ name: 'third', reason: 'there is none' }],
};

test('each server has its median and its ratio to the first; what was left out is named', () => {
  const lines = renderTransports(table).split('\n');
  assert.ok(lines.includes('| four | wire | 3 µs | 1 | 2,000 |'), lines.join('\n'));
  assert.ok(lines.includes('| four | other | 30 µs | 10 | 150 |'), lines.join('\n'));
  assert.ok(lines.includes('Not measured: third, because there is none'));
});

test.run();
