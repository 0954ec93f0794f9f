import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Deadlines } from '../../../server/lease/deadlines.ts';
import { defaultLessorLimits, Lessor } from '../../../server/lease/lessor.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

const noKeys = () => [];
const lease = (id: number, grantedTtlSeconds: number, remainingTtlSeconds = 0) => ({
  id,
  grantedTtlSeconds,
  remainingTtlSeconds,
  keys: noKeys,
});

/** Looks often enough for all of the time to count. */
function pass(lessor: Lessor, fromMs: number, toMs: number): void {
  for (let nowMs = fromMs; nowMs < toMs; nowMs += 100) lessor.hasExpired(nowMs);
  lessor.hasExpired(toMs);
}

test('deadlines come in order, each once, and only when they are due', () =>
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 50; round++) checkDeadlines(random);
  }));

function checkDeadlines(random: Random): void {
  const deadlines = new Deadlines();
  const model = new Map<number, number>();
  for (let nowMs = 0; nowMs < 300; nowMs++) {
    const id = random.int(1, 20);
    const before = model.get(id) ?? 0;
    if (random.chance(0.2)) {
      deadlines.delete(id);
      model.delete(id);
    } else {
      const atMs = Math.max(before, nowMs + random.int(0, 50));
      deadlines.set(id, atMs);
      model.set(id, atMs);
    }
    if (random.chance(0.7)) continue;
    const due = [...model].filter(([, atMs]) => atMs <= nowMs);
    assert.is(deadlines.isDue(nowMs), due.length > 0);
    for (let taken = deadlines.takeDue(nowMs); taken !== null; taken = deadlines.takeDue(nowMs)) {
      const earliest = Math.min(...[...model.values()]);
      assert.is(model.get(taken), earliest);
      model.delete(taken);
    }
    for (const atMs of model.values()) assert.ok(atMs > nowMs);
  }
  assert.is(deadlines.size, model.size);
}

test('deadlines that are set and deleted without end take no more room than those that are left', () => {
  const deadlines = new Deadlines();
  for (let id = 1; id <= 100; id++) deadlines.set(id, 1_000 + id);
  for (let id = 101; id <= 50_000; id++) {
    deadlines.set(id, 1e9);
    deadlines.delete(id);
    assert.ok(deadlines.heapSize <= 300, `${deadlines.heapSize} entries for ${deadlines.size}`);
  }
  for (let id = 1; id <= 100; id++) assert.is(deadlines.takeDue(2_000), id);
  assert.is(deadlines.takeDue(2_000), null);
});

test('a lease ends when its time is over and not before, and a renewal gives it all of it again', () => {
  const lessor = new Lessor();
  lessor.lead([], 0);
  lessor.granted(1, 2, 0);
  pass(lessor, 0, 1_900);
  assert.equal(lessor.takeExpired(10, 1_900), []);
  assert.equal(lessor.renew(1, 1_900), { type: 'alive', remainingMs: 2_000, isCheckpointed: false });
  pass(lessor, 1_900, 3_800);
  assert.is(lessor.hasExpired(3_800), false);
  pass(lessor, 3_800, 3_900);
  assert.is(lessor.hasExpired(3_900), true);
  assert.equal(lessor.takeExpired(10, 3_900), [1]);
  assert.equal(lessor.renew(1, 3_900), { type: 'ending' });
  lessor.revoked(1);
  assert.equal(lessor.renew(1, 3_950), { type: 'unknown' });
});

test('time in which the process stood still does not count', () => {
  const lessor = new Lessor();
  lessor.lead([lease(1, 5)], 0);
  pass(lessor, 0, 1_000);
  assert.is(lessor.hasExpired(60_000), false);
  assert.equal(lessor.life(1, 60_000), {
    type: 'alive',
    remainingMs: 4_000 - defaultLessorLimits.countedGapMaxMs,
    isCheckpointed: false,
  });
});

test('a new leader gives every lease all of its time, and a checkpointed one what was left of it', () => {
  const lessor = new Lessor();
  lessor.lead([lease(1, 10), lease(2, 1_000, 3)], 50_000);
  pass(lessor, 50_000, 52_900);
  assert.is(lessor.hasExpired(52_900), false);
  pass(lessor, 52_900, 53_000);
  assert.equal(lessor.takeExpired(10, 53_000), [2]);
  lessor.resign();
  assert.equal(lessor.life(1, 53_000), { type: 'unknown' });
  lessor.lead([lease(1, 10)], 90_000);
  pass(lessor, 90_000, 99_900);
  assert.is(lessor.hasExpired(99_900), false);
});

test('long leases are noted now and then, short ones never, and a renewal says that the note must go', () => {
  const lessor = new Lessor({ ...defaultLessorLimits, checkpointIntervalMs: 10_000 });
  lessor.lead([lease(1, 60), lease(2, 60), lease(3, 5)], 0);
  for (let nowMs = 0; nowMs < 9_900; nowMs += 100) {
    lessor.renew(3, nowMs);
    assert.equal(lessor.takeCheckpoints(nowMs), []);
  }
  lessor.renew(2, 9_950);
  pass(lessor, 9_950, 10_000);
  assert.equal(lessor.takeCheckpoints(10_000), [{ id: 1, remainingTtlSeconds: 50 }]);
  assert.equal(lessor.takeCheckpoints(10_100), []);
  const renewed = (isCheckpointed: boolean) => ({ type: 'alive', remainingMs: 60_000, isCheckpointed });
  assert.equal(lessor.renew(1, 10_200), renewed(true), 'as soon as the note is proposed');
  lessor.noted([{ id: 1, remainingTtlSeconds: 50 }], 10_250);
  assert.equal(lessor.renew(1, 10_300), renewed(true), 'and for as long as the log holds it');
  lessor.noted([{ id: 1, remainingTtlSeconds: 0 }], 10_350);
  assert.equal(lessor.renew(1, 10_400), renewed(false));
  lessor.noted([{ id: 1, remainingTtlSeconds: 7 }], 10_450);
  assert.equal(lessor.renew(1, 10_500), renewed(true), 'also one that an earlier leader proposed');
});

test('a note that is taken back after a new leader began with it gives the lease all of its time, from then on', () => {
  const lessor = new Lessor();
  lessor.lead([lease(1, 1_000, 3), lease(2, 1_000, 3)], 0);
  pass(lessor, 0, 2_000);
  const alive = (remainingMs: number) => ({ type: 'alive', remainingMs, isCheckpointed: false });
  // Since the last look, too, time has passed that is not of this lease.
  lessor.noted([{ id: 1, remainingTtlSeconds: 0 }], 2_400);
  assert.equal(lessor.life(1, 2_400), alive(1_000_000));
  pass(lessor, 2_400, 3_000);
  assert.equal(lessor.takeExpired(10, 3_000), [2]);
  assert.equal(lessor.life(1, 3_000), alive(999_400));
  // The end of the other one is proposed, and stays so.
  lessor.noted([{ id: 2, remainingTtlSeconds: 0 }], 3_000);
  assert.equal(lessor.renew(2, 3_000), { type: 'ending' });
});

test('a note that could not be proposed is none: a renewal need not take it back, and the next one is due as ever', () => {
  const lessor = new Lessor({ ...defaultLessorLimits, checkpointIntervalMs: 10_000 });
  lessor.lead([lease(1, 60)], 0);
  pass(lessor, 0, 10_000);
  lessor.notNoted(lessor.takeCheckpoints(10_000));
  assert.equal(lessor.renew(1, 10_100), { type: 'alive', remainingMs: 60_000, isCheckpointed: false });
  pass(lessor, 10_100, 20_100);
  assert.is(lessor.takeCheckpoints(20_100).length, 1);
});

test('over a snapshot that a leader takes up, its notes and revocations under way stay what they are', () => {
  const lessor = new Lessor({ ...defaultLessorLimits, checkpointIntervalMs: 1_000 });
  const leases = [lease(1, 1), lease(2, 60), lease(3, 60)];
  lessor.lead(leases, 0);
  pass(lessor, 0, 2_000);
  assert.equal(lessor.takeExpired(10, 2_000), [1]);
  assert.equal(
    lessor.takeCheckpoints(2_000).map(({ id }) => id),
    [2, 3],
  );
  lessor.replaced([lease(1, 1), lease(2, 60), lease(4, 60, 5)], 2_000);
  assert.is(lessor.renew(1, 2_000).type, 'ending');
  assert.equal(lessor.renew(2, 2_000), { type: 'alive', remainingMs: 60_000, isCheckpointed: true });
  assert.is(lessor.life(3, 2_000).type, 'unknown');
  assert.equal(lessor.life(4, 2_000), { type: 'alive', remainingMs: 5_000, isCheckpointed: true });
  pass(lessor, 2_000, 2_000 + defaultLessorLimits.revokeRetryMs);
  assert.equal(lessor.takeExpired(10, 5_000), [1], 'and one that was lost is proposed again');
});

test('revocations are bounded, and one that was lost is proposed again', () => {
  const lessor = new Lessor({ ...defaultLessorLimits, revokingMax: 3 });
  lessor.lead(
    [1, 2, 3, 4, 5].map((id) => lease(id, 1)),
    0,
  );
  pass(lessor, 0, 1_000);
  const first = lessor.takeExpired(2, 1_000);
  const second = lessor.takeExpired(9, 1_000);
  assert.equal([first.length, second.length], [2, 1]);
  assert.is(lessor.hasExpired(1_100), false, 'three are under way');
  lessor.revoked(first[0]!);
  assert.is(lessor.hasExpired(1_200), true);
  const third = lessor.takeExpired(9, 1_200);
  for (const id of [1, 2, 3, 4, 5]) if (![...first, ...second, ...third].includes(id)) lessor.revoked(id);
  pass(lessor, 1_200, 4_000);
  assert.equal(new Set(lessor.takeExpired(9, 4_000)), new Set([first[1], ...second]));
});

test('no lease ends before its time since the last renewal, whatever happens', () =>
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 30; round++) liveAtRandom(random);
  }));

function liveAtRandom(random: Random): void {
  const lessor = new Lessor();
  /** Until when each lease must live, on a clock that does not stop. */
  const safeUntilMs = new Map<number, number>();
  const ttlSeconds = new Map<number, number>();
  const table = () => [...ttlSeconds].map(([id, ttl]) => lease(id, ttl));
  let nowMs = random.int(0, 100_000);
  lessor.lead([], nowMs);
  for (let step = 0; step < 400; step++) {
    nowMs += random.chance(0.02) ? random.int(1_000, 20_000) : random.int(0, 200);
    const id = random.int(1, 8);
    if (!ttlSeconds.has(id)) {
      const ttl = random.int(1, 10);
      ttlSeconds.set(id, ttl);
      lessor.granted(id, ttl, nowMs);
      safeUntilMs.set(id, nowMs + ttl * 1000);
    } else if (random.chance(0.3) && lessor.renew(id, nowMs).type === 'alive') {
      safeUntilMs.set(id, nowMs + ttlSeconds.get(id)! * 1000);
    } else if (random.chance(0.02)) {
      lessor.lead(table(), nowMs);
      for (const [each, ttl] of ttlSeconds) safeUntilMs.set(each, nowMs + ttl * 1000);
    }
    for (const ended of lessor.takeExpired(10, nowMs)) {
      assert.ok(nowMs >= safeUntilMs.get(ended)!, `lease ${ended} ended ${safeUntilMs.get(ended)! - nowMs} ms early`);
      ttlSeconds.delete(ended);
      lessor.revoked(ended);
    }
  }
}

test.run();
