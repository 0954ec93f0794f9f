import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Fault, maxFaultDurationMs, problemOf } from '../../../server/faults/fault.ts';
import { FaultTable, maxFaults } from '../../../server/faults/fault-table.ts';
import {
  type CutMode,
  combineEffects,
  cutModes,
  type LinkEffect,
  noEffect,
} from '../../../server/faults/link-effect.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

function faultOf(id: string, fields: Partial<Fault> = {}): Fault {
  const links = [{ peer: 2, direction: 'outgoing', effect: { ...noEffect, cut: 'drop' } }] as const;
  return { id, owner: 'me@here', summary: 'test', durationMs: 1000, links, stall: null, seed: 1, ...fields };
}

test('a fault acts until its deadline, whether or not anybody removes it', () => {
  const table = new FaultTable();
  table.set(faultOf('a'), 100);
  assert.is(table.effect('outgoing', 2, 1099).cut, 'drop');
  assert.is(table.effect('outgoing', 2, 1100).cut, null);
  assert.equal(table.active(1100), []);
  assert.is(table.nextDeadlineMs(), 1100);
  assert.equal(
    table.expire(1100).map(({ fault }) => fault.id),
    ['a'],
  );
  assert.is(table.nextDeadlineMs(), null);
});

test('a fault touches only the direction and the peer that it names', () => {
  const table = new FaultTable();
  table.set(faultOf('a'), 0);
  assert.equal(table.effect('incoming', 2, 1), noEffect);
  assert.equal(table.effect('outgoing', 3, 1), noEffect);
  assert.equal(table.effect('incoming', 'clients', 1), noEffect);
});

test('the same id again replaces the fault and its deadline', () => {
  const table = new FaultTable();
  table.set(faultOf('a'), 0);
  table.set(faultOf('a', { durationMs: 5000 }), 500);
  assert.is(table.active(5499).length, 1);
  assert.is(table.active(5500).length, 0);
});

test('heal ends one by its id, and all without one', () => {
  const table = new FaultTable();
  for (const id of ['a', 'b', 'c']) table.set(faultOf(id), 0);
  assert.equal(
    table.heal('b', 1).map(({ fault }) => fault.id),
    ['b'],
  );
  assert.equal(table.heal('b', 1), []);
  assert.equal(
    table.heal(null, 1).map(({ fault }) => fault.id),
    ['a', 'c'],
  );
});

test('a full table takes no more, until one is over', () => {
  const table = new FaultTable();
  for (let i = 0; i < maxFaults; i++) assert.ok(table.set(faultOf(`f${i}`), 0));
  assert.not.ok(table.set(faultOf('more'), 1));
  assert.ok(table.set(faultOf('f0'), 1), 'one that is there is replaced');
  assert.ok(table.set(faultOf('more'), 1000));
});

function randomEffect(random: Random): LinkEffect {
  return {
    cut: random.pick<CutMode | null>([null, ...cutModes]),
    delayMs: random.int(0, 100),
    jitterMs: random.int(0, 50),
    lossRatio: random.next(),
    bandwidthBytesPerS: random.pick([0, random.int(1, 1e9)]),
  };
}

test('faults on one link add up to the same whatever their order, and never to less than one of them', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 500; i++) {
      const effects = Array.from({ length: random.int(1, 4) }, () => randomEffect(random));
      const all = combineEffects(effects);
      const shuffled = combineEffects(random.shuffle(effects));
      assert.is(shuffled.cut, all.cut);
      assert.is(shuffled.bandwidthBytesPerS, all.bandwidthBytesPerS);
      assert.ok(Math.abs(shuffled.lossRatio - all.lossRatio) < 1e-9);
      for (const one of effects) {
        assert.ok(all.delayMs >= one.delayMs && all.lossRatio >= one.lossRatio - 1e-9);
        assert.ok(one.cut === null || (all.cut !== null && cutModes.indexOf(all.cut) >= cutModes.indexOf(one.cut)));
        const narrow = one.bandwidthBytesPerS === 0 || all.bandwidthBytesPerS <= one.bandwidthBytesPerS;
        assert.ok(narrow);
      }
    }
  });
});

const cut: LinkEffect = { ...noEffect, cut: 'drop' };
const slow: LinkEffect = { ...noEffect, delayMs: 5 };

const refusals: readonly (readonly [string, Partial<Fault>, string])[] = [
  ['without an id', { id: '' }, 'the id'],
  ['without an owner', { owner: '' }, 'who set it'],
  ['of no duration', { durationMs: 0 }, 'longer than 0'],
  ['of a negative duration', { durationMs: -5 }, 'longer than 0'],
  ['that would last for days', { durationMs: maxFaultDurationMs + 1 }, 'must not last longer'],
  ['that does nothing', { links: [] }, 'breaks nothing'],
  ['about an unknown peer', { links: [{ peer: 9, direction: 'outgoing', effect: cut }] }, 'node 9 is no peer'],
  ['of no effect', { links: [{ peer: 2, direction: 'outgoing', effect: noEffect }] }, 'nothing is done'],
  [
    'with a mode that is none',
    { links: [{ peer: 2, direction: 'outgoing', effect: { ...noEffect, cut: 'explode' as CutMode } }] },
    '"explode"',
  ],
  [
    'with more than all lost',
    { links: [{ peer: 2, direction: 'outgoing', effect: { ...noEffect, lossRatio: 1.5 } }] },
    'share of 0 to 1',
  ],
  ['that delays what comes in', { links: [{ peer: 2, direction: 'incoming', effect: slow }] }, 'where messages leave'],
  [
    'that narrows clients',
    { links: [{ peer: 'clients', direction: 'incoming', effect: { ...noEffect, bandwidthBytesPerS: 1 } }] },
    'between nodes only',
  ],
  ['that stalls without a pause', { links: [], stall: { stallMs: 100, periodMs: 100 } }, 'must run for'],
  ['that stalls for minutes', { links: [], stall: { stallMs: 50_000, periodMs: 60_000 } }, 'at most'],
];

for (const [what, fields, sentence] of refusals) {
  test(`a fault ${what} is refused with a sentence that says so`, () => {
    assert.match(problemOf(faultOf('a', fields), [2, 3]) ?? 'accepted', sentence);
  });
}

test('a sound fault is taken', () => {
  assert.is(problemOf(faultOf('a'), [2, 3]), null);
  assert.is(problemOf(faultOf('a', { links: [], stall: { stallMs: 80, periodMs: 100 } }), [2, 3]), null);
});

test.run();
