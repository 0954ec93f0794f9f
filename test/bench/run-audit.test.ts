import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertCountsAddUp, run } from './support/benchmark.ts';
import { KvProcesses } from './support/kv-process.ts';
import type { KvServerOptions } from './support/kv-server.ts';

const test = suite('audit');
let cluster: KvProcesses | null = null;

test.after.each(async () => {
  await cluster?.stop();
  cluster = null;
});

async function start(count: number, options: KvServerOptions = {}): Promise<KvProcesses> {
  cluster = await KvProcesses.start(count, options);
  return cluster;
}

test('the audit finds the writes that a server acknowledged and did not keep, and fails the run', async () => {
  const result = await run(
    await start(1, { loseEvery: 50 }),
    `
target: { mix: { put: 1 }, keys: { count: 20 }, timeout: 60s }
stages: [{ name: steady, duration: 1s, rate: 500 }]
`,
  );
  assert.is(result.verdict, 'fail');
  assert.is(result.audit?.lost, 10);
  assert.match(result.reasons.join(), '10 of 500 acknowledged writes are lost');
  assert.ok(result.audit?.lostKeys.every((key) => key.startsWith(`bench/${result.runId}/`)));
});

test('a write that is answered with an error and stored all the same is neither lost nor unexplained', async () => {
  const result = await run(
    await start(1, { failAfterStoringEvery: 10 }),
    `
target: { mix: { put: 1 }, keys: { count: 20 }, timeout: 60s }
stages: [{ name: steady, duration: 1s, rate: 300 }]
`,
  );
  assertCountsAddUp(result);
  assert.equal([result.summary.errors, result.summary.unknown], [0, 30]);
  assert.is(result.methods[0]?.codes.UNAVAILABLE, 30);
  assert.equal(
    [result.audit?.acknowledged, result.audit?.lost, result.audit?.unknown, result.audit?.unknownFound],
    [270, 0, 30, 30],
  );
});

test('a write of which the answer says that it did not happen is an error, and nothing for the audit to reckon with', async () => {
  const result = await run(
    await start(1, { refuseEvery: 10 }),
    `
target: { mix: { put: 1 }, keys: { count: 20 }, timeout: 60s }
stages: [{ name: steady, duration: 1s, rate: 300 }]
`,
  );
  assertCountsAddUp(result);
  assert.equal([result.summary.errors, result.summary.unknown], [30, 0]);
  assert.equal([result.audit?.acknowledged, result.audit?.lost, result.audit?.unknown], [270, 0, 0]);
});

test.run();
