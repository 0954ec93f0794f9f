import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as plans from '../../../cli/cluster/members/scale-plan.ts';
import { keepsQuorum, type ScaledNode, type ScaleRequest } from '../../../cli/cluster/members/scale-plan.ts';
import { type AskedQuorums, majorities, sizesOf } from '../../../cli/cluster/quorum-sizes.ts';
import { CliError } from '../../../cli/errors.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

function nodes(dcs: string, change: (node: ScaledNode) => Partial<ScaledNode> = () => ({})): readonly ScaledNode[] {
  return [...dcs].map((dc, index) => {
    const node = { nodeId: index + 1, name: `n${index + 1}`, dc, witness: false, running: true, leader: index === 0 };
    return { ...node, ...change(node) };
  });
}

const to = (nodeCount: number) => ({ nodeCount, dcs: null, witnesses: null, quorums: null });
const present = (members: readonly ScaledNode[], lastNodeId: number, asked: AskedQuorums = majorities) => ({
  ...{ nodes: members, lastNodeId, asked },
  quorums: sizesOf(asked, members.length),
});
const planScale = (members: readonly ScaledNode[], lastNodeId: number, request: ScaleRequest) =>
  plans.planScale(present(members, lastNodeId), request);
const planReplacement = (members: readonly ScaledNode[], lastNodeId: number, ...replaced: string[]) =>
  plans.planReplacement(present(members, lastNodeId), replaced);
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

test('new nodes get ids that were never used, and go where the fewest are', () => {
  const { add, quorums } = planScale(nodes('abc'), 7, to(5));
  assert.equal(
    add.map(({ nodeId, dc }) => [nodeId, dc]),
    [
      [8, 'a'],
      [9, 'b'],
    ],
  );
  assert.equal(quorums, { before: { election: 2, write: 2 }, after: { election: 3, write: 3 } });
  const skewed = planScale(nodes('aab'), 3, to(5));
  assert.equal(
    skewed.add.map(({ dc }) => dc),
    ['b', 'a'],
  );
});

test('--dc says where nodes are added, and from where they are removed', () => {
  const { add } = planScale(nodes('abc'), 3, { ...to(5), dcs: ['d'] });
  assert.equal(
    add.map(({ dc }) => dc),
    ['d', 'd'],
  );
  assert.equal(names(planScale(nodes('abcab'), 5, { ...to(4), dcs: ['c'] }).remove), ['n3']);
});

test('who leaves: what does not run first, the leader last, the fullest data centre before others', () => {
  assert.equal(names(planScale(nodes('abcab'), 5, to(3)).remove), ['n5', 'n4']);
  const dead = nodes('abcab', ({ nodeId }) => ({ running: nodeId !== 2 }));
  assert.equal(names(planScale(dead, 5, to(4)).remove), ['n2']);
  const leader = nodes('aab', ({ nodeId }) => ({ leader: nodeId === 2 }));
  assert.equal(names(planScale(leader, 3, to(1)).keep), ['n2']);
});

test('witnesses come and go with nodes, and never are all of them', () => {
  const { add } = planScale(nodes('aab'), 3, { ...to(5), witnesses: 1 });
  assert.equal(
    add.map(({ witness }) => witness),
    [true, false],
  );
  const mixed = nodes('abc', ({ nodeId }) => ({ witness: nodeId === 3 }));
  assert.equal(names(planScale(mixed, 3, { ...to(2), witnesses: 0 }).remove), ['n3']);
  assert.equal(names(planScale(mixed, 3, to(1)).keep), ['n1']);
  for (const request of [
    { ...to(3), witnesses: 3 },
    { ...to(3), witnesses: 1 },
    { ...to(5), witnesses: 3 },
    { ...to(2), witnesses: 1 },
  ]) {
    assert.throws(() => planScale(nodes('abc'), 3, request), isUsageError, JSON.stringify(request));
  }
});

test('a replacement has an id of its own, in the same place and of the same kind', () => {
  const mixed = nodes('abc', ({ nodeId }) => ({ witness: nodeId === 3, running: nodeId !== 3 }));
  const plan = planReplacement(mixed, 5, 'n3');
  assert.equal(plan.add, [{ nodeId: 6, name: 'n6', dc: 'c', witness: true }]);
  assert.equal(names(plan.keep), ['n1', 'n2']);
  assert.throws(
    () => planReplacement(mixed, 5, 'n9'),
    (error: unknown) => error instanceof CliError && error.exit === 'notFound',
  );
});

test('several are replaced in one plan, each in its place; all of them are bad input', () => {
  const mixed = nodes('abcab', ({ nodeId }) => ({ witness: nodeId === 3 }));
  const plan = planReplacement(mixed, 7, 'n4', 'n3');
  assert.equal(plan.add, [
    { nodeId: 8, name: 'n8', dc: 'c', witness: true },
    { nodeId: 9, name: 'n9', dc: 'a', witness: false },
  ]);
  assert.equal(
    [names(plan.remove), names(plan.keep)],
    [
      ['n3', 'n4'],
      ['n1', 'n2', 'n5'],
    ],
  );
  assert.throws(() => planReplacement(nodes('abc'), 3, 'n1', 'n2', 'n3'), isUsageError);
  assert.equal(names(planReplacement(nodes('a'), 1, 'n1').add), ['n2'], 'the only one votes until the new one does');
});

test('of several that are replaced at once, those that stay and run must be a quorum; one by one all may go', () => {
  const keeps = (members: readonly ScaledNode[], ...replaced: string[]) =>
    plans.oldOnesKeepQuorum(planReplacement(members, 9, ...replaced));
  assert.ok(keeps(nodes('abcab'), 'n1', 'n2'));
  assert.not(keeps(nodes('abcab'), 'n1', 'n2', 'n3'));
  assert.not(keeps(nodes('abc'), 'n1', 'n2'));
  const oneDead = nodes('abcab', ({ nodeId }) => ({ running: nodeId !== 5 }));
  assert.not(keeps(oneDead, 'n1', 'n2'));
  assert.ok(keeps(oneDead, 'n1', 'n5'));
  assert.ok(keeps(nodes('abc'), 'n1'));
  assert.ok(plans.oldOnesKeepQuorum(planScale(nodes('abcab'), 5, to(1))));
});

test('too few running members after the change are noticed', () => {
  const oneRuns = nodes('abc', ({ nodeId }) => ({ running: nodeId === 1 }));
  assert.not(
    keepsQuorum(
      planScale(
        nodes('abcde', ({ nodeId }) => ({ running: nodeId <= 2 })),
        5,
        { ...to(4), dcs: ['a'] },
      ),
    ),
  );
  assert.ok(keepsQuorum(planScale(oneRuns, 3, to(1))));
});

test('a write quorum stays what it was asked to be when the number of nodes changes, and the other follows', () => {
  const members = present(nodes('abc'), 3, { election: null, write: 1 });
  assert.equal(members.quorums, { election: 3, write: 1 });
  assert.equal(plans.planScale(members, to(5)).quorums.after, { election: 5, write: 1 });
  assert.equal(plans.planReplacement(members, ['n2']).quorums.after, { election: 3, write: 1 });
  const back = plans.planScale(members, { ...to(3), quorums: majorities });
  assert.equal(back.quorums.after, { election: 2, write: 2 });
  assert.not(plans.changesNothing(back));
  assert.ok(plans.changesNothing(plans.planScale(members, to(3))));
});

test('quorums that do not fit the nodes after it are bad input', () => {
  const members = present(nodes('abcab'), 5, { election: null, write: 4 });
  assert.throws(() => plans.planScale(members, to(3)), isUsageError);
  for (const quorums of [
    { election: 2, write: 3 },
    { election: null, write: 6 },
    { election: 0, write: null },
  ]) {
    assert.throws(() => plans.planScale(members, { ...to(5), quorums }), isUsageError, JSON.stringify(quorums));
  }
});

test('with a small write quorum fewer must run, unless the leader is to leave', () => {
  const five = nodes('abcde', ({ nodeId }) => ({ running: nodeId <= 2 }));
  const asked = { election: null, write: 2 };
  assert.ok(keepsQuorum(plans.planScale(present(five, 5, asked), { ...to(5), quorums: asked })));
  const leaderless = five.map((node) => ({ ...node, leader: false }));
  assert.not(keepsQuorum(plans.planScale(present(leaderless, 5, asked), { ...to(5), quorums: asked })));
});

test('numbers that make no sense are bad input', () => {
  for (const count of [0, -1, 10, 1.5]) assert.throws(() => planScale(nodes('abc'), 3, to(count)), isUsageError);
  assert.throws(() => planScale(nodes('abc'), 3, { ...to(5), dcs: ['A B'] }), isUsageError);
});

test('any cluster becomes any number of nodes: nobody twice, balanced as far as it was, the leader there to the end', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 500; round++) {
      const dcs = ['a', 'b', 'c'].slice(0, random.int(1, 3));
      const start = nodes(Array.from({ length: random.int(1, 9) }, (_, index) => dcs[index % dcs.length]!).join(''));
      const count = random.int(1, 9);
      const { add, remove, keep } = planScale(start, start.length, to(count));
      assert.is(keep.length + add.length, count);
      assert.is(keep.length + remove.length, start.length);
      const after = [...keep, ...add];
      assert.is(new Set(names(after)).size, count);
      assert.ok(keep.some(({ leader }) => leader));
      const sizes = [...new Set(start.map(({ dc }) => dc))].map((dc) => after.filter((node) => node.dc === dc).length);
      assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, `${start.length} → ${count}: ${sizes}`);
    }
  });
});

function isUsageError(error: unknown): boolean {
  return error instanceof CliError && error.exitCode === 2;
}

test('what was found unfinished is told as it was planned, with the members that there are after it', () => {
  const record = nodes('abcb').map((node) => ({ ...node, host: '127.0.0.1', port: 1, metricsPort: 2, process: null }));
  const change = { purpose: 'replace-node n2', add: [4], remove: [2], keepData: false };
  const after = present(
    nodes('abcb').filter(({ name }) => name !== 'n2'),
    4,
  );
  const { add, remove, keep } = plans.planFound({ nodes: record, change }, after);
  assert.equal([add, remove, keep].map(names), [['n4'], ['n2'], ['n1', 'n3']]);
});

test.run();
