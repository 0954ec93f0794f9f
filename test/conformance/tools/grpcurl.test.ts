import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../../support/skip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { ensureTool } from '../../support/tools.ts';
import { testServiceProto } from '../interop/messages.ts';
import { withInteropServer } from '../interop/serve.ts';
import { runTool } from '../run-tool.ts';
import { transportNames } from '../transports.ts';

const grpcurl = await ensureTool('grpcurl');
const protoDir = tempDir('p');
writeFileSync(join(protoDir, 'test.proto'), testServiceProto);

/** Calls a method with what grpcurl reads as several requests, and gives the responses. */
type Call = (method: string, requests: readonly object[], viaReflection?: boolean) => Promise<unknown[]>;

function testWithGrpcurl(what: string, body: (call: Call, port: number, path: string) => Promise<void>): void {
  for (const transport of transportNames) {
    const name = `grpcurl against ${transport}: ${what}`;
    if ('reason' in grpcurl) skipTest(name, grpcurl.reason);
    else
      test(name, () =>
        withInteropServer(transport, (port) => {
          const call: Call = async (method, requests, viaReflection = false) => {
            const proto = viaReflection ? [] : ['-import-path', protoDir, '-proto', 'test.proto'];
            const data = requests.map((request) => JSON.stringify(request)).join('\n');
            const args = ['-plaintext', ...proto, '-d', data, `127.0.0.1:${port}`, method];
            return parseAll((await runTool(grpcurl.path, args)).stdout);
          };
          return body(call, port, grpcurl.path);
        }),
      );
  }
}

/** grpcurl prints responses one after the other, indented: each starts and ends at the first column. */
function parseAll(output: string): unknown[] {
  const documents = output.split(/(?<=^\}\n)/m).filter((text) => text.trim() !== '');
  return documents.map((text) => JSON.parse(text));
}

const sizesOf = (responses: unknown[]) =>
  responses.map((response) => Buffer.from((response as { payload: { body: string } }).payload.body, 'base64').length);

testWithGrpcurl('reflection lists, describes and lets it call', async (call, port, path) => {
  const { stdout } = await runTool(path, ['-plaintext', `127.0.0.1:${port}`, 'list']);
  assert.match(stdout, 'grpc.health.v1.Health');
  assert.equal(await call('grpc.health.v1.Health/Check', [{}], true), [{ status: 'SERVING' }]);
});

testWithGrpcurl('a unary call', async (call) => {
  const responses = await call('grpc.testing.TestService/UnaryCall', [{ responseSize: 100_000 }]);
  assert.equal(sizesOf(responses), [100_000]);
});

testWithGrpcurl('a stream of responses', async (call) => {
  const responseParameters = [{ size: 1 }, { size: 200_000 }, { size: 3, intervalUs: 1000 }];
  const responses = await call('grpc.testing.TestService/StreamingOutputCall', [{ responseParameters }]);
  assert.equal(sizesOf(responses), [1, 200_000, 3]);
});

testWithGrpcurl('a stream of requests', async (call) => {
  const requests = [10, 20_000, 3].map((size) => ({ payload: { body: Buffer.alloc(size).toString('base64') } }));
  const responses = await call('grpc.testing.TestService/StreamingInputCall', requests);
  assert.equal(responses, [{ aggregatedPayloadSize: 20_013 }]);
});

testWithGrpcurl('streams both ways', async (call) => {
  const requests = [5, 6].map((size) => ({ responseParameters: [{ size }] }));
  assert.equal(sizesOf(await call('grpc.testing.TestService/FullDuplexCall', requests)), [5, 6]);
});

testWithGrpcurl('a status with its message', async (call) => {
  const refused = call('grpc.testing.TestService/UnaryCall', [{ responseStatus: { code: 9, message: '50 % — nein' } }]);
  const message = await refused.then(String, (error: Error) => error.message);
  assert.match(message, 'FailedPrecondition');
  assert.match(message, '50 % — nein');
});

test.run();
