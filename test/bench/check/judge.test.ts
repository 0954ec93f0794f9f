import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judge } from '../../../bench/check/judge.ts';
import type { Operation } from '../../../bench/check/operation.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import { cas, del, get, lostPut, operation, put, simulate } from './histories.ts';
import { isLinearizable } from './oracle.ts';

const test = suite('bench/check/judge');
const budget = { maxSteps: 10_000_000 };

function verdictOf(...operations: readonly Operation[]): string {
  return judge(operations, budget).verdict;
}

const legal: readonly (readonly [string, readonly Operation[]])[] = [
  ['nothing', []],
  ['a read of a key that nobody wrote', [get(null, [1, 2])]],
  ['a read during a write may see it', [put(1, [0, 10]), get(1, [3, 4])]],
  ['a read during a write may miss it', [put(1, [0, 10]), get(null, [3, 4])]],
  ['operations that touch are concurrent', [put(1, [0, 5]), get(null, [5, 6])]],
  ['writes at the same time end in either order', [put(1, [0, 10]), put(2, [0, 10]), get(1, [11, 12])]],
  ['an unknown write may have happened', [lostPut(1, 0), get(1, [100, 101])]],
  ['an unknown write need not have happened', [lostPut(1, 0), get(null, [100, 101])]],
  ['an unknown write may happen late', [lostPut(1, 0), put(2, [1, 2]), get(2, [3, 4]), get(1, [5, 6])]],
  ['an unknown delete explains an absent key', [put(1, [0, 1]), del([2, Number.POSITIVE_INFINITY]), get(null, [3, 4])]],
  ['a failed write leaves no trace', [operation({ kind: 'put', value: 1, callUs: 0, returnUs: 1, outcome: 'fail' })]],
  ['a cas that matches', [put(1, [0, 1]), cas(1, 2, [2, 3], true), get(2, [4, 5])]],
  ['a cas from nothing', [cas(null, 1, [0, 1], true), get(1, [2, 3])]],
  ['a cas that does not match', [put(1, [0, 1]), cas(2, 3, [2, 3], false), get(1, [4, 5])]],
  ['a delete that finds nothing', [del([0, 1], false, 7), put(1, [2, 3], 8)]],
];

for (const [what, operations] of legal) {
  test(`accepts: ${what}`, () => assert.is(verdictOf(...operations), 'linearizable'));
}

const illegal: readonly (readonly [string, readonly Operation[]])[] = [
  ['a value that nobody wrote', [get(1, [0, 1])]],
  ['a value before it is written', [get(1, [0, 1]), put(1, [2, 3])]],
  ['the value of an unknown write before it was asked for', [get(1, [0, 1]), lostPut(1, 2)]],
  ['a lost write', [put(1, [0, 1]), get(null, [2, 3])]],
  ['a stale read', [put(1, [0, 1]), put(2, [2, 3]), get(1, [4, 5])]],
  [
    'two reads that disagree about the order',
    [put(1, [0, 20]), put(2, [0, 20]), get(1, [1, 2]), get(2, [3, 4]), get(1, [5, 6])],
  ],
  [
    'an unknown write that happens twice',
    [lostPut(1, 0), get(1, [1, 2]), put(2, [3, 4]), get(2, [5, 6]), get(1, [7, 8])],
  ],
  [
    'a failed write that is read',
    [operation({ kind: 'put', value: 1, callUs: 0, returnUs: 1, outcome: 'fail' }), get(1, [2, 3])],
  ],
  ['a delete that did nothing', [put(1, [0, 1]), del([2, 3], true), get(1, [4, 5])]],
  ['a delete that found what was not there', [del([2, 3], true)]],
  ['a cas that was carried out twice', [put(1, [0, 1]), cas(1, 2, [2, 3], true), cas(1, 3, [4, 5], true)]],
  ['a cas that matched and was refused', [put(1, [0, 1]), cas(1, 2, [2, 3], false)]],
  ['a revision that goes back', [put(1, [0, 1], 9), put(2, [2, 3], 8)]],
  ['one revision for two writes', [put(1, [0, 10], 9), put(2, [0, 10], 9)]],
  ['a read at a revision of another write', [put(1, [0, 1], 9), get(1, [2, 3], 10)]],
];

for (const [what, operations] of illegal) {
  test(`rejects: ${what}`, () => assert.is(verdictOf(...operations), 'illegal'));
}

test('says no more than "undecided" when the budget ends', () => {
  const operations = [put(1, [0, 1]), put(2, [2, 3]), get(1, [4, 5])];
  assert.is(judge(operations, { maxSteps: 2 }).verdict, 'undecided');
  const many = Array.from({ length: 5000 }, (_, i) => put(i, [i, i]));
  assert.is(judge(many, { maxSteps: 1e9, stop: () => true }).verdict, 'undecided');
});

test('shows the longest order that it could explain, and the operation that did not fit', () => {
  const operations = [put(1, [0, 1]), put(2, [2, 3]), get(1, [4, 5]), put(3, [6, 7])];
  const { longest, stuckAt } = judge(operations, budget);
  assert.equal(longest, operations.slice(0, 2));
  assert.is(stuckAt, operations[2]);
});

test('reads and failed comparisons that overlap do not multiply the orders to try', () => {
  const writes = Array.from({ length: 40 }, (_, i) => ({ ...put(i, [i, i + 20]), revision: i + 2 }));
  const others = Array.from({ length: 400 }, (_, i) =>
    i % 2 === 0 ? cas(999, 1000 + i, [i / 10, i / 10 + 20], false) : { ...get(i % 40, [i % 40, (i % 40) + 20]) },
  );
  const { verdict, steps } = judge([...writes, ...others], { maxSteps: 1e6 });
  assert.is(verdict, 'linearizable');
  assert.ok(steps < 20_000, `${steps} steps`);
});

test('a compare-and-set of unknown outcome whose value was found did happen, before it was found', () => {
  const lost = operation({ kind: 'cas', expected: null, value: 1, callUs: 0, returnUs: Number.POSITIVE_INFINITY });
  const unknown = { ...lost, outcome: 'unknown' } as const;
  assert.is(verdictOf(unknown, cas(1, 2, [2, 3], true), get(2, [4, 5])), 'linearizable');
  assert.is(verdictOf(unknown, get(1, [2, 3]), get(null, [4, 5])), 'illegal');
  assert.is(verdictOf(unknown, cas(1, 2, [2, 3], true), get(1, [4, 5])), 'illegal');
  assert.is(verdictOf(put(7, [0, 1]), { ...unknown, callUs: 2 }, get(1, [3, 4])), 'illegal', 'it expected nothing');
});

/** Anything that can be written down: few values, few moments, so that ties and coincidences are frequent. */
function anyHistory(random: Random): readonly Operation[] {
  return Array.from({ length: random.int(1, 7) }, () => {
    const kind = random.pick(['get', 'get', 'put', 'put', 'delete', 'cas'] as const);
    const callUs = random.int(0, 12);
    const lost = random.chance(0.25);
    const returnUs = lost ? Number.POSITIVE_INFINITY : callUs + random.int(0, 6);
    const some = () => random.int(1, 4);
    const answered = !lost;
    return operation({
      kind,
      callUs,
      returnUs,
      value: kind === 'put' ? some() : kind === 'delete' || random.chance(0.2) ? null : some(),
      expected: kind === 'cas' && random.chance(0.7) ? some() : null,
      revision: answered && kind !== 'cas' && random.chance(0.4) ? random.int(2, 8) : null,
      took: answered && (kind === 'cas' || kind === 'delete') && random.chance(0.8) ? random.chance(0.5) : null,
    });
  });
}

test('agrees with a trial of all orders, for any history of up to 7 operations', () => {
  withSeed(chooseSeed(), (random) => {
    const seen = { linearizable: 0, illegal: 0 };
    for (let round = 0; round < 20_000; round++) {
      const operations = anyHistory(random);
      const verdict = isLinearizable(operations) ? 'linearizable' : 'illegal';
      seen[verdict]++;
      if (verdictOf(...operations) !== verdict) throw new Error(`not ${verdict}: ${JSON.stringify(operations)}`);
    }
    assert.ok(seen.linearizable > 1000 && seen.illegal > 1000, JSON.stringify(seen));
  });
});

test('agrees with a trial of all orders, for short histories that a register has left', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 2000; round++) {
      const kinds = ['get', 'put', 'delete', 'cas'] as const;
      const operations = simulate(random, {
        operations: 7,
        clients: 4,
        unknown: 0.3,
        revisions: random.chance(0.5),
        kinds,
      });
      assert.ok(isLinearizable(operations), JSON.stringify(operations));
      assert.is(verdictOf(...operations), 'linearizable', JSON.stringify(operations));
    }
  });
});

test('accepts every history that a register has left, with unknown outcomes, deletes and cas', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 100; round++) {
      const kinds = random.pick([
        ['get', 'put'],
        ['get', 'put', 'delete'],
        ['get', 'put', 'delete', 'cas'],
      ] as const);
      const options = {
        operations: random.int(1, 400),
        clients: random.int(1, 8),
        unknown: 0.05,
        revisions: true,
        kinds,
      };
      assert.is(verdictOf(...simulate(random, options)), 'linearizable');
    }
  });
});

test('accepts every history that a register has left, with unknown outcomes and without revisions', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 50; round++) {
      const options = { operations: 300, clients: 5, unknown: 0.02, revisions: false, kinds: ['get', 'put'] } as const;
      assert.is(verdictOf(...simulate(random, options)), 'linearizable');
    }
  });
});

/** Changes one read so that it shows what was surely overwritten before it began; null when there is no such read. */
function withStaleRead(random: Random, operations: readonly Operation[]): readonly Operation[] | null {
  const writes = operations.filter(({ kind, outcome }) => kind === 'put' && outcome === 'ok');
  const candidates = operations.flatMap((read) => {
    if (read.kind !== 'get') return [];
    const last = writes.filter((each) => each.returnUs < read.callUs).at(-1);
    const old = last && writes.filter((each) => each.returnUs < last.callUs).at(-1);
    return old === undefined ? [] : [{ read, old }];
  });
  if (candidates.length === 0) return null;
  const { read, old } = random.pick(candidates);
  return operations.map((each) => (each === read ? { ...read, value: old.value, revision: old.revision } : each));
}

/** Takes an acknowledged write away from all that read it, as a node does that loses it. */
function withLostWrite(random: Random, operations: readonly Operation[]): readonly Operation[] | null {
  const candidates = operations.flatMap((write, i) => {
    const next = operations[i + 1];
    const fits = write.kind === 'put' && write.outcome === 'ok' && next !== undefined && next.callUs > write.returnUs;
    return fits ? [write] : [];
  });
  if (candidates.length === 0) return null;
  const write = random.pick(candidates);
  const after = operations.filter((each) => each.callUs > write.returnUs);
  const reader = get(null, [write.returnUs + 0.25, write.returnUs + 0.5]);
  return [...operations.filter((each) => !after.includes(each)), reader];
}

/** Exchanges the revisions of two writes of which one had ended before the other began. */
function withReorder(random: Random, operations: readonly Operation[]): readonly Operation[] | null {
  const writes = operations.filter(({ kind, outcome }) => kind === 'put' && outcome === 'ok');
  const [first, second] = [random.pick(writes), random.pick(writes)];
  if (!(first.returnUs < second.callUs)) return null;
  return operations.map((each) => {
    if (each === first) return { ...first, revision: second.revision };
    return each === second ? { ...second, revision: first.revision } : each;
  });
}

for (const [what, mutate, revisions] of [
  ['a stale read', withStaleRead, true],
  ['a stale read, without revisions', withStaleRead, false],
  ['a lost write', withLostWrite, true],
  ['writes out of order', withReorder, true],
] as const) {
  test(`rejects a long history with ${what}`, () => {
    withSeed(chooseSeed(), (random) => {
      let mutants = 0;
      for (let round = 0; round < 60; round++) {
        const options = { operations: 120, clients: 4, unknown: 0.02, revisions, kinds: ['get', 'put'] } as const;
        const mutant = mutate(random, simulate(random, options));
        if (mutant === null) continue;
        mutants++;
        assert.is(verdictOf(...mutant), 'illegal');
      }
      assert.ok(mutants > 10, `${mutants} mutants`);
    });
  });
}

test.run();
