/**
 * Installs all tools from outside that tests look for, one after the other: `node dist/test/support/install-tools.js`. A test
 * installs what it needs by itself, but beside others a build takes longer than a test has, and it is skipped.
 */
import { ensureTool, installableTools } from './tools.ts';

const eachMs = 240_000;

for (const name of installableTools) {
  const startedAtMs = performance.now();
  const tool = await ensureTool(name, startedAtMs + eachMs);
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  process.stdout.write(`${name}: ${'path' in tool ? `there after ${seconds} s` : tool.reason}\n`);
}
