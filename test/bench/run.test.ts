import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertCountsAddUp, run } from './support/benchmark.ts';
import { KvProcesses } from './support/kv-process.ts';
import type { KvServerOptions } from './support/kv-server.ts';

const test = suite('run');
let cluster: KvProcesses | null = null;

test.after.each(async () => {
  await cluster?.stop();
  cluster = null;
});

async function start(count: number, options: KvServerOptions = {}): Promise<KvProcesses> {
  cluster = await KvProcesses.start(count, options);
  return cluster;
}

test('every call of a mixed load is answered, counted once, and every write is found again', async () => {
  const result = await run(
    await start(1),
    `
target: { mix: { put: 40, get: 40, range: 10, delete: 10 }, keys: { count: 50 } }
arrival: { process: poisson, seed: 3 }
workers: 2
stages:
  - { name: warm-up, duration: 500ms, rate: 200, warmup: true }
  - { name: steady, duration: 1500ms, rate: 400 }
thresholds: [errors == 0, lost == 0, "response.p99{method=put} <= 1s"]
`,
  );
  assertCountsAddUp(result);
  assert.is(result.summary.ok, result.summary.offered);
  assert.equal(
    result.methods.map(({ name }) => name),
    ['put', 'get', 'range', 'delete'],
  );
  assert.ok(result.methods.every(({ ok, codes }) => codes['OK'] === ok && ok > 0));
  assert.ok(
    Math.abs(result.summary.offered - 600) < 125,
    `600 calls ± 5 standard deviations: ${result.summary.offered}`,
  );
  assert.ok(result.audit !== null && result.audit.acknowledged > 0);
  assert.equal([result.audit.lost, result.audit.unexplained], [0, 0]);
  assert.ok(result.thresholds.every(({ ok }) => ok));
});

test('constant arrivals offer exactly rate times duration, and sequential keys are all written', async () => {
  const result = await run(
    await start(1),
    `
target: { mix: { put: 1 }, keys: { count: 300, distribution: sequential } }
workers: 2
stages: [{ name: steady, duration: 1s, rate: 300 }]
`,
  );
  assert.is(result.summary.offered, 300);
  assert.equal([result.audit?.acknowledged, result.audit?.found], [300, 300]);
});

test('the audit finds the writes that a server acknowledged and did not keep, and fails the run', async () => {
  const result = await run(
    await start(1, { loseEvery: 50 }),
    `
target: { mix: { put: 1 }, keys: { count: 20 } }
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
target: { mix: { put: 1 }, keys: { count: 20 } }
stages: [{ name: steady, duration: 1s, rate: 300 }]
`,
  );
  assertCountsAddUp(result);
  assert.is(result.summary.errors, 30);
  assert.is(result.methods[0]?.codes['UNAVAILABLE'], 30);
  assert.equal(
    [result.audit?.acknowledged, result.audit?.lost, result.audit?.unknown, result.audit?.unknownFound],
    [270, 0, 30, 30],
  );
});

test('a run whose calls did not go out is void, whatever else it shows', async () => {
  const result = await run(
    await start(1, { delayMs: 50 }),
    `
target: { mix: { get: 1 } }
stages: [{ name: steady, duration: 1s, rate: 500 }]
maxInFlight: 2
thresholds: [response.p99 <= 10s]
`,
  );
  assertCountsAddUp(result);
  assert.is(result.verdict, 'void');
  assert.match(result.reasons[0] ?? '', 'Too many calls were dropped at maxInFlight');
  assert.ok(result.summary.dropped > 400);
  assert.ok(result.seconds.every(({ inFlightMax }) => inFlightMax <= 2));
});

test('a missed threshold fails the run and says by how much', async () => {
  const result = await run(
    await start(1, { delayMs: 30 }),
    `
target: { mix: { get: 1 } }
stages: [{ name: steady, duration: 1s, rate: 100 }]
thresholds: [service.p50 <= 10ms, achievedRps >= 90]
`,
  );
  assert.is(result.verdict, 'fail');
  assert.is(result.reasons.length, 1);
  assert.match(result.reasons[0] ?? '', /^service\.p50 <= 10ms does not hold: measured 3\d\.\d+ ms$/);
});

test('an aborted run ends within its drain time and still gives a whole document', async () => {
  const servers = await start(1);
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 1500);
  const startedAtMs = performance.now();
  const yaml = 'target: { mix: { put: 1 } }\nstages: [{ name: steady, duration: 60s, rate: 200 }]';
  const result = await run(servers, yaml, abort.signal);
  assert.ok(performance.now() - startedAtMs < 4000);
  assert.is(result.verdict, 'aborted');
  assertCountsAddUp(result);
  assert.ok(
    Math.abs(result.summary.achievedRps - 200) < 30,
    `rate over the time it ran: ${result.summary.achievedRps}`,
  );
});

test('a closed loop keeps its number of callers, and its answers set the rate', async () => {
  const result = await run(
    await start(1, { delayMs: 20 }),
    `
target: { mix: { put: 1 } }
arrival: { mode: closed, concurrency: 10 }
stages: [{ name: steady, duration: 2s }]
`,
  );
  assertCountsAddUp(result);
  assert.ok(result.seconds.every(({ inFlightMax }) => inFlightMax <= 10));
  const { achievedRps } = result.summary;
  assert.ok(achievedRps > 250 && achievedRps <= 505, `10 callers of 20 ms each: ${achievedRps}`);
  assert.is(result.audit?.lost, 0);
});

test('a cluster that nobody can reach is one typed error', async () => {
  const servers = await start(1);
  await servers.stop();
  try {
    await run(servers, 'target: { mix: { get: 1 } }\nstages: [{ name: steady, duration: 1s, rate: 10 }]');
    assert.unreachable();
  } catch (error) {
    assert.is((error as { code?: string }).code, 'no-endpoint');
  }
});

test.run();
