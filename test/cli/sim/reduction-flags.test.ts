import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CliError } from '../../../cli/errors.ts';
import { checkPlaces, reductionFrom } from '../../../cli/sim/reduction-flags.ts';

const none = { duration: undefined, clients: undefined, concurrency: undefined, keys: undefined, calm: false };
const faultsOf = (text: string) => reductionFrom({ ...none, 'keep-faults': text }).faults;

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof CliError && error.exit === 'usage') return error.message;
    throw error;
  }
  return 'it did not throw';
}

test('--keep-faults takes places with commas between them, or none', () => {
  assert.equal(faultsOf('0,3, 7'), [0, 3, 7]);
  assert.equal(faultsOf('none'), []);
});

for (const [text, words] of [
  ['abc', '"abc" is no place'],
  ['', '"" is no place'],
  ['1,', '"" is no place'],
  ['-1', '"-1" is no place'],
  ['1.5', '"1.5" is no place'],
  ['2,0,2', 'the place 2 is named twice'],
] as const) {
  test(`--keep-faults "${text}" is refused in one sentence`, () => {
    assert.match(
      messageOf(() => faultsOf(text)),
      words,
    );
  });
}

test('a place must be one of every schedule that is to run', () => {
  const counts: Readonly<Record<number, number>> = { 7: 4, 8: 2, 9: 0 };
  const check = (faults: readonly number[], schedules: number) =>
    messageOf(() => checkPlaces({ faults }, { seed: 7, schedules }, (seed) => counts[seed]!));
  assert.is(check([0, 3], 1), 'it did not throw');
  assert.match(check([0, 4], 1), 'there is none at place 4: the schedule of seed 7 has faults at the places 0 to 3');
  assert.match(check([3], 2), 'the schedule of seed 8 has faults at the places 0 to 1');
  assert.match(check([0], 3), 'the schedule of seed 9 has no faults');
  assert.is(check([], 3), 'it did not throw');
});

test.run();
