import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultWatchLimits, type WatchLimits, WatchStream } from '../../../../server/rpc/services/watch-stream.ts';
import { WatchHub } from '../../../../server/watch/watch-hub.ts';
import { ids } from './node.ts';
import { SingleCopyReplica } from './single-copy-replica.ts';

const key = Buffer.from('k');

/** A stream whose client takes nothing. */
function openStream(limits: Partial<WatchLimits> = {}) {
  const replica = new SingleCopyReplica();
  const hub = new WatchHub(replica.state, setImmediate);
  const responder = { ids, nodeId: 1, replica, storeQuotaBytes: Number.MAX_SAFE_INTEGER };
  const parts = { responder, hub, limits: { ...defaultWatchLimits, ...limits }, queued: { sizeBytes: 0 } };
  return { hub, stream: new WatchStream(parts) };
}

test('a watch that is asked for when the call is over is not kept', () => {
  const { hub, stream } = openStream();
  stream.handle({ createRequest: { key } });
  assert.is(hub.size, 1);
  stream.close();
  stream.handle({ createRequest: { key } });
  assert.is(hub.size, 0);
  assert.is(stream.responses.length, 0);
});

test('progress that a client does not take does not pile up, and comes again when there is room', async () => {
  const { stream } = openStream({ maxQueuedResponses: 10 });
  for (let watchId = 1; watchId <= 4; watchId++)
    stream.handle({ createRequest: { key, watchId, progressNotify: true } });
  for (let i = 0; i < 100; i++) stream.notifyProgress();
  const { length } = stream.responses;
  assert.ok(length < 10 + 4, `${length} responses wait`);
  const responses = stream.responses.drain();
  for (let i = 0; i < length; i++) await responses.next();
  stream.notifyProgress();
  assert.is(stream.responses.length, 4);
});

test.run();
