/** A whole node under attack: what ended its connections stands in its metrics, and it goes on serving. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Client, credentials } from '@grpc/grpc-js';
import pino from 'pino';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Flag, FrameType } from '../../../../proto/wire/frames.ts';
import type { NodeConfig } from '../../../../server/config.ts';
import { startNode } from '../../../../server/node.ts';
import { frame } from '../../../proto/wire/peer.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { callOnce } from '../echo-client.ts';
import { eventually } from '../eventually.ts';
import { Attacker, requestBlock } from './attacker.ts';

async function abuse(metricsPort: number): Promise<Record<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const lines = [...text.matchAll(/^scalectl_connection_abuse_total\{kind="([^"]+)"\} (\d+)$/gm)];
  return Object.fromEntries(lines.map(([, kind, count]) => [kind, Number(count)]));
}

/** Ports that nobody listens on now; a node must be told its own. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

async function attack(port: number, frames: readonly Buffer[]): Promise<void> {
  const attacker = await Attacker.connect(port);
  await attacker.send(frames);
  await eventually(() => assert.ok(attacker.answers.closed));
}

test('a node counts in its metrics what ended connections, by kind, and serves on', async () => {
  const [port, metricsPort] = await freePorts(2);
  const self = { nodeId: 1, name: 'n1', dc: 'dc1', host: '127.0.0.1', port: port! };
  const config: NodeConfig = {
    clusterId: 'attacked',
    clusterName: 'attacked',
    ...self,
    dataDir: tempDir(),
    metricsPort: metricsPort!,
    nodes: [self],
    logLevel: 'error',
  };
  const node = await startNode(config, pino({ level: 'silent' }));
  try {
    await eventually(async () => assert.is((await fetch(`http://127.0.0.1:${metricsPort}/readyz`)).status, 200));
    const request = requestBlock('/etcdserverpb.KV/Range');
    const resets = Array.from({ length: 1000 }, (_, n) => [
      frame(FrameType.HEADERS, Flag.END_HEADERS, 2 * n + 1, request),
      frame(FrameType.RST_STREAM, 0, 2 * n + 1, '00000008'),
    ]);
    await attack(port!, resets.flat());
    await attack(port!, [
      frame(FrameType.HEADERS, 0, 1, request),
      ...Array(20).fill(frame(FrameType.CONTINUATION, 0, 1)),
    ]);
    await attack(port!, [frame(FrameType.DATA, 0, 0, '00')]);
    assert.equal(await abuse(metricsPort!), { resets: 1, 'header-block': 1, 'protocol-error': 1 });
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    await callOnce(client, '', '/grpc.health.v1.Health/Check');
    client.close();
  } finally {
    await node.stop();
  }
});

test.run();
