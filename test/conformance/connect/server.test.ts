import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { transportNames } from '../transports.ts';
import { type Excuse, inexcusable, needless } from './excuses.ts';
import { findProtoDir, runSuite } from './run-suite.ts';

/** 194 cases with the client of connect-go and 180 with that of grpc-go: identity and gzip. */
const plainCaseCount = 374;
/** The suite's client of grpc-go speaks no TLS. */
const tlsCaseCount = 196;

const noError = /^(expecting an error but received none|expecting 0 response messages but instead got 1)$/;
const excuses: Readonly<Record<string, readonly Excuse[]>> = {
  'grpc-js': [
    {
      complaint: /^trailers include a non-empty 'grpc-message' value with zero\/okay 'grpc-status'$/,
      reason: '@grpc/grpc-js 1.14 sends "grpc-message: OK" with every success',
    },
    {
      complaint: /^trailers include 'grpc-status-details-bin' value with padding but servers should emit unpadded/,
      reason: '@grpc/grpc-js 1.14 pads the base64 of binary metadata',
    },
    {
      cases: /client-stream\/incomplete-message(-prefix)?$/,
      complaint: noError,
      reason: '@grpc/grpc-js 1.14 drops what is left of a message when the request ends within it',
    },
    {
      cases: /\/unexpected-(codec|verb)$/,
      complaint: noError,
      reason: '@grpc/grpc-js 1.14 looks neither at the method nor at what follows application/grpc in the content type',
    },
    {
      cases: /\/unexpected-compressed-message$/,
      complaint: noError,
      reason: '@grpc/grpc-js 1.14 takes a compressed message without grpc-encoding as it is',
    },
    {
      cases: /\/unexpected-compression$/,
      complaint: /does not match expected code 12 \(unimplemented\)$/,
      reason: '@grpc/grpc-js 1.14 answers an unknown encoding with INTERNAL',
    },
  ],
};

const tool = await ensureTool('connectconformance');
const programPath = fileURLToPath(new URL('./server-main.js', import.meta.url));

const runs = [
  ...transportNames.map((transport) => ({ transport, what: 'without TLS', useTls: false, caseCount: plainCaseCount })),
  { transport: 'wire', what: 'with TLS, with and without client certificates', useTls: true, caseCount: tlsCaseCount },
];

for (const { transport, what, useTls, caseCount } of runs) {
  const name = `connectconformance, server on ${transport} ${what}: all ${caseCount} cases but those with a reason`;
  if ('reason' in tool) skipTest(name, tool.reason);
  else
    test(name, async () => {
      const command = [process.execPath, programPath, transport, await findProtoDir()];
      const result = await runSuite({ mode: 'server', toolPath: tool.path, command, useTls });
      assert.is(result.total, caseCount);
      assert.equal(inexcusable(result, excuses[transport] ?? []), []);
      assert.equal(needless(result, excuses[transport] ?? []), []);
    });
}

test.run();
