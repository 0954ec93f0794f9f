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
  const responder = { ids, nodeId: 1, replica };
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

test.run();
