/** Clients are cut off from a node by a reset: nothing of their calls is left there. */
import { status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ClientGate } from '../../../../server/faults/client-gate.ts';
import { noEffect } from '../../../../server/faults/link-effect.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { EtcdClient, refusalOf } from './etcd-client.ts';
import { withNode } from './node.ts';
import { queueLength, Voters } from './voters.ts';

const bytes = (text: string) => Buffer.from(text);

test('watches, observers and whoever waits for a lock end at a reset, and leave nothing behind', () => {
  const clients = new ClientGate();
  return withNode(
    async ({ endpoint, watchLoad, unexpected }) => {
      const client = new EtcdClient(endpoint);
      const voters = new Voters(endpoint);
      const watch = client.watch();
      watch.send({ createRequest: { key: bytes('k') } });
      await watch.next();
      watch.end();
      await voters.campaign('a').answer;
      const observer = voters.observe();
      await voters.lock(0).answer;
      const waiting = voters.lock(0);
      await waitFor(() => watchLoad().watchers === 3, { what: 'all of them to wait' });
      clients.change({ ...noEffect, cut: 'reset' }, () => 0);
      assert.is((await refusalOf(waiting.answer)).code, status.UNAVAILABLE);
      await waitFor(() => watch.error?.code === status.UNAVAILABLE, { what: 'the watch to end' });
      await waitFor(() => watchLoad().watchers === 0, { what: 'nobody to watch any more' });
      clients.change(noEffect, () => 0);
      await waitFor(async () => (await queueLength(client, 'mutex')) === 1, {
        what: 'the place in the queue to be free',
      });
      observer.cancel();
      assert.equal(unexpected, []);
      client.close();
      voters.close();
    },
    { clients },
  );
});

test.run();
