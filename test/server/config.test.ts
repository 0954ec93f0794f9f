import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ConfigError, parseConfig } from '../../server/config.ts';
import { firstMembershipOf } from '../../server/first-membership.ts';

const address = { nodeId: 1, name: 'n1', dc: 'a', host: '127.0.0.1', port: 7001 };
const valid = {
  ...address,
  clusterId: 'c-1',
  clusterName: 'default',
  dataDir: '/data',
  metricsPort: 7002,
  nodes: [address, { ...address, nodeId: 2, name: 'n2', port: 7003 }],
  logLevel: 'info',
};

function problems(value: unknown): readonly string[] {
  try {
    parseConfig('config.json', typeof value === 'string' ? value : JSON.stringify(value));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('a complete configuration is read as written', () => {
  assert.equal(parseConfig('config.json', JSON.stringify(valid)), valid);
});

test('a priority for leading is a whole number from 0 to 100', () => {
  assert.is(parseConfig('config.json', JSON.stringify({ ...valid, leaderPriority: 100 })).leaderPriority, 100);
  for (const leaderPriority of [-1, 101, 0.5, '1', null]) {
    assert.equal(problems({ ...valid, leaderPriority }), ['leaderPriority must be a whole number from 0 to 100']);
  }
});

test('quorums share a node, or the configuration is refused', () => {
  const quorums = { election: 2, write: 1 };
  assert.equal(parseConfig('config.json', JSON.stringify({ ...valid, quorums })).quorums, quorums);
  for (const { election, write } of [
    { election: 1, write: 1 },
    { election: 3, write: 1 },
  ]) {
    assert.equal(problems({ ...valid, quorums: { election, write } }), [
      `quorums of ${election} and ${write} of 2 nodes need not share a node`,
    ]);
  }
  assert.equal(problems({ ...valid, quorums: { write: 2 } }), [
    'quorums.election must be a whole number from 1 to 65535',
  ]);
});

test('every problem is named with its place, all at once', () => {
  assert.equal(problems({ ...valid, port: 0, logLevel: 'loud', nodes: [{ ...address, host: '' }] }), [
    'port must be a whole number from 1 to 65535',
    'nodes[0].host must be a non-empty text',
    'logLevel must be one of debug, info, warn, error',
  ]);
});

test('a node that is not among the nodes, or elsewhere, is refused', () => {
  assert.equal(problems({ ...valid, nodeId: 3 }), ['nodes: node 3 itself is missing']);
  assert.equal(problems({ ...valid, port: 9 }), ['nodes: node 1 has another address there than above']);
  assert.equal(problems({ ...valid, nodes: [address, address] }), ['nodes: two have the same nodeId']);
});

test('a node that joins is told who began, without itself, and whom to speak to', () => {
  const nodes = [2, 3].map((nodeId) => ({ ...address, nodeId, name: `n${nodeId}`, port: 7_000 + nodeId }));
  const joining = { ...valid, joining: true, nodes, contacts: nodes.slice(1) };
  assert.equal(parseConfig('config.json', JSON.stringify(joining)), joining);
  assert.equal(problems({ ...joining, nodes: valid.nodes }), ['nodes: node 1 joins, and did not begin with them']);
  assert.equal(problems({ ...joining, contacts: [{ ...address, port: 0 }] }), [
    'contacts[0].port must be a whole number from 1 to 65535',
  ]);
});

test('configuration 0 is the same on a node that joins as on those that began', () => {
  const nodes = [2, 3, 4].map((nodeId) => ({ ...address, nodeId, name: `n${nodeId}`, port: 7_000 + nodeId }));
  const quorums = { election: 3, write: 1 };
  const founder = parseConfig('c', JSON.stringify({ ...valid, ...nodes[0]!, nodes, quorums }));
  const joiner = parseConfig('c', JSON.stringify({ ...valid, nodes, quorums, joining: true, contacts: [nodes[2]] }));
  assert.equal(firstMembershipOf(joiner), firstMembershipOf(founder));
  const { configId, members, prepareQuorum, acceptQuorum } = firstMembershipOf(joiner);
  assert.equal([configId, members.length, prepareQuorum, acceptQuorum], [0, 3, 3, 1]);
});

test('text that is no JSON, and JSON that is no object, are one sentence', () => {
  assert.is(problems('{').length, 1);
  assert.ok(problems('[]')[0]!.includes('is not an object'));
});

test.run();
