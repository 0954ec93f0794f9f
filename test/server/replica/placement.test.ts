import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Placement, type PlaceToLead } from '../../../server/replica/placement.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

const place = (quorumRttMs: number | null, priority = 0): PlaceToLead => ({ quorumRttMs, priority });

/** Nodes 1 … n that evaluate once a second, of which one leads; a decision makes another one lead in the next second. */
class Cluster {
  readonly #nodes: Placement[];
  leaderId = 1;
  nowMs = 1_000_000;
  readonly moves: { readonly atMs: number; readonly to: number }[] = [];
  mayMove = true;
  /** Whether a handover succeeds. */
  isTaken = true;

  constructor(nodeCount: number) {
    this.#nodes = Array.from({ length: nodeCount }, (_, i) => new Placement(i + 1));
  }

  /** One second; `places` of nodes 1 … n. */
  evaluate(places: readonly PlaceToLead[]): void {
    this.nowMs += 1_000;
    const { leaderId, nowMs, mayMove } = this;
    this.#nodes.forEach((placement, i) => {
      const candidates = places.flatMap((other, j) => (i === j ? [] : [{ ...other, nodeId: j + 1 }]));
      const to = placement.evaluate({ nowMs, leaderId, own: places[i]!, candidates, mayMove });
      if (to === 0) return;
      assert.is(i + 1, leaderId, 'only the leader hands over');
      this.moves.push({ atMs: nowMs, to });
      if (this.isTaken) this.leaderId = to;
    });
  }

  run(seconds: number, placesAt: () => readonly PlaceToLead[]): void {
    for (let i = 0; i < seconds; i++) this.evaluate(placesAt());
  }
}

test('the leader moves to the node whose quorum answers clearly sooner, after five evaluations and once', () => {
  const cluster = new Cluster(3);
  const places = [place(60), place(0.4), place(0.5)];
  cluster.run(4, () => places);
  assert.equal(cluster.moves, []);
  cluster.run(200, () => places);
  assert.equal(cluster.moves, [{ atMs: 1_005_000, to: 2 }]);
});

test('less than 1 ms, or less than 30 %, moves nobody', () => {
  for (const [leader, other] of [
    [1.2, 0.21],
    [0.9, 0.01],
    [10, 7.1],
    [200, 141],
  ]) {
    const cluster = new Cluster(3);
    cluster.run(300, () => [place(leader!), place(other!), place(other!)]);
    assert.equal(cluster.moves, [], `${leader} ms and ${other} ms`);
  }
});

test('whoever is better four times in a row and then not is not moved to', () => {
  const cluster = new Cluster(2);
  for (let round = 0; round < 50; round++) {
    cluster.run(4, () => [place(20), place(2)]);
    cluster.run(1, () => [place(2), place(2)]);
  }
  assert.equal(cluster.moves, []);
});

test('a higher priority counts before any round trip, and only for a node that a quorum answers', () => {
  const cluster = new Cluster(3);
  cluster.run(10, () => [place(1), place(null, 100), place(90, 50)]);
  assert.equal(cluster.leaderId, 3);
  cluster.run(40, () => [place(1), place(95, 100), place(90, 50)]);
  assert.equal(cluster.leaderId, 2);
  cluster.run(300, () => [place(1), place(95, 100), place(90, 50)]);
  assert.is(cluster.moves.length, 2, 'and there it stays');
});

test('a leader that no quorum answers is left to the election, and one that nobody betters stays', () => {
  const cluster = new Cluster(2);
  cluster.run(100, () => [place(null), place(1)]);
  cluster.run(100, () => [place(1), place(null)]);
  assert.equal(cluster.moves, []);
});

test('while members change or the disk is in trouble nothing moves, and right afterwards it does', () => {
  const cluster = new Cluster(2);
  cluster.mayMove = false;
  cluster.run(100, () => [place(60), place(1)]);
  assert.equal(cluster.moves, []);
  cluster.mayMove = true;
  cluster.run(1, () => [place(60), place(1)]);
  assert.is(cluster.leaderId, 2);
});

test('an operator who moves the leader away from the best place is left alone for 30 s', () => {
  const cluster = new Cluster(3);
  const places = [place(1, 100), place(1), place(1)];
  cluster.run(50, () => places);
  cluster.leaderId = 2;
  const movedAtMs = cluster.nowMs;
  cluster.run(100, () => places);
  assert.is(cluster.leaderId, 1);
  assert.is(cluster.moves.length, 1);
  assert.ok(cluster.moves[0]!.atMs >= movedAtMs + 30_000);
});

test('a failover is such a change too, also when nobody led in between; the leaders of a start are not', () => {
  const places = [place(1, 100), place(1), place(1)];
  for (const [settledSeconds, moveAfterSeconds] of [
    [20, 30],
    [1, 0],
  ]) {
    const cluster = new Cluster(3);
    cluster.run(settledSeconds!, () => places);
    cluster.leaderId = 0;
    cluster.run(2, () => places);
    cluster.leaderId = 3;
    const failedOverAtMs = cluster.nowMs;
    cluster.run(100, () => places);
    assert.is(cluster.moves.length, 1);
    const waitedMs = cluster.moves[0]!.atMs - failedOverAtMs;
    assert.ok(waitedMs >= moveAfterSeconds! * 1_000 && waitedMs <= (moveAfterSeconds! + 10) * 1_000, `${waitedMs} ms`);
  }
});

test('with noise of a tenth, near and far nodes: one move to a near one, or none when the leader is near', () =>
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 100; run++) {
      const base = Array.from({ length: random.int(2, 7) }, () => random.pick([5, 40, 90]));
      const cluster = new Cluster(base.length);
      cluster.run(300, () => base.map((rttMs) => place(rttMs * (0.9 + 0.2 * random.next()))));
      const best = Math.min(...base);
      assert.is(base[cluster.leaderId - 1], best, base.join(' '));
      assert.is(cluster.moves.length, base[0] === best ? 0 : 1, base.join(' '));
    }
  }));

test('on one machine, with any differences below 1 ms, nothing ever moves', () =>
  withSeed(chooseSeed(), (random) => {
    const cluster = new Cluster(5);
    cluster.run(5_000, () => Array.from({ length: 5 }, () => place(0.05 + 0.99 * random.next())));
    assert.equal(cluster.moves, []);
  }));

test('however wild the measurements, two moves are 30 s apart at least, whether or not they succeed', () =>
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 20; run++) checkDistance(random);
  }));

function checkDistance(random: Random): void {
  const cluster = new Cluster(3);
  let places: PlaceToLead[] = [];
  for (let second = 0; second < 1_000; second++) {
    const isNew = second === 0 || random.chance(0.1);
    if (isNew) places = Array.from({ length: 3 }, () => place(random.int(1, 200), random.pick([0, 0, 50, 100])));
    cluster.isTaken = random.chance(0.8);
    cluster.evaluate(places);
  }
  const { moves } = cluster;
  assert.ok(moves.length > 0);
  for (let i = 1; i < moves.length; i++) assert.ok(moves[i]!.atMs - moves[i - 1]!.atMs >= 30_000);
}

test.run();
