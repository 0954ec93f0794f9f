import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { polyline, stepArea, stepLine } from '../../../../bench/report/charts/path.ts';

const test = suite('bench/report/charts/path');

test('a step line is level for as long as a value holds, and never slopes', () => {
  const path = stepLine([
    { from: 0, to: 0.5, value: 0.2 },
    { from: 0.5, to: 1, value: 0.8 },
  ]);
  assert.is(path, 'M0 800H500V200H1000');
});

test('a step line breaks where there is no value', () => {
  const path = stepLine([
    { from: 0, to: 0.25, value: 1 },
    { from: 0.25, to: 0.5, value: null },
    { from: 0.5, to: 1, value: 0 },
  ]);
  assert.is(path, 'M0 0H250M500 1000H1000');
});

test('a stacked area stands on the layer below and leaves out what is empty', () => {
  const steps = [
    { from: 0, to: 0.5, value: 0.5 },
    { from: 0.5, to: 1, value: 0.5 },
  ];
  assert.is(
    stepArea(steps, (index) => (index === 0 ? 0.25 : 0.5)),
    'M0 750V500H500V750Z',
  );
});

test('a polyline joins its points', () => {
  const points = [
    { at: 0, value: 0 },
    { at: 1, value: 1 },
  ];
  assert.is(polyline(points), 'M0 1000L1000 0');
});

test.run();
