import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as format from '../../../bench/report/format.ts';

const test = suite('bench/report/format');

function check(render: (value: number) => string, cases: readonly (readonly [number, string])[]): void {
  for (const [value, expected] of cases) assert.is(render(value), expected, `${render.name}(${value})`);
}

test('durations take the unit that reads best, with three digits', () => {
  check(format.duration, [
    [0, '0 ms'],
    [0.0004, '0 ms'],
    [0.0316, '0.032 ms'],
    [0.5, '0.5 ms'],
    [4.2149, '4.21 ms'],
    [25.34, '25.3 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1234, '1.23 s'],
    [59_940, '59.9 s'],
    [60_000, '1 min'],
    [125_400, '2 min 5 s'],
  ]);
});

test('counts and rates group thousands', () => {
  check(format.count, [
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
    [-1234, '-1,234'],
    [41.666, '41.7'],
  ]);
  check(format.rate, [
    [9986.6, '9,987/s'],
    [12.34, '12.3/s'],
  ]);
});

test('bytes use binary units', () => {
  check(format.bytes, [
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [200 * 1024 * 1024, '200 MiB'],
    [1.5 * 1024 ** 3, '1.5 GiB'],
  ]);
});

test('percent never rounds a loss away', () => {
  check(format.percent, [
    [0, '0 %'],
    [1, '100 %'],
    [0.0000001, '< 0.001 %'],
    [0.9999999, '99.999 %'],
    [0.99, '99 %'],
    [0.99981, '99.981 %'],
    [0.00021, '0.021 %'],
    [0.123, '12.3 %'],
  ]);
});

test('quantities take the unit of the document', () => {
  assert.is(format.quantity(1000, 'ms'), '1 s');
  assert.is(format.quantity(4.2, 'us'), '4.2 µs');
  assert.is(format.quantity(9500, 'rps'), '9,500/s');
  assert.is(format.quantity(12, 'calls'), '12');
  assert.is(format.quantity(0.005, 'share'), '0.5 %');
  assert.is(format.quantity(12.4, '%'), '12.4 %');
});

test('what is no finite number is absent, never "NaN"', () => {
  for (const render of [format.duration, format.count, format.rate, format.bytes, format.percent, format.columnMs]) {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, JSON.parse('null') as number]) {
      assert.is(render(value), format.absent);
    }
  }
});

test('instants are read as people write them', () => {
  assert.is(format.dateTime('2026-11-22T19:45:10.123Z'), '2026-11-22 19:45:10 UTC');
  assert.is(format.dateTime('yesterday'), 'yesterday');
  check(format.instant, [
    [14_300, '14.3 s'],
    [5000, '5 s'],
    [90_000, '1 min 30 s'],
  ]);
});

test.run();
