import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { heldMs, heldSamples, isUp, nodeReadings } from '../../../../bench/report/charts/node-samples.ts';
import { timelineOf } from '../../../../bench/report/timeline.ts';
import type { BenchResult } from '../../../../bench/result.ts';
import { leaderKillRun } from '../fixture.ts';

const test = suite('bench/report/charts/node-samples');

/** The run of the fixture, which takes 25 s, with the last node sampled until `untilMs` only. */
function runWithoutLastFrom(untilMs: number): BenchResult {
  const run = leaderKillRun();
  const cut = (samples: BenchResult['nodes'][number]['samples']) => samples.filter(({ atMs }) => atMs <= untilMs);
  return { ...run, nodes: run.nodes.map((node, i) => (i === 2 ? { ...node, samples: cut(node.samples) } : node)) };
}

test('a node that is no longer sampled while others are has left: its last sample holds for two seconds', () => {
  const timeline = timelineOf(runWithoutLastFrom(18_000));
  const [stayed, , left] = timeline.nodes;
  assert.is(heldSamples(left!, timeline).at(-1)?.endMs, 20_000);
  assert.is(heldMs(left!, timeline, isUp), 20_000);
  assert.is(heldSamples(stayed!, timeline).at(-1)?.endMs, 25_000);
  const readings = nodeReadings(left!, timeline, ({ state }) => state);
  assert.equal(readings.slice(18, 22), ['running', 'running', '–', '–']);
});

test('a last sample that the others do not outlive by so much holds to the end of the run', () => {
  const timeline = timelineOf(runWithoutLastFrom(23_000));
  assert.is(heldSamples(timeline.nodes[2]!, timeline).at(-1)?.endMs, 25_000);
});

test.run();
