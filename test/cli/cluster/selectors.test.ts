import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Candidate, dependsOnLeader, selectNodes } from '../../../cli/cluster/selectors.ts';
import { CliError } from '../../../cli/errors.ts';

const five: readonly Candidate[] = [
  { name: 'n1', dc: 'a', running: true, leader: false, counts: true },
  { name: 'n2', dc: 'b', running: true, leader: true, counts: true },
  { name: 'n3', dc: 'c', running: true, leader: false, counts: true },
  { name: 'n4', dc: 'a', running: false, leader: false, counts: true },
  { name: 'n5', dc: 'b', running: true, leader: false, counts: true },
];

test('leader and follower are chosen among running nodes by what they are now', () => {
  assert.equal(selectNodes(five, 'leader', 3, 'default'), ['n2']);
  assert.equal(selectNodes(five, 'follower', 3, 'default'), ['n1']);
});

test('words that mean the leader, or followers first, depend on who leads; names and places do not', () => {
  const about = ['leader', 'n1, follower', 'minority', 'majority', 'all', 'dc=a', 'n1', 'n1,n2'].map(dependsOnLeader);
  assert.equal(about, [true, true, true, true, false, false, false, false]);
});

test('minority takes followers before the leader, and as many as a whole cluster can lose', () => {
  assert.equal(selectNodes(five, 'minority', 3, 'default'), ['n1', 'n3']);
});

test('majority is a quorum of the cluster', () => {
  assert.equal(selectNodes(five, 'majority', 3, 'default'), ['n1', 'n3', 'n5']);
});

test('what does not count is neither in a minority nor in a majority, and no follower', () => {
  const withLearner = five.map((node) => ({ ...node, counts: node.name !== 'n1' }));
  assert.equal(selectNodes(withLearner, 'follower', 3, 'default'), ['n3']);
  assert.equal(selectNodes(withLearner, 'minority', 3, 'default'), ['n3']);
  assert.equal(selectNodes(withLearner, 'majority', 3, 'default'), ['n3', 'n5', 'n2']);
});

test('a majority is as large as the larger of two flexible quorums, and a minority what they can do without', () => {
  assert.equal(selectNodes(five, 'minority', 4, 'default'), ['n1']);
  assert.equal(selectNodes(five, 'majority', 4, 'default'), ['n1', 'n3', 'n5', 'n2']);
});

test('a data centre and all mean every node of it, dead ones too', () => {
  assert.equal(selectNodes(five, 'dc=a', 3, 'default'), ['n1', 'n4']);
  assert.is(selectNodes(five, 'all', 3, 'default').length, 5);
});

test('a name means that node, whatever its state', () => {
  assert.equal(selectNodes(five, 'n4', 3, 'default'), ['n4']);
});

test('an unknown name is an error that lists what there is', () => {
  const error = errorOf(() => selectNodes(five, 'n9', 3, 'default'));
  assert.is(error.code, 'no-such-node');
  assert.is(error.exitCode, 3);
  assert.match(error.hint ?? '', 'n1, n2, n3, n4, n5');
});

test('leader of a cluster without one is an error that says so', () => {
  const leaderless = five.map((node) => ({ ...node, leader: false, counts: true }));
  assert.is(errorOf(() => selectNodes(leaderless, 'leader', 3, 'default')).code, 'no-target');
});

function errorOf(action: () => unknown): CliError {
  try {
    action();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('it did not throw');
}

test.run();
