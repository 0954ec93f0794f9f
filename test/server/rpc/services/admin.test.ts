import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scalectl } from '#proto';
import { ServerCall } from '../../../../server/rpc/server-call.ts';
import type { BoundMethod } from '../../../../server/rpc/service-definition.ts';
import { adminService } from '../../../../server/rpc/services/admin.ts';
import { UnsentAnswers } from '../../../../server/rpc/unsent-answers.ts';
import { SingleCopyReplica } from './single-copy-replica.ts';

const config = {
  clusterId: 'c1',
  clusterName: 'demo',
  nodeId: 2,
  name: 'n2',
  dc: 'b',
  dataDir: '/nowhere',
  host: '127.0.0.1',
  port: 1,
  metricsPort: 2,
  nodes: [],
  logLevel: 'info' as const,
};

const unsent = new UnsentAnswers({ perConnectionBytes: 1_000_000, totalBytes: 1_000_000 });

class Call extends ServerCall {
  readonly peer = 'test';
  metadata(): undefined {
    return undefined;
  }
  metadataEntries(): [] {
    return [];
  }
  protected flushHeaders(): void {}
}

test('status tells who the node is, how consensus stands, and what the process uses', async () => {
  const replica = new SingleCopyReplica();
  replica.override = { commitIndex: 12, appliedIndex: 11, lastIndex: 13, role: 'follower', leaderId: 3 };
  const usage = { rssBytes: 1e8, cpuMicros: 5e6, uptimeMs: 4_000, eventLoopDelayP99Ms: 1.5 };
  const service = adminService({ config, version: '1.2.3', replica, isReady: () => true, usage: () => usage });
  const { method, handler } = service.methods[0] as BoundMethod;
  const answer = await handler({}, new Call(method, 0, Number.POSITIVE_INFINITY, unsent));
  const status = scalectl.admin.v1.NodeStatus.decode(method.encode(answer));
  assert.equal(
    { ...status },
    {
      ...{ clusterId: 'c1', nodeId: 2, name: 'n2', dc: 'b', version: '1.2.3' },
      ...{ role: 'follower', leaderId: 3, ballot: '3.0.1', commitIndex: 12, appliedIndex: 11, lastIndex: 13 },
      ...{ revision: 1, ready: true, disk: 'ok', pid: process.pid },
      ...usage,
    },
  );
});

test.run();
