import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withFaults } from '../../../bench/report/node-events.ts';
import { leaderKillRun } from './fixture.ts';

const test = suite('bench/report/node-events');

const run = leaderKillRun();

function roleAt(nodeIndex: number, atMs: number): string | undefined {
  const node = run.nodes[nodeIndex];
  if (node === undefined) throw new Error('the fixture has three nodes');
  const sample = withFaults(node, run.faults).samples.findLast((candidate) => candidate.atMs <= atMs);
  return sample && `${sample.state} ${sample.leader ? 'leads' : 'follows'} ${sample.ballot}`;
}

test('a killed leader stops leading when it was hit, not at the next sample', () => {
  assert.is(roleAt(0, 14_299), 'running leads 1.1');
  assert.is(roleAt(0, 14_300), 'dead follows 1.1');
});

test('the new leader leads from when it was first seen to, with its new ballot', () => {
  assert.is(roleAt(2, 14_583), 'running follows 1.1');
  assert.is(roleAt(2, 14_584), 'running leads 2.3');
});

test('a node that was not hit keeps its samples', () => {
  const node = run.nodes[1];
  if (node === undefined) throw new Error('the fixture has three nodes');
  assert.equal(withFaults(node, run.faults), node);
});

test('a fault that could not be injected changes nothing', () => {
  const failed = run.faults.map((fault) => ({ ...fault, error: 'refused', newLeader: null }));
  for (const node of run.nodes) assert.equal(withFaults(node, failed), node);
});

test.run();
