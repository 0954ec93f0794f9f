import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { chooseSeed, createRandom, type Random } from '../../support/random.ts';
import { calmWeather, Simulation, type Weather } from './simulation.ts';

const fair: Weather = { ...calmWeather, maxDelayTicks: 0.2, maxSyncTicks: 0.2 };
const schedules = Number(process.env.TEST_SCHEDULES ?? 600);

function randomWeather(random: Random): Weather {
  return {
    loss: random.pick([0, 0.01, 0.1, 0.3]),
    duplicate: random.pick([0, 0.1, 0.5]),
    maxDelayTicks: random.pick([0.2, 1, 5, 15]),
    maxSyncTicks: random.pick([0.1, 1, 10]),
    crash: random.pick([0, 0.005, 0.02]),
    partition: random.pick([0, 0.01, 0.05]),
    snapshot: random.pick([0, 0.02, 0.2]),
    fullDisk: random.pick([0, 0, 0.01]),
    change: random.pick([0, 0, 0.01, 0.05]),
    damage: random.pick([0, 0.5]),
  };
}

/** Runs one schedule: bad weather, then calm; checks that the calm ends with everybody agreeing on everything. */
function runSchedule(seed: number): Simulation {
  const random = createRandom(seed);
  const nodeCount = random.pick([1, 2, 3, 3, 3, 5]);
  const witness = nodeCount >= 3 && random.chance(0.3) ? random.int(1, nodeCount) : 0;
  const withLeases = random.chance(0.3);
  const spareCount = random.pick([0, 0, 1, 2]);
  const simulation = new Simulation(nodeCount, random, randomWeather(random), { spareCount, witness, withLeases });
  simulation.run(random.int(1_000, 6_000), () => simulation.chaos());
  simulation.calm();
  // A candidate may have to fetch a long log first, in messages whose limits are drawn at random too.
  for (let i = 0; i < 10 && simulation.leaders.length !== 1; i++) simulation.run(500);
  simulation.run(2_500);
  assert.is(simulation.leaders.length, 1, `one leader after the calm\n${simulation.describe()}`);
  simulation.propose(simulation.leaders[0]!, 3);
  // Limits are drawn at random, some so small that the backlog takes a while.
  for (let i = 0; i < 40 && !converged(simulation); i++) simulation.run(500);
  assert.ok(converged(simulation), `all logs decided and equal after the calm\n${simulation.describe()}`);
  const ballot = simulation.leaders[0]!.core!.ballot;
  simulation.run(2_000);
  assert.equal(simulation.leaders[0]?.core?.ballot, ballot, `the leader stays in quiet\n${simulation.describe()}`);
  return simulation;
}

function converged(simulation: Simulation): boolean {
  const lastIndex = simulation.leaders[0]?.core?.lastIndex;
  return simulation.voters.every(({ core }) => core?.decidedIndex === lastIndex && core?.lastIndex === lastIndex);
}

test(`${schedules} random schedules of loss, duplication, reordering, crashes and partitions keep every invariant and end in agreement`, () => {
  const first = chooseSeed();
  let steps = 0;
  for (let i = 0; i < schedules; i++) {
    const seed = (first + i) >>> 0;
    try {
      steps += runSchedule(seed).steps;
    } catch (error) {
      throw new Error(`seed ${seed} (run again with TEST_SEED=${seed}): ${(error as Error).message}`, { cause: error });
    }
  }
  assert.ok(steps > schedules * 100, `only ${steps} steps were taken`);
});

test('two runs of one seed take the same steps', () => {
  for (const seed of [1, 2, 3]) assert.is(runSchedule(seed).traceHash, runSchedule(seed).traceHash);
});

test('a dead leader is replaced within four election rounds, and nothing that was decided is lost', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const simulation = new Simulation(3, createRandom(seed), fair);
    simulation.run(500);
    const leader = simulation.leaders[0]!;
    simulation.propose(leader, 100);
    simulation.run(1_000);
    const decided = simulation.invariants.decided.filter((entry) => entry.startsWith('e')).length;
    assert.is(decided, 100, `seed ${seed}`);
    simulation.crash(leader);
    simulation.run(400);
    assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
    assert.is.not(simulation.leaders[0]!.id, leader.id);
  }
});

test('a leader whose links break is replaced within two rounds', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const simulation = new Simulation(3, createRandom(seed), fair);
    simulation.run(500);
    const leader = simulation.leaders[0]!;
    simulation.crash(leader);
    simulation.breakLinks(leader);
    simulation.run(200);
    assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
  }
});

test('links that break and come back change no leader', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const simulation = new Simulation(3, createRandom(seed), fair);
    simulation.run(500);
    const leader = simulation.leaders[0]!;
    const { ballot } = leader.core!;
    for (let i = 0; i < 20; i++) {
      simulation.breakLinks(leader);
      simulation.run(300);
    }
    assert.equal(leader.core!.ballot, ballot, `seed ${seed}\n${simulation.describe()}`);
  }
});

test('in quiet the leader stays and ballots do not grow', () => {
  const simulation = new Simulation(5, createRandom(7), fair);
  simulation.run(500);
  const ballot = simulation.leaders[0]!.core!.ballot;
  simulation.run(60_000);
  for (const node of simulation.nodes) assert.equal(node.core!.ballot, ballot);
});

test('a leader that lost its quorum steps down and refuses reads, and leads or follows again after the heal', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const simulation = new Simulation(3, createRandom(seed), fair);
    simulation.run(500);
    const leader = simulation.leaders[0]!;
    for (const { id } of simulation.nodes) {
      if (id === leader.id) continue;
      simulation.cut(leader.id, id);
      simulation.cut(id, leader.id);
    }
    simulation.run(500);
    assert.is(leader.core!.role, 'follower', `seed ${seed}\n${simulation.describe()}`);
    assert.not(leader.core!.requestRead(1, leader.id, zeroBallot), 'reads are refused');
    assert.not(leader.core!.propose([Buffer.from('x')]), 'proposals are refused');
    simulation.heal();
    simulation.run(1_000);
    assert.is(simulation.leaders.length, 1, `seed ${seed}\n${simulation.describe()}`);
  }
});

test('quorum loss: with only the links of one hub left, the hub becomes leader', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const simulation = new Simulation(5, createRandom(seed), fair);
    simulation.run(500);
    const hub = simulation.nodes.find((node) => node.core!.role !== 'leader')!;
    for (const a of simulation.nodes) {
      for (const b of simulation.nodes) if (a !== b && a !== hub && b !== hub) simulation.cut(a.id, b.id);
    }
    simulation.run(1_000);
    assert.is(hub.core!.role, 'leader', `seed ${seed}\n${simulation.describe()}`);
  }
});

test('chained: cutting one follower from the leader changes no leader', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const simulation = new Simulation(3, createRandom(seed), fair);
    simulation.run(500);
    const leader = simulation.leaders[0]!;
    const ballot = leader.core!.ballot;
    const far = simulation.nodes.find((node) => node !== leader)!;
    simulation.cut(leader.id, far.id);
    simulation.cut(far.id, leader.id);
    simulation.run(5_000);
    assert.is(leader.core!.role, 'leader', `seed ${seed}\n${simulation.describe()}`);
    assert.equal(leader.core!.ballot, ballot, `seed ${seed}`);
  }
});

test('a node that was away for a long log gets it in parts and catches up', () => {
  const simulation = new Simulation(3, createRandom(11), fair);
  simulation.run(500);
  const leader = simulation.leaders[0]!;
  const away = simulation.nodes.find((node) => node !== leader)!;
  simulation.crash(away);
  for (let i = 0; i < 200; i++) {
    simulation.propose(leader, 10);
    simulation.run(10);
  }
  simulation.calm();
  // Messages are drawn as small as four bytes.
  simulation.run(20_000);
  // And the entry with which the leader began.
  assert.is(away.core!.decidedIndex, 2_001, simulation.describe());
});

test.run();
