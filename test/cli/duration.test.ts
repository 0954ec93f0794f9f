import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseDurationMs, parseTimerMs } from '../../cli/duration.ts';
import type { CliError } from '../../cli/errors.ts';

test('a number and a unit are milliseconds, a bare number counts seconds', () => {
  assert.equal(['500ms', '1.5s', '2m', '1h', '3'].map(parseDurationMs), [500, 1_500, 120_000, 3_600_000, 3_000]);
  for (const text of ['', 'soon', '1 s', '-1s', '1d', '1e3'])
    assert.throws(() => parseDurationMs(text), 'is not a duration');
});

test('what a timer is set to is whole milliseconds, which 1.1 hours are not by themselves', () => {
  assert.not.ok(Number.isInteger(parseDurationMs('1.1h')));
  assert.is(parseTimerMs('1.1h'), 3_960_000);
  assert.is(parseTimerMs('400.4ms'), 400);
});

test('a time at which a timer would fire at once is refused', () => {
  assert.is(parseTimerMs('596h'), 596 * 3_600_000);
  assert.is(errorOf(() => parseTimerMs('597h')).message, '"597h" is too long: 596h (24 days) are the most.');
  assert.is(errorOf(() => parseTimerMs('9'.repeat(400))).code, 'bad-duration');
});

function errorOf(body: () => unknown): CliError {
  try {
    body();
  } catch (error) {
    return error as CliError;
  }
  throw new Error('it went well');
}

test.run();
