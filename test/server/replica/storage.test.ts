import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withMajorities } from '../../../server/consensus/membership.ts';
import { encodeStopSign } from '../../../server/consensus/stop-sign.ts';
import { nodeScheduler } from '../../../server/replica/node-scheduler.ts';
import { SnapshotStore } from '../../../server/replica/snapshots/snapshot-store.ts';
import { openStorage } from '../../../server/replica/storage.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { createRandom } from '../../support/random.ts';
import { FakeDisk } from './wal/fake-disk.ts';

const clusterId = 'cluster-1';

function open(fileSystem: FakeDisk) {
  return openStorage({ dataDir: '/data', clusterId, nodeId: 1, scheduler: nodeScheduler, fileSystem });
}

test('who got a snapshot and died before its log knew is bound to the ballot of that snapshot, for good', async () => {
  const disk = new FakeDisk(createRandom(1));
  const before = { round: 2, priority: 0, node: 3 };
  const first = await open(disk);
  await first.wal.append([{ type: 'promise', ballot: before }]);
  await first.wal.close();

  const ballot = { round: 5, priority: 0, node: 2 };
  const member = { nodeId: 1, role: 'voter', name: 'n1', dc: '', host: '', port: 0 } as const;
  const meta = {
    index: 40,
    ballot,
    membership: encodeStopSign(withMajorities(0, [member])),
    makerNodeId: 2,
    makerBoot: 7,
  };
  const store = await SnapshotStore.open({ dir: '/data/snapshots', clusterId, fileSystem: disk });
  await store.write(meta, new StateMachine().snapshot(), () => Promise.resolve());

  const second = await open(disk);
  assert.equal(second.state.promised, ballot);
  await second.wal.close();
  await disk.remove('/data/snapshots/0000000000000040.snap');
  // Without it: as when that file turns out to be damaged.
  const third = await open(disk);
  assert.equal(third.state.promised, ballot);
  await third.wal.close();
});

test.run();
