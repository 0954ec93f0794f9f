import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { explain } from '../../../bench/check/explain.ts';
import type { Operation } from '../../../bench/check/operation.ts';
import { shrink } from '../../../bench/check/shrink.ts';
import { chooseSeed, createRandom, type Random, withSeed } from '../../support/random.ts';
import { cas, del, get, operation, put, simulate } from './histories.ts';
import { isLinearizable } from './oracle.ts';

const test = suite('bench/check/shrink');
const budget = { maxSteps: 100_000_000 };

const explained: readonly (readonly [string, readonly Operation[], RegExp, number])[] = [
  ['a value from nowhere', [get(9, [0, 1])], /^#1 read 9, but no write of 9 can have happened$/, 1],
  [
    'a value of a failed write',
    [operation({ kind: 'put', value: 9, callUs: 0, returnUs: 1, outcome: 'fail' }), get(9, [2, 3])],
    /no write of 9 can have happened/,
    1,
  ],
  [
    'a read before its write',
    [get(9, [0, 1]), put(9, [2, 3])],
    /^#1 read 9 and had ended before #2 began to write it$/,
    2,
  ],
  [
    'a lost write',
    [put(1, [0, 1], 5), get(null, [2, 3])],
    /^#2 found nothing, although #1 had written 1 before it began/,
    2,
  ],
  [
    'a stale read',
    [put(1, [0, 1], 5), put(2, [2, 3], 6), get(1, [4, 5], 5)],
    /^#3 read 1, which was overwritten: #2 had written 2 before it began/,
    3,
  ],
  [
    'a stale read after a newer one',
    [put(1, [0, 1], 5), put(2, [2, 30], 6), get(2, [4, 5], 6), get(1, [6, 7], 5)],
    /^#4 read 1, which was overwritten: #3 had read 2 before it began/,
    4,
  ],
  [
    'a revision that goes back',
    [put(1, [0, 1], 6), put(2, [2, 3], 5)],
    /^#2 is at revision 5, although #1 at revision 6 had ended before it began/,
    2,
  ],
  [
    'one revision for two writes',
    [put(1, [0, 9], 6), put(2, [0, 9], 6)],
    /have the same revision 6 and different values$/,
    2,
  ],
  [
    'a cas that was carried out twice',
    [put(1, [0, 1]), cas(1, 2, [2, 3], true), cas(1, 3, [4, 5], true)],
    /^No order of these operations/,
    3,
  ],
];

for (const [what, operations, headline, size] of explained) {
  test(`says what is wrong with ${what}, in a sentence about numbered operations`, () => {
    const part = shrink(operations, budget);
    const explanation = explain(part);
    assert.match(explanation.headline, headline);
    assert.is(part.length, size);
    assert.is(explanation.operations.length, size);
    if (explanation.culprit !== null) assert.ok(explanation.headline.startsWith(`#${explanation.culprit + 1} `));
  });
}

test('an operation in words names who, where, what and when', () => {
  const read = operation({ kind: 'get', client: 3, node: 'n2', value: null, callUs: 1_203_456, returnUs: 1_204_999 });
  assert.equal(explain([put(1, [0, 1], 5), read]).operations, [
    '#1 client 0: put 1, revision 5, from 0.000000 s to 0.000001 s',
    '#2 client 3 at n2: get → nothing, from 1.203456 s to 1.204999 s',
  ]);
});

test('of a long history with one stale read two writes, the read and at most a read of the newer value are left', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 20; round++) {
      const options = { operations: 300, clients: 6, unknown: 0.03, revisions: true, kinds: ['get', 'put'] } as const;
      const operations = withStaleRead(random, simulate(random, options));
      const part = shrink(operations, budget);
      const puts = part.filter(({ kind }) => kind === 'put').length;
      // A write that had not ended shows by a read that had: then that read belongs to the evidence.
      assert.is(puts, 2, JSON.stringify(part));
      assert.ok(part.length === 3 || part.length === 4, JSON.stringify(part));
      assert.match(explain(part).headline, 'stale');
    }
  });
});

function withStaleRead(random: Random, operations: readonly Operation[]): readonly Operation[] {
  const writes = operations.filter(({ kind, outcome }) => kind === 'put' && outcome === 'ok');
  const read = random.pick(operations.filter(({ kind, callUs }) => kind === 'get' && callUs > writes[40]!.returnUs));
  const last = writes.filter(({ returnUs }) => returnUs < read.callUs).at(-1)!;
  const old = writes.filter(({ returnUs }) => returnUs < last.callUs).at(-1)!;
  return operations.map((each) => (each === read ? { ...read, value: old.value, revision: old.revision } : each));
}

test('what is left is illegal, is a part of the history, and none of its reads can be spared', () => {
  withSeed(chooseSeed(), (random) => {
    let illegal = 0;
    for (let round = 0; round < 3000; round++) {
      const operations = anyHistory(random);
      if (isLinearizable(operations)) continue;
      illegal++;
      const part = shrink(operations, budget);
      assert.not.ok(isLinearizable(part), `legal: ${JSON.stringify(part)}`);
      for (const each of part) assert.ok(operations.some((other) => sameButCount(each, other)));
      for (const read of part.filter(({ kind }) => kind === 'get'))
        assert.ok(isLinearizable(part.filter((each) => each !== read)), `needless: ${JSON.stringify([read, part])}`);
      assert.ok(explain(part).headline.length > 0);
    }
    assert.ok(illegal > 300, `${illegal} illegal histories`);
  });
});

/** Whether a delete found something may be left out of the part. */
function sameButCount(one: Operation, other: Operation): boolean {
  return JSON.stringify({ ...one, took: null }) === JSON.stringify({ ...other, took: null });
}

function anyHistory(random: Random): readonly Operation[] {
  return Array.from({ length: random.int(2, 7) }, () => {
    const callUs = random.int(0, 12);
    const times = [callUs, callUs + random.int(0, 6)] as const;
    const some = () => random.int(1, 4);
    const make = random.pick([
      () => get(random.chance(0.2) ? null : some(), times),
      () => put(some(), times, random.chance(0.4) ? random.int(2, 8) : null),
      () => del(times, random.chance(0.5) ? random.chance(0.5) : null),
      () => cas(some(), some(), times, random.chance(0.5)),
      () => put(some(), [callUs, Number.POSITIVE_INFINITY]),
    ]);
    return make();
  });
}

/** The claim on which shrinking rests, on its own: leaving out what `shrink` leaves out keeps a legal history legal. */
test('nothing is left of a legal history, as there is no illegal part', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 3000; round++) {
      const operations = anyHistory(random);
      if (!isLinearizable(operations)) continue;
      // Were any step of the shrinking unsound, it would find an illegal part here and keep it.
      assert.ok(isLinearizable(shrink(operations, budget)), JSON.stringify(operations));
    }
  });
});

test('a budget that is used up leaves a larger part, never a legal one', () => {
  const operations = [put(1, [0, 1], 5), put(2, [2, 3], 6), put(3, [4, 5], 7), get(1, [6, 7], 5)];
  assert.not.ok(isLinearizable(shrink(operations, { maxSteps: 1 })));
});

test('every search looks at the clock, the first one too: a history that is hard to judge holds nobody up', () => {
  const kinds = ['get', 'put', 'delete', 'cas'] as const;
  const hard = simulate(createRandom(3), { operations: 3000, clients: 40, unknown: 0.2, revisions: false, kinds });
  const startMs = performance.now();
  assert.ok(shrink(hard, { maxSteps: Number.MAX_SAFE_INTEGER, stop: () => true }).length > 0);
  // Without a look it takes six seconds, until memory ends; with one a few milliseconds.
  assert.ok(performance.now() - startMs < 3_000);
});

test.run();
