import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { describeQuorum, quorumAfterLoss, quorumOf } from '../../../cli/cluster/quorum.ts';

test('two quorums of the same cluster always share a node, and no smaller number has that property', () => {
  for (let nodes = 1; nodes <= 9; nodes++) {
    const quorum = quorumOf(nodes);
    assert.ok(2 * quorum > nodes, `${nodes} nodes`);
    assert.not.ok(2 * (quorum - 1) > nodes, `${nodes} nodes`);
  }
});

test('losing one of three keeps the quorum with nothing to spare', () => {
  const arithmetic = quorumAfterLoss(3, 3, 1);
  assert.equal(arithmetic, {
    nodes: 3,
    quorum: 2,
    runningBefore: 3,
    runningAfter: 2,
    keepsQuorum: true,
    spareAfter: 0,
  });
  assert.is(describeQuorum(arithmetic), '3 nodes, quorum 2: 3 run now, 2 after it: the quorum holds, with 0 to spare');
});

test('nodes that are already gone count against the quorum', () => {
  assert.is(quorumAfterLoss(3, 2, 1).keepsQuorum, false);
  assert.is(quorumAfterLoss(5, 4, 1).keepsQuorum, true);
  assert.is(quorumAfterLoss(1, 1, 1).keepsQuorum, false);
});

test.run();
