import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  linearScale,
  logScale,
  percentileScale,
  type Scale,
  timeScale,
} from '../../../../bench/report/charts/scale.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';

const test = suite('bench/report/charts/scale');

function labels(scale: Scale): readonly string[] {
  return scale.ticks.map((tick) => tick.label);
}

test('a linear scale starts at zero, steps in round numbers and holds its maximum', () => {
  assert.equal(labels(linearScale(10_000, String)), ['0', '5000', '10000']);
  assert.equal(labels(linearScale(78, String)), ['0', '50', '100']);
  assert.equal(labels(linearScale(2, String)), ['0', '1', '2']);
});

test('a linear scale of bytes steps in powers of two', () => {
  assert.equal(labels(linearScale(150, String, 2)), ['0', '64', '128', '192']);
});

test('a log scale has whole decades, at least one', () => {
  assert.equal(labels(logScale(0.3, 42, String)), ['0.1', '1', '10', '100']);
  assert.equal(labels(logScale(1, 1, String)), ['1', '10']);
});

test('a percentile scale gives each nine the same width', () => {
  const scale = percentileScale(99.9);
  assert.equal(labels(scale), ['p50', 'p90', 'p99', 'p99.9']);
  assert.ok(Math.abs(scale.position(99) - scale.position(90) - 1 / 3) < 1e-9);
});

test('any scale puts any value inside the plot, in order, with ticks that rise', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 500; round++) {
      const max = 10 ** (random.next() * 12 - 3);
      const scales = [
        linearScale(max, String),
        linearScale(Math.max(1, max), String, 2),
        logScale(max / 10 ** (random.next() * 5), max, String),
        timeScale(max),
        percentileScale(100 * (1 - 10 ** (-6 * random.next()))),
      ];
      const values = [0, max / 3, max, max * 2].sort((a, b) => a - b);
      for (const scale of scales) {
        const positions = values.map(scale.position);
        assert.ok(positions.every((at) => at >= 0 && at <= 1));
        assert.equal(
          positions,
          positions.toSorted((a, b) => a - b),
        );
        assert.ok(scale.ticks.every((tick, index) => index === 0 || tick.at > (scale.ticks[index - 1]?.at ?? 1)));
        assert.ok(scale.ticks.length <= 8, `${scale.ticks.length} ticks`);
      }
    }
  });
});

test.run();
