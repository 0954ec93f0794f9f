import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mostOnDisk, worstGrowth } from '../../bench/node-growth.ts';
import type { NodeSeries } from '../../bench/result.ts';

function series(rss: (second: number) => number, seconds = 100): NodeSeries {
  const samples = Array.from({ length: seconds }, (_, second) => ({
    ...{ atMs: second * 1000, state: 'running', leader: false, ballot: '', commitIndex: 0, cpuPercent: 0 },
    ...{ rssBytes: rss(second), dataBytes: second * 10, eventLoopDelayP99Ms: 0 },
  }));
  return { nodeId: 1, name: 'n1', dc: 'a', samples };
}

test('memory that jumps with each collection but stays where it is does not grow', () => {
  assert.ok(worstGrowth([series((second) => 100 + (second % 5))]) < 0.01);
});

test('what grows before the first fifth is over does not count, what grows after it does', () => {
  assert.is(worstGrowth([series((second) => (second < 20 ? second : 100))]), 0);
  const growth = worstGrowth([series((second) => 100 + second), series(() => 100)]);
  assert.ok(growth > 0.5 && growth < 0.7, String(growth));
});

test('a node that was away is judged by when it ran, and no node at all by nothing', () => {
  const away = series((second) => (second > 50 ? 0 : 100));
  assert.is(worstGrowth([away]), 0);
  assert.is(worstGrowth([]), Number.POSITIVE_INFINITY);
});

test('on disk counts the most that any node ever had there, and no node at all is above every limit', () => {
  assert.is(mostOnDisk([series(() => 1)]), 990);
  assert.is(mostOnDisk([]), Number.POSITIVE_INFINITY);
});

test.run();
