import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { renderPeersMarkdown, renderPeersText } from '../../../bench/report/peers.ts';
import type { PeerRun, PeersDocument } from '../../../bench/report/peers-document.ts';
import type { Verdict } from '../../../bench/result.ts';
import { leaderKillRun } from './fixture.ts';

const test = suite('bench/report/peers');

const { environment, summary } = leaderKillRun();

function runOf(peer: string, achievedRps: number, p99: number, verdict: Verdict = 'pass'): PeerRun {
  const responseMs = { ...summary.responseMs, p50: p99 / 4, p99, p999: p99 * 2 };
  return { peer, verdict, summary: { ...summary, achievedRps, responseMs, errors: 0, unknown: 0, dropped: 0 } };
}

const comparison: PeersDocument = {
  schemaVersion: 1,
  title: 'scalectl beside etcd',
  environment,
  peers: [
    { name: 'scalectl', version: '0.1.0' },
    { name: 'etcd', version: '3.6.16' },
  ],
  workloads: [
    { name: 'puts, 100 in flight', runs: [runOf('scalectl', 54_700, 3.2), runOf('etcd', 12_400, 16)] },
    { name: 'reads', runs: [runOf('scalectl', 90_000, 2, 'void'), runOf('etcd', 20_000, 8)] },
  ],
  skipped: [{ peer: 'tikv', reason: 'it is not on the PATH' }],
  reproduce: 'scalectl bench peers etcd',
};

test('sets the systems side by side, with ratios to the first', () => {
  assert.is(
    renderPeersText(comparison),
    `scalectl beside etcd
  2026-11-22 19:45:10 UTC, 2 × AMD EPYC 7B13, Linux 6.8.0 x64, Node.js v24.4.1, scalectl 0.1.0
  scalectl: 0.1.0
  etcd: 3.6.16
  Ratios: scalectl to the other one; a rate above 1 and a latency below 1 are better

workload             system     OK rate   ratio     p50     p99  ratio   p99.9  failed  verdict
puts, 100 in flight  scalectl  54,700/s       –  0.8 ms  3.2 ms      –  6.4 ms       0     pass
puts, 100 in flight  etcd      12,400/s  4.41 ×    4 ms   16 ms  0.2 ×   32 ms       0     pass
reads                scalectl  90,000/s       –  0.5 ms    2 ms      –    4 ms       0     void
reads                etcd      20,000/s       –    2 ms    8 ms      –   16 ms       0     pass

Skipped tikv: it is not on the PATH`,
  );
});

test('makes no ratio from a void run', () => {
  const lines = renderPeersText(comparison).split('\n');
  assert.not.match(lines.find((line) => line.startsWith('reads') && line.includes('etcd')) ?? '', '×');
});

test('writes Markdown whose cells hold whatever the names hold', () => {
  const markdown = renderPeersMarkdown({
    ...comparison,
    workloads: [{ name: 'puts | <b>100</b>', runs: [runOf('scalectl', 1000, 1)] }],
  });
  assert.match(markdown, '| puts \\| \\<b\\>100\\</b\\> | scalectl | 1,000/s |');
  assert.match(markdown, '    scalectl bench peers etcd\n');
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  assert.equal(
    rows.map((row) => row.replaceAll('\\|', '').split('|').length),
    [12, 12, 12],
  );
});

test.run();
