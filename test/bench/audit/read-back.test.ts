import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readBack } from '../../../bench/audit/read-back.ts';
import { type Endpoint, planWorkers } from '../../../bench/load/plan.ts';
import { putKeys } from '../../../bench/peers/stored-keys.ts';
import { KvProcesses } from '../support/kv-process.ts';
import type { KvServerOptions } from '../support/kv-server.ts';
import { profileOf } from '../support/profile.ts';

const keyCount = 30;
const runId = 'read-back';
const options = {
  keyPrefix: `bench/${runId}/`,
  /** So large that a page holds one key. */
  valueSizeBytes: 1_000_000,
};

const profile = profileOf(`
target: { mix: { put: 1 }, keys: { count: ${keyCount} } }
stages: [{ name: s, duration: 1s, rate: 1 }]
`);

/** Servers of their own that hold the same keys. */
async function startFilled(serverOptions: readonly KvServerOptions[]): Promise<readonly KvProcesses[]> {
  const servers = await Promise.all(serverOptions.map((each) => KvProcesses.start(1, each)));
  for (const server of servers) await putKeys(planWorkers(profile, await server.nodes(), runId, false)[0]!);
  return servers;
}

async function endpointOf(server: KvProcesses): Promise<Endpoint> {
  return (await server.nodes())[0]!;
}

test('a node that is dead costs its delay once, not with every page', async () => {
  const [dead, living] = await startFilled([{}, {}]);
  try {
    const endpoints = [await endpointOf(dead!), await endpointOf(living!)];
    await dead!.stop();
    let found = 0;
    await readBack({ ...options, endpoints, patienceMs: 2000 }, () => found++);
    assert.is(found, keyCount);
  } finally {
    await Promise.all([dead, living].map((server) => server?.stop()));
  }
});

test('reading may take longer than the patience with a silent cluster, as long as pages come', async () => {
  const delayMs = 100;
  const [slow, other] = await startFilled([{ delayMs }, {}]);
  try {
    const endpoints = [await endpointOf(slow!), await endpointOf(other!)];
    const found = new Set<number>();
    await readBack({ ...options, endpoints, patienceMs: (keyCount / 2) * delayMs }, (key) => {
      found.add(key);
      if (found.size === keyCount - 2) void slow!.stop();
    });
    assert.is(found.size, keyCount);
  } finally {
    await Promise.all([slow, other].map((server) => server?.stop()));
  }
});

test.run();
