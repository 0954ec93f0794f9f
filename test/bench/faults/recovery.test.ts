import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { NodeSample } from '../../../bench/cluster-control.ts';
import { leaderIn } from '../../../bench/faults/leader-watch.ts';
import { p99Around, p99BackMs } from '../../../bench/faults/recovery.ts';
import type { SecondSample } from '../../../bench/result.ts';

const empty = { offered: 0, sent: 0, errors: 0, unknown: 0, dropped: 0, inFlightMax: 0, p50: 0, p999: 0, max: 0 };
const quiet = { latenessP99: 0, generatorCpuPercent: 0, generatorEventLoopDelayP99Ms: 0, stage: 's' };

/** One second for each p99; null: no call was answered. */
function seconds(...p99s: readonly (number | null)[]): SecondSample[] {
  return p99s.map((p99, i) => ({ ...empty, ...quiet, atMs: i * 1000, ok: p99 === null ? 0 : 10, p99: p99 ?? 0 }));
}

test('p99 is back in the first later second within 10 % of the worst of the five seconds before', () => {
  // Fault at 6.4 s; the seconds before it peak at 12, the 90 of the first second is too long ago.
  const series = seconds(90, 10, 10, 12, 10, 10, 11, 500, 13.3, 13.2, 10);
  assert.is(p99BackMs(series, 6400), 9000 - 6400);
});

test('a second without any answer is not back', () => {
  assert.is(p99BackMs(seconds(10, 10, null, null, 10), 1500), 2500);
});

test('p99 that stays up, or that has nothing before it, is never back', () => {
  assert.is(p99BackMs(seconds(10, 10, 500, 400), 1500), null);
  assert.is(p99BackMs(seconds(10, 10), 500), null);
});

test('a change is felt as in the worst ten seconds that begin while it lasts', () => {
  const spans: [number, number][] = [];
  const p99 = p99Around(25_300, 28_100, (fromMs, toMs) => {
    spans.push([fromMs, toMs]);
    return fromMs / 1000;
  });
  assert.equal(p99, { p99BeforeMs: 15, p99AroundMs: 28 });
  assert.ok(spans.every(([fromMs, toMs]) => toMs - fromMs === 10_000));
});

test('one that is done at once is felt in the ten seconds after; without answers there is nothing to say', () => {
  const p99Between = (fromMs: number) => (fromMs < 6000 ? null : 7);
  assert.equal(p99Around(6200, 6200, p99Between), { p99BeforeMs: null, p99AroundMs: 7 });
});

function node(nodeId: number, change: Partial<NodeSample>): NodeSample {
  const counters = { commitIndex: 0, appliedIndex: 0, rssBytes: 0, dataBytes: 0, cpuMicros: 0, eventLoopDelayP99Ms: 0 };
  return {
    nodeId,
    name: `n${nodeId}`,
    state: 'running',
    role: 'follower',
    leaderId: 0,
    ballot: '',
    ...counters,
    ...change,
  };
}

test('the leader is the running node that leads; of two, the one that the others name', () => {
  const old = node(1, { role: 'leader', leaderId: 1, ballot: '1' });
  const fresh = node(2, { role: 'leader', leaderId: 2, ballot: '2' });
  assert.equal(leaderIn([old, fresh, node(3, { leaderId: 2 })]), { name: 'n2', ballot: '2' });
  assert.equal(leaderIn([{ ...old, state: 'paused' }, node(2, {}), node(3, {})]), null);
});

test.run();
