import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { skipTest } from '../../support/skip.ts';
import { ensureTool } from '../../support/tools.ts';
import { findProtoDir, runSuite } from './run-suite.ts';

const tool = await ensureTool('connectconformance');
const programPath = fileURLToPath(new URL('./client-main.js', import.meta.url));

for (const { what, useTls, caseCount } of [
  { what: 'without TLS', useTls: false, caseCount: 409 },
  { what: 'with TLS, with and without client certificates', useTls: true, caseCount: 237 },
]) {
  const name = `connectconformance, our channel ${what}: all ${caseCount} cases`;
  if ('reason' in tool) skipTest(name, tool.reason);
  else
    test(name, async () => {
      const command = [process.execPath, programPath, await findProtoDir()];
      const result = await runSuite({ mode: 'client', toolPath: tool.path, command, useTls });
      assert.is(result.total, caseCount);
      assert.equal([...result.complaints], []);
    });
}

test.run();
