import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type MemberRole, withMajorities } from '../../../server/consensus/membership.ts';
import { quorumRttMs, RoundTrips } from '../../../server/replica/round-trips.ts';

/** A second in which each peer answers each of eight questions after so many milliseconds. */
function second(roundTrips: RoundTrips, nowMs: number, answers: Readonly<Record<number, readonly number[]>>): void {
  for (const [peer, times] of Object.entries(answers)) {
    times.forEach((tookMs, i) => {
      const round = nowMs + i;
      roundTrips.asked(Number(peer), round, nowMs + i * 120);
      roundTrips.answered(Number(peer), round, nowMs + i * 120 + tookMs);
    });
  }
  roundTrips.fold(nowMs + 1_000);
}

function members(...roles: MemberRole[]) {
  return withMajorities(
    0,
    roles.map((role, i) => ({ nodeId: i + 1, role, name: `n${i + 1}`, dc: 'a', host: '', port: 0 })),
  );
}

test('of each second the quickest answer counts: pauses on either side are not the way', () => {
  const roundTrips = new RoundTrips();
  second(roundTrips, 0, { 2: [30, 9, 4, 80] });
  assert.is(roundTrips.rttMs(2), 4);
});

test('two bad seconds are not seen, and a change is after three', () => {
  const roundTrips = new RoundTrips();
  const seen = [1, 2, 1, 2, 1, 80, 80, 1, 1, 1, 80, 80, 80, 80].map((tookMs, i) => {
    second(roundTrips, i * 1_000, { 2: [tookMs] });
    return roundTrips.rttMs(2);
  });
  assert.equal(seen, [1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 80, 80]);
});

test('answers to questions that nobody asked, doubled ones and lost ones say nothing', () => {
  const roundTrips = new RoundTrips();
  roundTrips.answered(2, 1, 5);
  for (let round = 1; round <= 20; round++) roundTrips.asked(2, round, round * 100);
  roundTrips.answered(2, 1, 2_001); // long given up
  roundTrips.answered(2, 20, 2_003);
  roundTrips.answered(2, 20, 2_900);
  roundTrips.fold(3_000);
  assert.is(roundTrips.rttMs(2), 3);
});

test('a peer that does not answer for three seconds is not known any more', () => {
  const roundTrips = new RoundTrips();
  second(roundTrips, 0, { 2: [1] });
  for (const nowMs of [2_000, 3_000]) roundTrips.fold(nowMs);
  assert.is(roundTrips.rttMs(2), 1);
  roundTrips.fold(3_002);
  assert.is(roundTrips.rttMs(2), null);
});

test('the quorum has answered when the slowest of the quickest that it takes has', () => {
  const roundTrips = new RoundTrips();
  second(roundTrips, 0, { 2: [50], 3: [2], 4: [9], 5: [70] });
  assert.is(quorumRttMs(members('voter', 'voter', 'voter', 'voter', 'voter'), 1, roundTrips), 9);
  assert.is(quorumRttMs(members('voter', 'voter', 'voter'), 1, roundTrips), 2);
  assert.is(quorumRttMs({ ...members('voter', 'voter', 'voter'), acceptQuorum: 3 }, 1, roundTrips), 50);
  assert.is(quorumRttMs(members('voter', 'learner', 'learner'), 1, roundTrips), 0, 'alone');
});

test('with too few answers there is no quorum, and a witness stands in for voters that are missing', () => {
  const roundTrips = new RoundTrips();
  assert.is(quorumRttMs(members('voter', 'voter', 'voter'), 1, roundTrips), null);
  second(roundTrips, 0, { 2: [50], 3: [2] });
  assert.is(quorumRttMs(members('voter', 'voter', 'witness'), 1, roundTrips), 50);
  second(roundTrips, 9_000, { 3: [2] });
  assert.is(quorumRttMs(members('voter', 'voter', 'witness'), 1, roundTrips), 2);
});

test.run();
