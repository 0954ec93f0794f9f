import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Configuration, configurationOf } from '../../../cli/cluster/configuration.ts';
import { describeQuorum, quorumAfterLoss } from '../../../cli/cluster/quorum.ts';
import { majorities, sizesOf } from '../../../cli/cluster/quorum-sizes.ts';
import type { NodeRecord } from '../../../cli/cluster/registry.ts';
import { CliError } from '../../../cli/errors.ts';

const names = ['n1', 'n2', 'n3', 'n4', 'n5'];
const voters = (count: number, quorums = sizesOf(majorities, count)): Configuration => ({
  configId: 0,
  roles: new Map(names.slice(0, count).map((name) => [name, 'voter'])),
  quorums,
});

test('two quorums always share a node, whatever was asked for, or the wish is refused', () => {
  const sizes = [null, ...Array.from({ length: 10 }, (_, i) => i)];
  for (let nodes = 1; nodes <= 9; nodes++) {
    for (const election of sizes) {
      for (const write of sizes) {
        try {
          const is = sizesOf({ election, write }, nodes);
          assert.ok(is.election + is.write > nodes, `${nodes} nodes`);
          assert.ok(Math.max(is.election, is.write) <= nodes && Math.min(is.election, is.write) >= 1);
        } catch (error) {
          assert.ok(error instanceof CliError && error.exitCode === 2, String(error));
        }
      }
    }
  }
});

test('one quorum is as large as the other allows; none asked for, both are majorities', () => {
  assert.equal(sizesOf({ election: null, write: 2 }, 5), { election: 4, write: 2 });
  assert.equal(sizesOf({ election: 2, write: null }, 5), { election: 2, write: 4 });
  assert.equal(sizesOf(majorities, 4), { election: 3, write: 3 });
});

test('losing one of three keeps the quorum with nothing to spare', () => {
  const arithmetic = quorumAfterLoss(voters(3), ['n1', 'n2', 'n3'], ['n1'], 'n1');
  assert.equal([arithmetic.quorum, arithmetic.runningAfter, arithmetic.spareAfter], [2, 2, 0]);
  assert.is(describeQuorum(arithmetic), '3 nodes, quorum 2: 3 run now, 2 after it: the quorum holds, with 0 to spare');
});

test('nodes that are already gone count against the quorum', () => {
  assert.is(quorumAfterLoss(voters(3), ['n1', 'n2'], ['n2'], 'n1').keepsQuorum, false);
  assert.is(quorumAfterLoss(voters(5), ['n1', 'n2', 'n3', 'n4'], ['n2'], 'n1').keepsQuorum, true);
  assert.is(quorumAfterLoss(voters(1), ['n1'], ['n1'], 'n1').keepsQuorum, false);
});

test('with a small write quorum followers may go as long as the leader stays; with it goes the last word', () => {
  const five = voters(5, { election: 4, write: 2 });
  const withoutFollowers = quorumAfterLoss(five, names, ['n3', 'n4', 'n5'], 'n1');
  assert.ok(withoutFollowers.keepsQuorum);
  assert.match(describeQuorum(withoutFollowers), 'write quorum 2, election quorum 4');
  assert.match(describeQuorum(withoutFollowers), 'no other leader could be elected');
  assert.not(quorumAfterLoss(five, names, ['n1', 'n2'], 'n1').keepsQuorum, 'three elect nobody');
  assert.ok(quorumAfterLoss(five, names, ['n1'], 'n1').keepsQuorum);
});

test('a witness counts, but cannot lead; a learner does not count', () => {
  const configuration: Configuration = {
    ...voters(3),
    roles: new Map([
      ['n1', 'voter'],
      ['n2', 'voter'],
      ['n3', 'witness'],
      ['n4', 'learner'],
    ]),
  };
  assert.is(quorumAfterLoss(configuration, names, ['n1'], 'n1').nodes, 3);
  assert.ok(quorumAfterLoss(configuration, names, ['n1'], 'n1').keepsQuorum);
  assert.ok(quorumAfterLoss(configuration, names, ['n4'], 'n1').keepsQuorum);
  assert.not(quorumAfterLoss(configuration, names, ['n1', 'n2'], 'n1').keepsQuorum);
});

test('the newest configuration that a node reports counts, and the recorded one when none answers', () => {
  const node = (name: string, witness = false) => ({ nodeId: Number(name.slice(1)), name, witness }) as NodeRecord;
  const cluster = { nodes: [node('n1'), node('n2'), node('n3', true)], quorums: { election: null, write: 1 } };
  const recorded = configurationOf(cluster, [{ status: null }]);
  assert.equal([recorded.configId, recorded.quorums], [null, { election: 3, write: 1 }]);
  assert.is(recorded.roles.get('n3'), 'witness');
  const said = (configId: number, roles: readonly string[]) => {
    const members = roles.map((role, i) => ({ role, name: `n${i + 1}` }));
    return { status: { configId, members, prepareQuorum: 2, acceptQuorum: 2 } as never };
  };
  const reported = configurationOf(cluster, [said(3, ['voter']), said(4, ['voter', 'learner'])]);
  assert.equal([reported.configId, [...reported.roles.values()]], [4, ['voter', 'learner']]);
});

test.run();
