import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatBallot } from '../../../server/consensus/ballot.ts';
import { type Membership, withMajorities } from '../../../server/consensus/membership.ts';
import { isCoreEntry } from '../../../server/consensus/stop-sign.ts';
import { createRandom } from '../../support/random.ts';
import { calmWeather, type SimulatedNode, Simulation, type Weather } from './simulation.ts';

// Changes of members and leaders while nothing else goes wrong. (With everything else: simulation.test.ts.)

const fair: Weather = { ...calmWeather, maxDelayTicks: 0.2, maxSyncTicks: 0.2 };
const seeds = Array.from({ length: 30 }, (_, i) => i + 1);

function begin(seed: number, nodeCount: number, options: { spareCount?: number; witness?: number } = {}): Simulation {
  const simulation = new Simulation(nodeCount, createRandom(seed), fair, options);
  simulation.run(600);
  assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
  return simulation;
}

/** The next configuration with these nodes as voters, and the rest of those named as learners. */
function next(simulation: Simulation, voters: readonly number[], learners: readonly number[] = []): Membership {
  const member = (role: 'voter' | 'learner') => (nodeId: number) => {
    const isWitness = simulation.nodes[nodeId - 1]!.isWitness && role === 'voter';
    return { nodeId, role: isWitness ? ('witness' as const) : role, name: `n${nodeId}`, dc: '', host: '', port: 0 };
  };
  const { configId } = simulation.invariants.membership;
  return withMajorities(configId + 1, [...voters.map(member('voter')), ...learners.map(member('learner'))]);
}

/** Proposes at whoever leads, one entry per 10 ms, and gives the longest time for which nothing could be proposed. */
function load(simulation: Simulation, durationMs: number): number {
  let refusedMs = 0;
  let longestMs = 0;
  for (let ms = 0; ms < durationMs; ms += 10) {
    const leader = simulation.leaders.find(({ core }) => core!.acceptsProposals);
    if (leader === undefined) refusedMs += 10;
    else {
      refusedMs = 0;
      simulation.propose(leader, 1);
    }
    longestMs = Math.max(longestMs, refusedMs);
    simulation.run(10);
  }
  return longestMs;
}

function ids(nodes: readonly SimulatedNode[]): number[] {
  return nodes.map(({ id }) => id);
}

test('a leader goes on in the configuration that it proposed: no election, and proposals wait a few round trips', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3, { spareCount: 2 });
    const leader = simulation.leaders[0]!;
    load(simulation, 300);
    simulation.proposeMembership(next(simulation, [1, 2, 3], [4, 5]));
    load(simulation, 500);
    simulation.proposeMembership(next(simulation, [1, 2, 3, 4, 5]));
    const longestMs = load(simulation, 1_000);
    assert.ok(longestMs <= 40, `seed ${seed}: nothing was taken for ${longestMs} ms`);
    assert.is(simulation.leaders[0], leader, `seed ${seed}`);
    assert.is(formatBallot(leader.core!.ballot), `2/0.0.${leader.id}`);
    simulation.run(500);
    for (const { id, core } of simulation.nodes) assert.is(core!.decidedIndex, leader.core!.lastIndex, `node ${id}`);
  }
});

test('a node that is in the next configuration later than its leader follows as soon as it is', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3, { spareCount: 2 });
    const leader = simulation.leaders[0]!;
    simulation.proposeMembership(next(simulation, [1, 2, 3], [4, 5]));
    load(simulation, 500);
    simulation.proposeMembership(next(simulation, [1, 2, 3, 4, 5]));
    let waitedMs = 0;
    const follows = ({ core }: SimulatedNode) => core!.membership.configId === 2 && core!.leaderId === leader.id;
    for (; !simulation.nodes.every(follows); waitedMs += 5) simulation.run(5);
    assert.ok(waitedMs <= 45, `seed ${seed}: somebody knew no leader for ${waitedMs} ms\n${simulation.describe()}`);
  }
});

test('a read that is asked for while members change is answered as soon as a quorum is in the new configuration', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3, { spareCount: 2 });
    const leader = simulation.leaders[0]!;
    simulation.proposeMembership(next(simulation, [1, 2, 3], [4, 5]));
    load(simulation, 500);
    simulation.proposeMembership(next(simulation, [1, 2, 3, 4, 5]));
    for (let ms = 0; ms < 300; ms += 1) {
      simulation.read(leader);
      simulation.run(1);
      const { openReads } = simulation;
      assert.ok(openReads < 30, `seed ${seed}: ${openReads} reads of ${openReads} ms wait\n${simulation.describe()}`);
    }
  }
});

test('a learner hears everything and counts for nothing', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3, { spareCount: 1 });
    simulation.proposeMembership(next(simulation, [1, 2, 3], [4]));
    load(simulation, 500);
    simulation.run(500);
    assert.is(simulation.nodes[3]!.core!.decidedIndex, simulation.leaders[0]!.core!.decidedIndex, `seed ${seed}`);
    // With one voter of three there is no quorum, whoever learns.
    const [first, second] = simulation.voters.filter(({ core }) => core!.role !== 'leader');
    simulation.crash(first!);
    simulation.crash(second!);
    const decided = simulation.invariants.decided.length;
    load(simulation, 500);
    assert.is(simulation.invariants.decided.length, decided, `seed ${seed}`);
  }
});

test('a node that was taken out hears who leads without it, also when that changes: its clients can still be served', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 4);
    const [first, second, left, leftToo] = simulation.nodes as [
      SimulatedNode,
      SimulatedNode,
      SimulatedNode,
      SimulatedNode,
    ];
    simulation.proposeMembership(next(simulation, [first.id, second.id]));
    load(simulation, 1_000);
    for (const successor of [first, second]) {
      simulation.transfer(successor.id);
      load(simulation, 1_000);
      const leaderIds = [left, leftToo].map(({ core }) => core!.leaderId);
      assert.equal(leaderIds, [successor.id, successor.id], `seed ${seed}\n${simulation.describe()}`);
    }
  }
});

test('a removed leader hands over to those that stay, and all that it had decided is there', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 5);
    const leader = simulation.leaders[0]!;
    load(simulation, 300);
    const rest = simulation.nodes.filter((node) => node !== leader);
    simulation.proposeMembership(next(simulation, ids(rest).slice(0, 3)));
    load(simulation, 2_000);
    assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
    assert.ok(ids(rest).slice(0, 3).includes(simulation.leaders[0]!.id), `seed ${seed}\n${simulation.describe()}`);
  }
});

test('a transfer moves the leadership within a few ticks, to the node that was asked for', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    load(simulation, 300);
    const successor = simulation.nodes.find(({ core }) => core!.role !== 'leader')!;
    simulation.transfer(successor.id);
    const longestMs = load(simulation, 1_000);
    assert.ok(longestMs <= 60, `seed ${seed}: nothing was taken for ${longestMs} ms\n${simulation.describe()}`);
    assert.equal(ids(simulation.leaders), [successor.id], `seed ${seed}`);
  }
});

test('a transfer to a node that is gone is given up, and the leader goes on', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    const leader = simulation.leaders[0]!;
    const gone = simulation.nodes.find((node) => node !== leader)!;
    simulation.crash(gone);
    simulation.run(50);
    simulation.transfer(gone.id);
    load(simulation, 1_000);
    assert.is(simulation.leaders[0], leader, `seed ${seed}`);
    assert.ok(leader.core!.acceptsProposals, `seed ${seed}`);
  }
});

test('two data nodes and a witness outlive either data node', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3, { witness: 3 });
    const leader = simulation.leaders[0]!;
    assert.is.not(leader.id, 3, 'a witness does not lead');
    load(simulation, 300);
    simulation.crash(leader);
    load(simulation, 1_500);
    assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
    const decided = simulation.invariants.decided.length;
    load(simulation, 1_000);
    assert.ok(simulation.invariants.decided.length > decided, `seed ${seed}: decides with the witness`);
    for (let index = 1; index <= simulation.nodes[2]!.core!.lastIndex; index++) {
      const entry = simulation.nodes[2]!.core!.log.entry(index);
      assert.ok(entry.length === 0 || isCoreEntry(entry), 'a witness keeps no commands');
    }
  }
});

test('a candidate that is cut from the only node with the log gives up, and that node leads with the witness', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3, { witness: 3 });
    const holder = simulation.leaders[0]!;
    const other = simulation.nodes.find((node) => node !== holder && !node.isWitness)!;
    const separate = (a: number, b: number) => [simulation.cut(a, b), simulation.cut(b, a)];
    separate(holder.id, other.id);
    load(simulation, 300);
    separate(holder.id, 3);
    load(simulation, 1_000);
    assert.is(simulation.nodes[2]!.core!.ballot.node, other.id, `seed ${seed}: the witness has promised it`);
    simulation.heal();
    separate(holder.id, other.id);
    load(simulation, 2_500);
    assert.equal(ids(simulation.leaders), [holder.id], `seed ${seed}\n${simulation.describe()}`);
    const decided = simulation.invariants.decided.length;
    load(simulation, 500);
    assert.ok(simulation.invariants.decided.length > decided, `seed ${seed}`);
  }
});

test('with a small write quorum a leader goes on with so few, and is replaced when enough are there to elect another', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 5);
    const leader = simulation.leaders[0]!;
    simulation.proposeMembership({ ...next(simulation, [1, 2, 3, 4, 5]), prepareQuorum: 4, acceptQuorum: 2 });
    load(simulation, 500);
    const others = simulation.nodes.filter((node) => node !== leader);
    for (const node of others.slice(0, 3)) simulation.crash(node);
    load(simulation, 2_000);
    assert.equal(simulation.leaders, [leader], `seed ${seed}\n${simulation.describe()}`);
    const decided = simulation.invariants.decided.length;
    load(simulation, 500);
    assert.ok(simulation.invariants.decided.length > decided, `seed ${seed}: two nodes are enough`);
    simulation.calm();
    load(simulation, 1_000);
    simulation.crash(leader);
    load(simulation, 2_000);
    assert.is(simulation.leaders.length, 1, `seed ${seed}: four elect another\n${simulation.describe()}`);
  }
});

test('gray failure: a leader whose data does not get through gives up, and another one leads', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    const leader = simulation.leaders[0]!;
    simulation.hold((from, _to, { type }) => from === leader.id && (type === 'accept' || type === 'acceptSync'));
    load(simulation, 2_500);
    assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
    assert.is.not(simulation.leaders[0], leader, `seed ${seed}`);
    const decided = simulation.invariants.decided.length;
    load(simulation, 500);
    assert.ok(simulation.invariants.decided.length > decided, `seed ${seed}`);
  }
});

test('a leader whose own disk hangs while the others decide hands over', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    const leader = simulation.leaders[0]!;
    leader.isDiskFull = true; // nothing becomes durable, and nobody is told
    load(simulation, 2_000);
    assert.is.not(simulation.leaders[0], leader, `seed ${seed}\n${simulation.describe()}`);
    assert.is(simulation.leaders.length, 1, `seed ${seed}`);
  }
});

test('a full disk moves the leadership, loses nothing, and when there is room the node is a member like before', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    const leader = simulation.leaders[0]!;
    load(simulation, 300);
    simulation.fill(leader);
    load(simulation, 1_000);
    assert.is.not(simulation.leaders[0], leader, `seed ${seed}\n${simulation.describe()}`);
    simulation.free(leader);
    load(simulation, 500);
    simulation.run(500);
    const { lastIndex } = simulation.leaders[0]!.core!;
    for (const { id, core } of simulation.nodes) assert.is(core!.decidedIndex, lastIndex, `seed ${seed}, node ${id}`);
  }
});

test('a node that was away for longer than the log reaches gets a snapshot', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    const away = simulation.nodes.find(({ core }) => core!.role !== 'leader')!;
    simulation.crash(away);
    load(simulation, 1_000);
    for (const node of simulation.nodes) simulation.snapshot(node, 0);
    load(simulation, 300);
    assert.ok(simulation.leaders[0]!.core!.compactedIndex > 50, `seed ${seed}`);
    simulation.calm();
    load(simulation, 1_000);
    // Messages are drawn as small as four bytes.
    simulation.run(5_000);
    assert.is(away.core!.decidedIndex, simulation.leaders[0]!.core!.lastIndex, simulation.describe());
    assert.ok(away.core!.compactedIndex > 50, 'it began with the snapshot');
  }
});

test('entries that a node cannot read any more come back from its peers, and it claims them all the while', () => {
  for (const seed of seeds) {
    const simulation = begin(seed, 3);
    const node = simulation.nodes.find(({ core }) => core!.role !== 'leader')!;
    load(simulation, 500);
    simulation.crash(node);
    const { lastIndex } = node.disk;
    node.disk.damagedIndex = Math.ceil(lastIndex / 2);
    assert.is(node.disk.state().lastIndex, lastIndex);
    simulation.calm();
    load(simulation, 500);
    simulation.run(1_000);
    assert.is(
      node.core!.decidedIndex,
      simulation.leaders[0]!.core!.lastIndex,
      `seed ${seed}\n${simulation.describe()}`,
    );
    assert.is(node.disk.damagedIndex, 0, 'the disk was repaired');
  }
});

test.run();
