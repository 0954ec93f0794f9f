import { execFile } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../../../support/skip.ts';
import { ensureTool } from '../../../support/tools.ts';
import { withNode } from './node.ts';

const grpcurl = await ensureTool('grpcurl');

type Grpcurl = (target: string, data?: object) => Promise<string>;

function run(path: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(path, ['-plaintext', ...args], { timeout: 60_000 }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stderr)),
    );
  });
}

function testWithGrpcurl(name: string, body: (list: Grpcurl, describe: Grpcurl, call: Grpcurl) => Promise<void>): void {
  if ('reason' in grpcurl) skipTest(`grpcurl: ${name}`, grpcurl.reason);
  else
    test(`grpcurl: ${name}`, () =>
      withNode(async ({ endpoint, unexpected }) => {
        const list: Grpcurl = (service) => run(grpcurl.path, [endpoint, 'list', ...(service ? [service] : [])]);
        const describe: Grpcurl = (symbol) => run(grpcurl.path, [endpoint, 'describe', symbol]);
        const call: Grpcurl = (method, data = {}) => run(grpcurl.path, ['-d', JSON.stringify(data), endpoint, method]);
        await body(list, describe, call);
        assert.equal(unexpected, []);
      }));
}

testWithGrpcurl('list shows the services and their methods', async (list) => {
  assert.equal((await list('')).trim().split('\n'), [
    'etcdserverpb.Cluster',
    'etcdserverpb.KV',
    'etcdserverpb.Lease',
    'etcdserverpb.Maintenance',
    'etcdserverpb.Watch',
    'grpc.reflection.v1.ServerReflection',
    'grpc.reflection.v1alpha.ServerReflection',
    'v3electionpb.Election',
    'v3lockpb.Lock',
  ]);
  assert.match(await list('etcdserverpb.KV'), 'etcdserverpb.KV.Txn');
});

testWithGrpcurl(
  'describe shows messages with their imports, enums, oneofs and field names of the source',
  async (_, describe) => {
    assert.match(await describe('etcdserverpb.RangeResponse'), 'repeated .mvccpb.KeyValue kvs = 2;');
    assert.match(await describe('etcdserverpb.RangeRequest'), '.etcdserverpb.RangeRequest.SortOrder sort_order = 5;');
    assert.match(await describe('etcdserverpb.Compare'), 'oneof target_union');
    assert.match(await describe('mvccpb.KeyValue'), 'int64 create_revision = 2;');
    assert.match(
      await describe('etcdserverpb.KV.Put'),
      'rpc Put ( .etcdserverpb.PutRequest ) returns ( .etcdserverpb.PutResponse );',
    );
    const unknown = await describe('etcdserverpb.Nothing').catch((error: Error) => error.message);
    assert.match(unknown, 'not found');
  },
);

testWithGrpcurl('calls methods by what reflection says', async (_list, _describe, call) => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  await call('etcdserverpb.KV/Put', { key: base64('k'), value: base64('v') });
  const answer = JSON.parse(await call('etcdserverpb.KV/Range', { key: base64('k') }));
  assert.is(answer.kvs[0].value, base64('v'));
  assert.is(answer.count, '1');
});

test.run();
