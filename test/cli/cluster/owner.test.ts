import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownIdentity } from '../../../cli/cluster/identity.ts';
import { releaseFromDead } from '../../../cli/cluster/owner.ts';
import { type ClusterRecord, readCluster, writeCluster } from '../../../cli/cluster/registry.ts';
import { processContext } from '../../../cli/context.ts';
import { tempDir } from '../../support/temp-dir.ts';

const context = { ...processContext(), stateDir: tempDir() };

async function recordOf(owner: ClusterRecord['owner']): Promise<ClusterRecord> {
  const node = { nodeId: 1, name: 'n1', dc: 'a', host: '127.0.0.1', port: 1, metricsPort: 2, process: null };
  const record: ClusterRecord = {
    ...{ schemaVersion: 1, clusterId: 'id', name: 'demo', createdAt: '2026-01-01T00:00:00.000Z', nodes: [node] },
    ...{ owner, purging: false },
  };
  await writeCluster(context.stateDir, record);
  return record;
}

test('a cluster whose owner is dead is released, in its file too: nobody clears it away any more', async () => {
  const self = await ownIdentity();
  const record = await recordOf({ ...self, startTime: `${self.startTime}0` });
  assert.is((await releaseFromDead(context, record)).owner, null);
  assert.is((await readCluster(context.stateDir, 'demo'))?.owner, null);
});

test('a cluster whose owner lives stays with it', async () => {
  const record = await recordOf(await ownIdentity());
  assert.equal(await releaseFromDead(context, record), record);
  assert.equal(await readCluster(context.stateDir, 'demo'), record);
});

test.run();
