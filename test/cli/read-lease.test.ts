import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { KeyValueDocument } from '../../cli/kv/key-value-document.ts';
import { EtcdClient } from '../server/rpc/services/etcd-client.ts';
import { waitFor } from '../support/wait-for.ts';
import { forwardTo } from './support/forwarder.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

interface Range {
  readonly kvs: readonly KeyValueDocument[];
}

async function valueAt(endpoint: string): Promise<string> {
  const { kvs } = await scalectl.json<Range>(0, ['kv', 'get', 'color', '--endpoints', endpoint, '--timeout', '20s']);
  return kvs[0]!.value;
}

test('a lease that could never last is refused with a sentence', async () => {
  const { stderr } = await scalectl.expect(2, ['up', '--read-lease', '10ms']);
  assert.match(stderr, 'A lease of 10 ms is not possible');
});

test('with leases, a leader that was stopped does not answer from what it knew when it wakes', async () => {
  // Nodes take whole milliseconds.
  await scalectl.expect(0, ['up', '--read-lease', '400.4ms']);
  await scalectl.expect(0, ['kv', 'put', 'color', 'red']);
  const before = await scalectl.status(0);
  const leader = before.nodes.find(({ role }) => role === 'leader')!;
  const others = before.nodes.filter(({ id }) => id !== leader.id).map(({ endpoint }) => endpoint);
  const { endpoint, hasDelivered } = await forwardTo(scalectl.record().nodes.find(({ name }) => name === leader.id)!);
  const client = new EtcdClient(endpoint);
  // The end of the range tells the two questions apart, where their bytes go by.
  const ask = async (end: string) => {
    const { kvs } = await client.range({ key: Buffer.from('color'), rangeEnd: Buffer.from(end) });
    return kvs.map(({ value }) => String(value));
  };
  try {
    assert.equal(await ask('color-before'), ['red']);
    await scalectl.expect(0, ['pause-node', leader.id]);
    await scalectl.expect(0, ['kv', 'put', 'color', 'blue', '--endpoints', others.join(','), '--timeout', '20s']);
    // The question waits in the socket of the stopped node: it is the first thing that it sees.
    const answer = ask('color-after');
    await waitFor(() => hasDelivered('color-after'), { what: 'the question to be in the socket of the stopped node' });
    await scalectl.expect(0, ['resume-node', leader.id]);
    assert.equal(await answer, ['blue']);
  } finally {
    client.close();
  }
});

test('another lease than the one that the cluster has is refused, and the same or none is not', async () => {
  const { stderr } = await scalectl.expect(30, ['up', '--read-lease', '500ms']);
  assert.match(stderr, 'Cluster "default" exists with leases of 400 ms');
  await scalectl.expect(0, ['up', '--read-lease', '400ms']);
  await scalectl.expect(0, ['up']);
});

test('a restarted node keeps what its earlier life had granted: all of them have the lease in their settings', async () => {
  const { nodes } = scalectl.record();
  await scalectl.expect(0, ['kill-node', nodes[0]!.name]);
  await scalectl.expect(0, ['start-node', nodes[0]!.name]);
  assert.is(scalectl.record().readLeaseMs, 400);
  await scalectl.expect(0, ['kv', 'put', 'color', 'green', '--timeout', '20s']);
  for (const { endpoint } of (await scalectl.status(0)).nodes) assert.is(await valueAt(endpoint), 'green');
});

test.run();
