import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeLine, encodeHead, encodeOperation, HistoryLineError } from '../../../bench/check/history-lines.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { operation, simulate } from './histories.ts';

const test = suite('bench/check/history-lines');

test('what is written is read back as it was', () => {
  withSeed(chooseSeed(), (random) => {
    const kinds = ['get', 'put', 'delete', 'cas'] as const;
    const options = { operations: 500, clients: 4, unknown: 0.2, revisions: true, kinds };
    for (const each of simulate(random, options)) {
      const named = { ...each, node: random.chance(0.5) ? 'n1' : null };
      assert.equal(decodeLine(encodeOperation(named), 2), named);
    }
  });
});

test('a line says what other checkers need, and nothing that is not known', () => {
  const times = { callUs: 10, returnUs: 20 };
  const put = operation({ ...times, kind: 'put', value: 7, revision: 3, node: 'n2' });
  assert.equal(JSON.parse(encodeOperation(put)), {
    ...{ client: 0, op: 'put', key: 'k', value: 7, call: 10, return: 20, outcome: 'ok', revision: 3, node: 'n2' },
  });
  const lost = operation({ kind: 'put', value: 7, callUs: 10, returnUs: Number.POSITIVE_INFINITY });
  assert.equal(JSON.parse(encodeOperation(lost)), {
    ...{ client: 0, op: 'put', key: 'k', value: 7, call: 10, outcome: 'unknown' },
  });
  const miss = operation({ ...times, kind: 'get' });
  assert.is(JSON.parse(encodeOperation(miss)).value, null);
});

test('the head and empty lines are no operations', () => {
  assert.is(decodeLine(encodeHead({ run: 'r', operations: 3 }), 1), null);
  assert.is(decodeLine('  ', 4), null);
});

const good = { client: 0, op: 'put', key: 'k', value: 1, call: 1, return: 2, outcome: 'ok' };
const bad: readonly (readonly [string, unknown, RegExp])[] = [
  ['no JSON', '{', /^Line 7 is no JSON: \{$/],
  ['a list', [], /^Line 7 must be a JSON object, but is \[\]$/],
  [
    'an operation that is none',
    { ...good, op: 'append' },
    /^Line 7: "op" must be get, put, delete, cas, but is append$/,
  ],
  ['a missing key', { ...good, key: undefined }, /^Line 7: "key" must be a text, but is missing$/],
  ['a time that is none', { ...good, call: '1' }, /^Line 7: "call" must be microseconds, but is 1$/],
  ['a return before the call', { ...good, return: 0 }, /^Line 7 returns at 0, before it is called at 1$/],
  ['an answer without return', { ...good, return: undefined }, /"return" must be microseconds, but is missing$/],
  ['an outcome that is none', { ...good, outcome: 'maybe' }, /"outcome" must be ok, fail, unknown, but is maybe$/],
  ['a put of nothing', { ...good, value: null }, /"value" must be a number or a text, but is null$/],
  ['a fraction of a revision', { ...good, revision: 1.5 }, /"revision" must be a whole number from 0, but is 1.5$/],
  ['a second head', { format: 'scalectl-history', version: 1 }, /is a second head/],
];

for (const [what, line, message] of bad) {
  test(`a line with ${what} is refused in one sentence with its number`, () => {
    const text = typeof line === 'string' ? line : JSON.stringify(line);
    assert.throws(
      () => decodeLine(text, 7),
      (error: Error) =>
        error instanceof HistoryLineError && message.test(error.message) && !error.message.includes('\n'),
    );
  });
}

test('a head of another format, version or unit of time is refused', () => {
  const head = { format: 'scalectl-history', version: 1, run: 'r', timeUnit: 'us' };
  for (const other of [{ format: 'edn' }, { version: 2 }, { timeUnit: 'ns' }, { operations: '3' }, { operations: -1 }])
    assert.throws(() => decodeLine(JSON.stringify({ ...head, ...other }), 1), /^Line 1 /);
});

test('a long line is not repeated in full', () => {
  assert.throws(
    () => decodeLine('x'.repeat(10_000), 1),
    (error: Error) => error.message.length < 100,
  );
});

test.run();
