/** A node that did not run while the members changed, and those whom it has never heard of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { NodeConfig } from '../../../server/config.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up']);
  await scalectl.expect(0, ['kv', 'put', 'before', 'yes']);
});
test.after(() => scalectl.cleanUp());

function configOf(id: string): NodeConfig {
  const file = join(scalectl.home, 'clusters', 'default', 'nodes', id, 'config.json');
  return JSON.parse(readFileSync(file, 'utf8')) as NodeConfig;
}

test('a node that was down during a replace-node learns of it from the new node, whom it has never heard of', async () => {
  await scalectl.expect(0, ['kill-node', 'n3']);
  await scalectl.expect(0, ['replace-node', 'n2']);
  await scalectl.expect(0, ['kv', 'put', 'meanwhile', 'yes']);
  // From now on of all that n3 knows nobody is left, and n4 alone is no quorum.
  await scalectl.expect(0, ['kill-node', 'n1', '--allow-quorum-loss']);
  await scalectl.expect(0, ['start-node', 'n3']);
  await scalectl.expect(0, ['kv', 'put', 'after', 'yes']);
  for (const key of ['before', 'meanwhile', 'after']) {
    assert.is((await scalectl.expect(0, ['kv', 'get', key])).stdout, `${key}\nyes\n`);
  }
  const { nodes, leader } = await scalectl.status(10);
  assert.equal(
    nodes.map(({ id }) => id),
    ['n1', 'n3', 'n4'],
  );
  assert.ok(leader === 'n3' || leader === 'n4');
});

test('a node that joins is told how the cluster began, and the present members only as those to speak to', async () => {
  const { nodes, contacts, joining } = configOf('n4');
  assert.is(joining, true);
  assert.equal(nodes, configOf('n3').nodes);
  assert.equal(
    nodes.map(({ name }) => name),
    ['n1', 'n2', 'n3'],
  );
  assert.equal(
    contacts?.map(({ name }) => name),
    ['n1', 'n2', 'n3'],
  );
  await scalectl.expect(0, ['up']);
  await scalectl.expect(0, ['replace-node', 'n1']);
  assert.equal(configOf('n5').nodes, nodes);
  assert.equal(
    configOf('n5').contacts?.map(({ name }) => name),
    ['n1', 'n3', 'n4'],
  );
});

test.run();
