import { execFile } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { WireServerOptions } from '../../server/rpc/transports/wire/options.ts';
import { createWireServer } from '../../server/rpc/transports/wire.ts';
import { selfSigned, testWithCertificates } from '../support/certificates.ts';
import { skipTest } from '../support/skip.ts';
import { tempDir } from '../support/temp-dir.ts';
import { ensureTool } from '../support/tools.ts';

/** All of them. nghttpd passes 143, node:http2 136, grpc-js on Node 20 130, grpc-go 112. */
const caseCount = 145;

const h2spec = await ensureTool('h2spec');

async function runSuite(options: Partial<WireServerOptions>, flags: readonly string[]): Promise<string> {
  const server = createWireServer({ interceptors: [], onUnexpectedError: assert.unreachable, ...options });
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  try {
    return await run(['-h', '127.0.0.1', '-p', String(port), '-P', '/test.Echo/Once', '-o', '20', ...flags]);
  } finally {
    await server.shutdown(100);
  }
}

/** Its exit code says that a case failed; so does what it prints, with the name of the case. */
function run(args: readonly string[]): Promise<string> {
  const { path } = h2spec as { path: string };
  return new Promise((resolve) => {
    execFile(path, args, { timeout: 240_000, maxBuffer: 1 << 24 }, (_error, stdout) => resolve(stdout));
  });
}

function assertAllPass(output: string): void {
  const [, total, passed] = /(\d+) tests, (\d+) passed/.exec(output) ?? [];
  const failures = output.split('\n').filter((line) => line.includes('×'));
  assert.is(Number(passed), caseCount, `${passed} of ${total} passed; failed: ${[...new Set(failures)].join('; ')}`);
}

if ('reason' in h2spec) skipTest('h2spec', h2spec.reason);
else {
  test('h2spec passes over TCP', async () => assertAllPass(await runSuite({}, [])));

  testWithCertificates(test, 'h2spec passes over TLS', async () => {
    const tls = selfSigned(tempDir('h2spec'), 'localhost');
    assertAllPass(await runSuite({ tls }, ['-t', '-k']));
  });
}

test.run();
