import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkName, checkUnchanged, nodesOf } from '../../../cli/cluster/spec.ts';
import { CliError } from '../../../cli/errors.ts';

test('nothing asked is three nodes in one data centre', () => {
  assert.equal(
    nodesOf({ nodeCount: null, dcs: null }).map(({ nodeId, name, dc }) => [nodeId, name, dc]),
    [
      [1, 'n1', 'a'],
      [2, 'n2', 'a'],
      [3, 'n3', 'a'],
    ],
  );
});

test('nodes are spread over the data centres in turn', () => {
  assert.equal(
    nodesOf({ nodeCount: 5, dcs: ['a', 'b', 'c'] }).map(({ dc }) => dc),
    ['a', 'b', 'c', 'a', 'b'],
  );
});

test('counts and names that make no sense are refused as bad input', () => {
  for (const request of [
    { nodeCount: 0, dcs: null },
    { nodeCount: -1, dcs: null },
    { nodeCount: 10, dcs: null },
    { nodeCount: 2, dcs: ['a', 'b', 'c'] },
    { nodeCount: 3, dcs: ['', 'b'] },
  ]) {
    assert.throws(() => nodesOf(request), isUsageError);
  }
  for (const name of ['', '..', 'a/b', 'A', '-a', 'a_b', 'a'.repeat(41)]) {
    assert.throws(() => checkName('cluster', name), isUsageError, name);
  }
});

test('an existing cluster is not changed by another request, but the same one and none are fine', () => {
  const existing = nodesOf({ nodeCount: 3, dcs: ['a', 'b', 'c'] });
  checkUnchanged('x', existing, { nodeCount: null, dcs: null });
  checkUnchanged('x', existing, { nodeCount: 3, dcs: ['a', 'b', 'c'] });
  const refused = (error: unknown) => error instanceof CliError && error.exit === 'refused';
  assert.throws(() => checkUnchanged('x', existing, { nodeCount: 5, dcs: null }), refused);
  assert.throws(() => checkUnchanged('x', existing, { nodeCount: null, dcs: ['a', 'b'] }), refused);
});

test('nodes that were replaced are not another request: their number in each data centre counts, not their order', () => {
  const [n1, n2, n3] = nodesOf({ nodeCount: 3, dcs: ['a', 'b', 'c'] });
  const replaced = [n1!, n3!, { ...n2!, nodeId: 4, name: 'n4' }];
  checkUnchanged('x', replaced, { nodeCount: null, dcs: ['a', 'b', 'c'] });
  checkUnchanged('x', replaced, { nodeCount: 3, dcs: ['c', 'b', 'a'] });
  assert.throws(
    () => checkUnchanged('x', replaced, { nodeCount: 3, dcs: ['a', 'b'] }),
    /exists with 3 nodes in a, c, b/,
  );
});

function isUsageError(error: unknown): boolean {
  return error instanceof CliError && error.exitCode === 2;
}

test.run();
