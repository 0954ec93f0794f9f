import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Driver } from '../../../cli/cluster/driver.ts';
import { pauseNodes } from '../../../cli/cluster/node-action.ts';
import { standInCluster } from './stand-ins.ts';

test('a pause that fails on its second node leaves none paused: nobody would remember the first', async () => {
  const cluster = await standInCluster(3);
  const paused = new Set<string>();
  const driver: Driver = {
    ...cluster.driver,
    signal: async (_tag, { startTime: name }, signal) => {
      if (signal === 'SIGSTOP' && name === 'n3') throw new Error('not permitted');
      if (signal === 'SIGSTOP') paused.add(name);
      else paused.delete(name);
      return true;
    },
  };
  const options = { target: 'all', allowQuorumLoss: true, timeoutMs: 1_000 };
  const error = await pauseNodes(cluster.context, driver, 'default', options).catch((reason: unknown) => reason);
  assert.match((error as Error).message, 'not permitted');
  assert.equal([...paused], []);
  await cluster.close();
});

test.run();
