import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { leaderIn, watchForLeader } from '../../../bench/faults/leader-watch.ts';
import { clusterOf, follower, sampleOf } from './stand-in-cluster.ts';

test('a node that is silent does not hold up the answer of the new leader, nor the time that is noted', async () => {
  let silentMs = 0;
  const cluster = clusterOf(async (name) => {
    if (name === 'n1') {
      await new Promise((resolve) => setTimeout(resolve, 300));
      silentMs = 300;
    }
    return name === 'n3' ? sampleOf(3, { role: 'leader', leaderId: 3, ballot: '2' }) : follower(name);
  });
  const before = { name: 'n1', ballot: '1' };
  const leader = await watchForLeader(
    cluster,
    before,
    () => 1000 + silentMs,
    () => false,
  );
  assert.equal(leader, { name: 'n3', atMs: 1000 });
});

test('the old leader, as long as it leads with its old ballot, is no new one', async () => {
  let asked = 0;
  const cluster = clusterOf(async (name) => {
    const ballot = ++asked > 6 ? '2' : '1';
    return name === 'n1' ? sampleOf(1, { role: 'leader', leaderId: 1, ballot }) : follower(name);
  });
  const leader = await watchForLeader(
    cluster,
    { name: 'n1', ballot: '1' },
    () => asked,
    () => false,
  );
  assert.ok(leader !== null && leader.name === 'n1' && leader.atMs > 6);
});

test('the leader is the running node that leads; of two, the one that the others name', () => {
  const old = sampleOf(1, { role: 'leader', leaderId: 1, ballot: '1' });
  const fresh = sampleOf(2, { role: 'leader', leaderId: 2, ballot: '2' });
  assert.equal(leaderIn([old, fresh, sampleOf(3, { leaderId: 2 })]), { name: 'n2', ballot: '2' });
  assert.equal(leaderIn([{ ...old, state: 'paused' }, sampleOf(2, {}), sampleOf(3, {})]), null);
});

test('of two that nobody else can name, the one with the higher ballot leads, also behind a change of members', () => {
  const old = sampleOf(1, { role: 'leader', leaderId: 1, ballot: '1/9.0.1' });
  const fresh = sampleOf(2, { role: 'leader', leaderId: 2, ballot: '1/10.0.2' });
  assert.equal(leaderIn([old, fresh]), { name: 'n2', ballot: '1/10.0.2' });
  assert.equal(leaderIn([{ ...old, ballot: '11.0.1' }, fresh]), { name: 'n2', ballot: '1/10.0.2' });
});

test.run();
