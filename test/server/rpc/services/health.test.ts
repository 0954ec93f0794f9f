import { once } from 'node:events';
import { Client, credentials, status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { grpc } from '#proto';
import { ReplicaError } from '../../../../server/replica/contract.ts';
import { healthService } from '../../../../server/rpc/services/health.ts';
import { servesClients } from '../../../../server/rpc/services/own-state.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { eventually } from '../eventually.ts';
import { refusalOf } from './etcd-client.ts';
import { SingleCopyReplica } from './single-copy-replica.ts';

const { HealthCheckRequest, HealthCheckResponse } = grpc.health.v1;
const { SERVING, NOT_SERVING, SERVICE_UNKNOWN } = HealthCheckResponse.ServingStatus;

const encode = (service: string) => Buffer.from(HealthCheckRequest.encode({ service }).finish());
const decode = (bytes: Buffer) => HealthCheckResponse.decode(bytes).status;

function check(client: Client, service: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const path = '/grpc.health.v1.Health/Check';
    client.makeUnaryRequest(path, encode, decode, service, (error, value) => (error ? reject(error) : resolve(value)));
  });
}

interface Node {
  ready: boolean;
  servesClients: boolean;
}

async function withHealth(body: (client: Client, node: Node) => Promise<void>): Promise<void> {
  const node = { ready: true, servesClients: true };
  const server = createWireServer({ interceptors: [], onUnexpectedError: () => assert.unreachable() });
  const isServing = () => node.ready && node.servesClients;
  const services = new Map([
    ['', isServing],
    ['etcdserverpb.KV', isServing],
    ['scalectl.admin.v1.Admin', () => node.ready],
  ]);
  server.addService(healthService({ services, watchIntervalMs: 5 }));
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  try {
    await body(client, node);
  } finally {
    client.close();
    await server.shutdown(100);
  }
}

test('check says whether the node and its services serve now', () =>
  withHealth(async (client, node) => {
    assert.is(await check(client, ''), SERVING);
    assert.is(await check(client, 'etcdserverpb.KV'), SERVING);
    node.ready = false;
    assert.is(await check(client, ''), NOT_SERVING);
    assert.is((await refusalOf(check(client, 'no.Such'))).code, status.NOT_FOUND);
  }));

test('a service may be refused to clients while the others of the node are served', () =>
  withHealth(async (client, node) => {
    node.servesClients = false;
    assert.is(await check(client, 'etcdserverpb.KV'), NOT_SERVING);
    assert.is(await check(client, ''), NOT_SERVING);
    assert.is(await check(client, 'scalectl.admin.v1.Admin'), SERVING);
  }));

test('clients are served by a node that is ready and keeps data', () => {
  const replica = new SingleCopyReplica();
  assert.ok(servesClients(replica));
  replica.override = { leaderId: 0 };
  assert.not(servesClients(replica));
  replica.override = {};
  replica.stateRefusal = new ReplicaError('witness', 'none', 'ask another one');
  assert.not(servesClients(replica));
});

test('watch tells every change, and nothing else', () =>
  withHealth(async (client, node) => {
    const call = client.makeServerStreamRequest('/grpc.health.v1.Health/Watch', encode, decode, '');
    const seen: unknown[] = [];
    call.on('data', (value) => seen.push(value)).on('error', () => {});
    await eventually(() => assert.equal(seen, [SERVING]));
    node.ready = false;
    await eventually(() => assert.equal(seen, [SERVING, NOT_SERVING]));
    node.ready = true;
    await eventually(() => assert.equal(seen, [SERVING, NOT_SERVING, SERVING]));
    call.cancel();
  }));

test('watch of an unknown service says so and stays open', () =>
  withHealth(async (client) => {
    const call = client.makeServerStreamRequest('/grpc.health.v1.Health/Watch', encode, decode, 'no.Such');
    call.on('error', () => {});
    assert.equal(await once(call, 'data'), [SERVICE_UNKNOWN]);
    call.cancel();
  }));

test.run();
