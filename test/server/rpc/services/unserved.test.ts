import { Client, credentials, status } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BoundMethod } from '../../../../server/rpc/service-definition.ts';
import { unservedServices } from '../../../../server/rpc/services/unserved.ts';
import { refusalOf } from './etcd-client.ts';
import { withNode } from './node.ts';

const asIs = (bytes: Buffer) => bytes;

function call(client: Client, { method }: BoundMethod): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const noBytes = Buffer.of();
    if (method.kind === 'unary') {
      client.makeUnaryRequest(method.path, asIs, asIs, noBytes, (error) => (error ? reject(error) : resolve(null)));
      return;
    }
    const stream =
      method.kind === 'bidi'
        ? client.makeBidiStreamRequest(method.path, asIs, asIs)
        : client.makeServerStreamRequest(method.path, asIs, asIs, noBytes);
    stream.on('error', reject).on('end', resolve).resume();
  });
}

test('every method of etcd that is not served answers UNIMPLEMENTED with a sentence that names it', () =>
  withNode(async ({ endpoint, unexpected }) => {
    const client = new Client(endpoint, credentials.createInsecure());
    try {
      for (const bound of unservedServices().flatMap(({ methods }) => methods)) {
        const refusal = await refusalOf(call(client, bound));
        assert.is(refusal.code, status.UNIMPLEMENTED, bound.method.path);
        const name = bound.method.path.replace(/^\/\w+\./, '');
        assert.is(refusal.details, `${name} is not served by scalectl yet; see docs/etcd-compatibility.md`);
      }
      assert.equal(unexpected, []);
    } finally {
      client.close();
    }
  }));

test.run();
