/** The interop cases over TLS, with a certificate made for this run; grpc-go speaks through Go's own TLS. */
import { join } from 'node:path';
import { test } from 'uvu';
import { Channel } from '../../../server/rpc/channel/channel.ts';
import { selfSigned } from '../../support/certificates.ts';
import { skipTest } from '../../support/skip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { ensureTool } from '../../support/tools.ts';
import { withListening } from '../listening-process.ts';
import { interopCases } from './cases.ts';
import { clientCases } from './client-cases.ts';
import { runGrpcGoClient } from './grpc-go-client.ts';
import { withInteropServer } from './serve.ts';

const name = 'server';
const dir = tempDir('tls');
const [openssl, client, server] = await Promise.all(['openssl', 'interop-client', 'interop-server'].map(ensureTool));
const certificate = openssl !== undefined && 'path' in openssl ? selfSigned(dir, name) : null;
const certPath = join(dir, `${name}.crt`);
const keyPath = join(dir, `${name}.key`);

for (const testCase of interopCases) {
  testWith(client, `gRPC interop over TLS, the client of grpc-go against wire: ${testCase}`, (path, tls) =>
    withInteropServer(
      'wire',
      (port) => {
        const secure = ['-use_tls', '-use_test_ca', '-ca_file', certPath, '-server_host_override', 'localhost'];
        return runGrpcGoClient(path, port, testCase, secure);
      },
      { tls },
    ),
  );

  testWith(server, `gRPC interop over TLS, our channel against the server of grpc-go: ${testCase}`, (path, tls) => {
    const secure = ['-use_tls', '-tls_cert_file', certPath, '-tls_key_file', keyPath];
    const argsFor = (port: number) => ['-port', `${port}`, ...secure];
    return withListening({ path, argsFor }, async (port) => {
      const channel = new Channel({ addresses: [{ host: '127.0.0.1', port }], tls: { ca: tls.cert } });
      try {
        await clientCases[testCase](channel);
      } finally {
        await channel.close();
      }
    });
  });
}

function testWith(
  tool: Awaited<ReturnType<typeof ensureTool>> | undefined,
  what: string,
  body: (path: string, tls: NonNullable<typeof certificate>) => Promise<void>,
): void {
  if (tool === undefined || 'reason' in tool) skipTest(what, tool?.reason ?? 'it was not looked for');
  else if (certificate === null)
    skipTest(what, 'openssl is not on PATH to make a certificate (apt-get install openssl)');
  else test(what, () => body(tool.path, certificate));
}

test.run();
