/**
 * Disks that hang for good, and links that stay cut or gray, in any number; but as many nodes as a quorum needs are healthy, and reach
 * each other. Those must go on: what holds a leader or a candidate back that heartbeats cannot see.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createRandom } from '../../support/random.ts';
import { StrickenCluster, type StrickenOptions } from './stricken-cluster.ts';

const secondMs = 1_000;

/** Strikes `count` data nodes that follow. */
function begin(options: StrickenOptions): { cluster: StrickenCluster; leader: number; followers: number[] } {
  const cluster = new StrickenCluster(options);
  assert.ok(cluster.run(2 * secondMs) > 10);
  const [leader] = cluster.leaders;
  const followers = cluster.ids.filter((id) => id !== leader && !options.witnesses?.includes(id));
  return { cluster, leader: leader!, followers };
}

const withWitnesses: readonly (readonly [title: string, stricken: number, options: StrickenOptions])[] = [
  ['three data nodes and a witness', 1, { nodeCount: 4, witnesses: [4] }],
  ['three data nodes and two witnesses', 1, { nodeCount: 5, witnesses: [4, 5] }],
  ['four data nodes, two of them stricken, and a witness', 2, { nodeCount: 5, witnesses: [5] }],
  [
    'four data nodes and a witness, four of which accept',
    1,
    { nodeCount: 5, witnesses: [5], quorums: { prepareQuorum: 2, acceptQuorum: 4 } },
  ],
];

for (const [title, count, options] of withWitnesses) {
  test(`a witness stands in for a data node that is heard and gets nothing onto its disk, and the leader stays: ${title}`, () => {
    const { cluster, followers } = begin(options);
    for (const id of followers.slice(-count)) cluster.hung.add(id);
    assert.ok(cluster.run(4 * secondMs) >= 35);
    assert.equal(cluster.steppedDown, []);
  });
}

test('a witness stands in for a data node that cannot hear the leader, and goes on asking it', () => {
  const { cluster, leader, followers } = begin({ nodeCount: 4, witnesses: [4] });
  cluster.cut.add(`${leader}>${followers.at(-1)}`);
  assert.ok(cluster.run(4 * secondMs) >= 35);
  assert.equal(cluster.steppedDown, []);
});

test('a witness stands in for the disk of its leader, which hands over then', () => {
  const { cluster, leader } = begin({ nodeCount: 4, witnesses: [4] });
  cluster.hung.add(leader);
  assert.ok(cluster.run(4 * secondMs) >= 25);
  assert.not(cluster.leaders.includes(leader));
});

test('a leader whose disk hangs gives up though one follower acknowledges everything: it may be the only one that it reaches', () => {
  const { cluster, leader, followers } = begin({ nodeCount: 3 });
  cluster.hung.add(leader);
  cluster.cutBoth(leader, followers[1]!);
  assert.ok(cluster.run(5 * secondMs) >= 20);
});

test('candidates that cannot succeed do not take turns for ever: one rests for longer than the others try', () => {
  for (const [a, b, c] of placements(5)) {
    const cluster = new StrickenCluster({ nodeCount: 5 });
    const others = cluster.ids.filter((id) => id !== a && id !== b && id !== c);
    for (const id of others) for (const other of [a, c]) cluster.cutBoth(other, id);
    cluster.hung.add(c);
    cluster.run(4 * secondMs);
    assert.ok(cluster.run(4 * secondMs) >= 20, `nodes ${a} and ${c} reach ${b} and each other, the disk of ${c} hangs`);
  }
});

function placements(nodeCount: number): [number, number, number][] {
  const ids = Array.from({ length: nodeCount }, (_, i) => i + 1);
  return ids.flatMap((a) =>
    ids.flatMap((b) =>
      ids.filter((c) => a !== b && b !== c && c !== a).map((c): [number, number, number] => [a, b, c]),
    ),
  );
}

const seeds = Array.from({ length: 150 }, (_, i) => i + 801);

test(`${seeds.length} clusters with healthy quorums and faults around these go on`, () => {
  for (const seed of seeds) {
    const random = createRandom(seed);
    const nodeCount = random.int(3, 5);
    const majority = (nodeCount >> 1) + 1;
    const acceptQuorum = majority + random.int(-1, 1);
    const quorums = { prepareQuorum: nodeCount - acceptQuorum + 1, acceptQuorum };
    const order = random.shuffle(Array.from({ length: nodeCount }, (_, i) => i + 1));
    const healthy = order.slice(0, Math.max(quorums.prepareQuorum, acceptQuorum));
    const witnesses = random.chance(0.5) ? [random.int(1, nodeCount)] : [];
    const cluster = new StrickenCluster({ nodeCount, witnesses, quorums });
    if (random.chance(0.5)) cluster.run(1.5 * secondMs);
    for (const from of order) {
      const isHealthy = healthy.includes(from);
      if (!isHealthy && random.chance(0.4)) cluster.hung.add(from);
      for (const to of order) {
        if (from === to || (isHealthy && healthy.includes(to))) continue;
        if (random.chance(0.35)) cluster.cut.add(`${from}>${to}`);
        else if (random.chance(0.15)) cluster.gray.add(`${from}>${to}`);
      }
    }
    cluster.run(6 * secondMs);
    assert.ok(cluster.run(4 * secondMs) >= 15, `seed ${seed}`);
  }
});

test.run();
