import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AuditTally } from '../../../bench/audit/tally.ts';
import { judgeKey, type StoredKey } from '../../../bench/audit/verdicts.ts';
import { WriteLog } from '../../../bench/load/write-log.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

/** "p3" a put acknowledged at revision 3, "d5" a delete, "p?" and "d?" of unknown outcome; stamps count from 1. */
function logOf(...writes: readonly string[]): WriteLog {
  const log = new WriteLog(1);
  writes.forEach((write, i) => {
    const revision = Number(write.slice(1));
    if (write === 'p?') log.unknownPut(0);
    else if (write === 'd?') log.unknownDelete(0);
    else if (write.startsWith('p')) log.acknowledgedPut(0, revision, i + 1);
    else log.acknowledgedDelete(0, revision);
  });
  return log;
}

function stored(modRevision: number, version: number, stamp: number | null = null): StoredKey {
  return { modRevision, version, stamp };
}

const cases: readonly [what: string, writes: readonly string[], stored: StoredKey | null, verdict: number[]][] = [
  // verdict: lost, unknownFound, unexplained
  ['nothing written, nothing there', [], null, [0, 0, 0]],
  ['all there', ['p3', 'p5'], stored(5, 2, 2), [0, 0, 0]],
  ['acknowledged out of order', ['p5', 'p3'], stored(5, 2, 1), [0, 0, 0]],
  ['the key is gone', ['p3', 'p5'], null, [2, 0, 0]],
  ['the last write is gone', ['p3', 'p5'], stored(3, 1, 1), [1, 0, 0]],
  ['a write in the middle is gone', ['p3', 'p4', 'p5'], stored(5, 2, 3), [1, 0, 0]],
  ['the value of another write under the last revision', ['p3', 'p5'], stored(5, 2, 1), [1, 0, 1]],
  ['an unknown write was carried out', ['p3', 'p?'], stored(7, 2), [0, 1, 0]],
  ['an unknown write was not carried out', ['p3', 'p?'], stored(3, 1, 1), [0, 0, 0]],
  ['an unknown write was carried out, the acknowledged one is gone', ['p3', 'p4', 'p?'], stored(7, 1), [1, 0, 0]],
  ['nothing but an unknown write, there', ['p?'], stored(7, 1), [0, 1, 0]],
  ['nothing but an unknown write, not there', ['p?'], null, [0, 0, 0]],
  ['a write that nobody asked for', ['p3'], stored(9, 2), [0, 0, 1]],
  ['a key that nobody wrote', [], stored(9, 1), [0, 0, 1]],
  ['a write carried out twice', ['p3', 'p?'], stored(9, 3), [0, 1, 1]],
  ['deleted last, not there', ['p3', 'd5'], null, [0, 0, 0]],
  ['deleted last, still there', ['p3', 'd5'], stored(3, 1, 1), [1, 0, 0]],
  ['written after the delete', ['d5', 'p7'], stored(7, 1, 2), [0, 0, 0]],
  ['written after the delete, gone', ['d5', 'p7'], null, [1, 0, 0]],
  ['written, perhaps deleted, gone', ['p3', 'd?'], null, [0, 0, 0]],
  ['deleted, perhaps written again', ['p3', 'd5', 'p?'], stored(8, 1), [0, 1, 0]],
  ['deleted, and there again by nobody', ['p3', 'd5'], stored(8, 1), [0, 0, 1]],
];

for (const [what, writes, found, verdict] of cases) {
  test(`${what}: lost ${verdict[0]}, unknown found ${verdict[1]}, unexplained ${verdict[2]}`, () => {
    const { lost, unknownFound, unexplained } = judgeKey(logOf(...writes), 0, found);
    assert.equal([lost, unknownFound, unexplained], verdict);
  });
}

/** Carries out random puts on one key, each acknowledged or of unknown outcome, in the store or not. */
function history(random: Random, lossless: boolean) {
  const log = new WriteLog(1);
  let revision = 1;
  let state: StoredKey | null = null as StoredKey | null;
  let dropped = 0;
  for (let stamp = 1; stamp <= 30; stamp++) {
    const acknowledged = random.chance(0.7);
    const kept: boolean = acknowledged ? lossless || random.chance(0.8) : random.chance(0.5);
    revision += random.int(1, 3);
    if (kept) state = { modRevision: revision, version: (state?.version ?? 0) + 1, stamp };
    if (acknowledged) log.acknowledgedPut(0, revision, stamp);
    else log.unknownPut(0);
    if (acknowledged && !kept) dropped++;
  }
  return { log, state, dropped };
}

test('of random histories without loss none shows a lost or unexplained write', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 500; i++) {
      const { log, state } = history(random, true);
      const { lost, unexplained } = judgeKey(log, 0, state);
      assert.equal([lost, unexplained], [0, 0]);
    }
  });
});

test('of random histories with loss never more is reported than was lost, and all of it when no outcome is unknown', () => {
  withSeed(chooseSeed(), (random) => {
    for (let i = 0; i < 500; i++) {
      const { log, state, dropped } = history(random, false);
      const { lost } = judgeKey(log, 0, state);
      assert.ok(lost <= dropped, `${lost} reported of ${dropped}`);
      if (log.unknownPuts[0] === 0) assert.is(lost, dropped);
    }
  });
});

test('logs of workers add up to the log of all', () => {
  const [a, b] = [logOf('p3', 'p?'), logOf('p9', 'd5', 'd?')];
  const sum = new WriteLog(1);
  sum.add(a);
  sum.add(b);
  assert.equal([sum.puts[0], sum.deletes[0], sum.unknownPuts[0], sum.unknownDeletes[0]], [2, 1, 1, 1]);
  assert.equal([sum.revision[0], sum.stamp[0]], [9, 1]);
});

test('the tally adds up all keys, names the lost ones, and counts keys outside the key space as unexplained', () => {
  const log = new WriteLog(3);
  log.acknowledgedPut(0, 2, 1);
  log.acknowledgedPut(1, 3, 2);
  log.acknowledgedPut(2, 4, 3);
  const tally = new AuditTally(log, 'r/');
  tally.found(0, stored(2, 1, 1));
  tally.found(2, stored(4, 1, 3));
  tally.found(7, stored(5, 1, 9));
  const { acknowledged, found, lost, lostKeys, unexplained } = tally.finish(1);
  assert.equal([acknowledged, found, lost, unexplained], [3, 2, 1, 1]);
  assert.equal(lostKeys, ['r/00000001']);
});

const unjudgedCases: readonly [what: string, writes: readonly string[], stored: StoredKey | null, counts: number[]][] =
  [
    // acknowledged, found, lost, unjudged
    ['the one before a delete says nothing', ['p3', 'd5', 'p7'], stored(7, 1, 3), [3, 1, 0, 2]],
    ['the last one is lost', ['p3', 'd5', 'p7'], null, [3, 0, 1, 2]],
    ['deleted last', ['p3', 'd5'], null, [2, 1, 0, 1]],
    ['perhaps deleted after the last', ['p3', 'd?'], null, [1, 0, 0, 1]],
    ['overwritten by one of unknown outcome', ['d5', 'p7', 'p?'], stored(9, 2), [2, 0, 0, 2]],
    ['nothing acknowledged', ['d?'], null, [0, 0, 0, 0]],
    ['never deleted: each is judged', ['p3', 'p5'], stored(5, 2, 2), [2, 2, 0, 0]],
  ];

for (const [what, writes, read, counts] of unjudgedCases) {
  test(`what a key cannot tell of its writes counts neither as found nor as lost: ${what}`, () => {
    const tally = new AuditTally(logOf(...writes), 'r/');
    if (read !== null) tally.found(0, read);
    const { acknowledged, found, lost, unjudged } = tally.finish(1);
    assert.equal([acknowledged, found, lost, unjudged], counts);
  });
}

test.run();
