import { Client, credentials } from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Channel } from '../../../server/rpc/channel/channel.ts';
import type { Interceptor } from '../../../server/rpc/interceptor.ts';
import { withNode } from '../../server/rpc/services/node.ts';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { interopCases } from '../interop/cases.ts';
import { clientCases } from '../interop/client-cases.ts';
import { runGrpcGoClient } from '../interop/grpc-go-client.ts';
import { type SimpleRequest, simpleRequest, simpleResponse } from '../interop/messages.ts';
import { withInteropServer } from '../interop/serve.ts';
import { runTool } from '../run-tool.ts';
import { transportNames } from '../transports.ts';
import { type Balancer, withBalancer } from './balancer.ts';
import { envoy } from './envoy.ts';
import { haproxy } from './haproxy.ts';
import { nginx } from './nginx.ts';

const client = await ensureTool('interop-client');
const etcdctl = await ensureTool('etcdctl');

/** Calls at once through one connection: more than one server gets, and more than one call per read of each. */
const callCount = 400;

for (const balancer of [haproxy, nginx, envoy]) {
  const tool = await ensureTool(balancer.name);
  for (const transport of transportNames) {
    const name = `${balancer.name} in front of two servers on ${transport}`;
    testOrSkip(`${name}: all interop cases of grpc-go`, [tool, client], ([path = '', clientPath = '']) =>
      behind(balancer, path, transport, async (port) => {
        for (const testCase of interopCases) await runGrpcGoClient(clientPath, port, testCase);
      }),
    );
    testOrSkip(`${name}: all interop cases of our channel`, [tool], ([path = '']) =>
      behind(balancer, path, transport, async (port) => {
        const channel = new Channel({ addresses: [{ host: '127.0.0.1', port }] });
        try {
          for (const testCase of interopCases) await clientCases[testCase](channel);
        } finally {
          await channel.close();
        }
      }),
    );
    testOrSkip(`${name}: ${callCount} calls of grpc-js at once, by both`, [tool], ([path = '']) =>
      behind(balancer, path, transport, async (port, counts) => {
        await callAtOnce(port);
        assert.is(counts[0] + counts[1], callCount);
        assert.ok(counts[0] > 0 && counts[1] > 0, `${counts}`);
      }),
    );
  }
  testOrSkip(`${balancer.name} in front of a node: etcdctl`, [tool, etcdctl], ([path = '', etcdctlPath = '']) =>
    withNode(async ({ endpoint }) => {
      const nodePort = Number(endpoint.split(':')[1]);
      await withBalancer(balancer, path, [nodePort, nodePort], async (port) => {
        const run = (...args: string[]) => runTool(etcdctlPath, ['--endpoints', `127.0.0.1:${port}`, ...args]);
        assert.is((await run('put', 'key', 'value')).stdout, 'OK\n');
        assert.is((await run('get', 'key', '--print-value-only')).stdout, 'value\n');
        assert.match((await run('member', 'list')).stdout, 'started, n1');
      });
    }),
  );
}

/** Calls that each of the two servers got. */
type Counts = [number, number];

/** Runs `body` with the port of a balancer that has two servers behind it. */
function behind(
  balancer: Balancer,
  path: string,
  transport: string,
  body: (port: number, counts: Counts) => Promise<void>,
): Promise<void> {
  const counts: Counts = [0, 0];
  const countFor = (server: 0 | 1): Interceptor => {
    return (next) => (request, context) => {
      counts[server] += 1;
      return next(request, context);
    };
  };
  const withSecond = (first: number) => (second: number) =>
    withBalancer(balancer, path, [first, second], (port) => body(port, counts));
  return withInteropServer(
    transport,
    (first) => withInteropServer(transport, withSecond(first), { interceptors: [countFor(1)] }),
    { interceptors: [countFor(0)] },
  );
}

async function callAtOnce(port: number): Promise<void> {
  const grpc = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), { 'grpc.enable_retries': 0 });
  try {
    await Promise.all(Array.from({ length: callCount }, (_, i) => callUnary(grpc, i)));
  } finally {
    grpc.close();
  }
}

function callUnary(grpc: Client, responseSize: number): Promise<void> {
  const path = '/grpc.testing.TestService/UnaryCall';
  const encode = (request: SimpleRequest) => Buffer.from(simpleRequest.encode(request).finish());
  return new Promise((resolve, reject) => {
    const decode = (bytes: Buffer) => simpleResponse.decode(bytes);
    grpc.makeUnaryRequest(path, encode, decode, { responseSize }, (error, response) => {
      if (error) reject(error);
      else if (response?.payload.body.length === responseSize) resolve();
      else reject(new Error(`asked for ${responseSize} bytes, got ${response?.payload.body.length}`));
    });
  });
}

type Found = Awaited<ReturnType<typeof ensureTool>>;

function testOrSkip(name: string, tools: readonly Found[], body: (paths: readonly string[]) => Promise<void>): void {
  const missing = tools.find((tool) => 'reason' in tool);
  if (missing !== undefined && 'reason' in missing) skipTest(name, missing.reason);
  else test(name, () => body(tools.map((tool) => ('path' in tool ? tool.path : ''))));
}

test.run();
