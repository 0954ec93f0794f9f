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
target: { mix: { put: 40, get: 40, range: 10, delete: 10 }, keys: { count: 50 }, timeout: 60s }
arrival: { process: poisson, seed: 3 }
workers: 2
stages:
  - { name: warm-up, duration: 500ms, rate: 200, warmup: true }
  - { name: steady, duration: 1500ms, rate: 400 }
thresholds: [errors == 0, lost == 0, "response.p99{method=put} <= 1m"]
`,
  );
  assertCountsAddUp(result);
  assert.is(result.summary.ok, result.summary.offered);
  assert.equal(
    result.methods.map(({ name }) => name),
    ['put', 'get', 'range', 'delete'],
  );
  assert.ok(result.methods.every(({ ok, codes }) => codes.OK === ok && ok > 0));
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
target: { mix: { put: 1 }, keys: { count: 300, distribution: sequential }, timeout: 60s }
workers: 2
stages: [{ name: steady, duration: 1s, rate: 300 }]
`,
  );
  assert.is(result.summary.offered, 300);
  assert.equal([result.audit?.acknowledged, result.audit?.found], [300, 300]);
});

test('a run whose calls did not go out is void, whatever else it shows', async () => {
  const result = await run(
    await start(1, { delayMs: 50 }),
    `
target: { mix: { get: 1 }, timeout: 60s }
stages: [{ name: steady, duration: 1s, rate: 500 }]
maxInFlight: 2
thresholds: [response.p99 <= 10s]
`,
  );
  assertCountsAddUp(result);
  assert.is(result.verdict, 'void');
  // On a busy machine the generator may be late as well, which is another reason.
  assert.match(result.reasons.join(), 'Too many calls were dropped at maxInFlight');
  assert.ok(result.summary.dropped > 400);
  assert.ok(result.seconds.every(({ inFlightMax }) => inFlightMax <= 2));
});

test('a server that takes few calls at a time: the wait is in the response, not in the lateness, and the order is kept', async () => {
  const result = await run(
    await start(1, { delayMs: 20, maxStreams: 2 }),
    `
target: { mix: { put: 1 }, keys: { count: 50, distribution: sequential }, timeout: 60s }
stages: [{ name: steady, duration: 1s, rate: 200 }]
`,
  );
  assertCountsAddUp(result);
  const { ok, responseMs, serviceMs, latenessMs } = result.summary;
  assert.is(ok, 200);
  assert.ok(responseMs.p90 > 500, `two at a time, 20 ms each, last for two seconds: ${responseMs.p90}`);
  assert.ok(serviceMs.p90 < responseMs.p50, `on the wire they are fast: ${serviceMs.p90}`);
  assert.ok(latenessMs.p50 < responseMs.p50 / 2, `and were ready in time: ${latenessMs.p50}`);
  assert.equal([result.audit?.found, result.audit?.lost], [200, 0]);
});

test('a missed threshold fails the run and says by how much', async () => {
  const result = await run(
    await start(1, { delayMs: 30 }),
    `
target: { mix: { get: 1 }, timeout: 60s }
stages: [{ name: steady, duration: 1s, rate: 100 }]
thresholds: [service.p50 <= 10ms, offeredRps >= 100]
`,
  );
  const [missed, held] = result.thresholds;
  assert.ok(missed?.ok === false && missed.measured >= 29, `measured ${missed?.measured}`);
  assert.is(held?.ok, true);
  // On a machine too busy for the generator the same run is void, and that comes first.
  const valid = result.validity.every(({ ok }) => ok);
  assert.is(result.verdict, valid ? 'fail' : 'void');
  if (valid) assert.match(result.reasons.join(), /^service\.p50 <= 10ms does not hold: measured [\d.]+ ms$/);
});

test('an aborted run ends long before its stages and still gives a whole document', async () => {
  const servers = await start(1);
  const abort = new AbortController();
  let seconds = 0;
  // Longer than this file may take.
  const yaml = 'target: { mix: { put: 1 }, timeout: 60s }\nstages: [{ name: steady, duration: 10m, rate: 200 }]';
  const result = await run(servers, yaml, {
    signal: abort.signal,
    onProgress: ({ type }) => {
      if (type === 'second' && ++seconds === 2) abort.abort();
    },
  });
  assert.is(result.verdict, 'aborted');
  assertCountsAddUp(result);
  assert.ok(Math.abs(result.summary.offeredRps - 200) < 100, `rate over the time it ran: ${result.summary.offeredRps}`);
});

test('a closed loop keeps its number of callers, and its answers set the rate', async () => {
  const result = await run(
    await start(1, { delayMs: 20 }),
    `
target: { mix: { put: 1 }, timeout: 60s }
arrival: { mode: closed, concurrency: 10 }
stages: [{ name: steady, duration: 2s }]
`,
  );
  assertCountsAddUp(result);
  assert.ok(result.seconds.every(({ inFlightMax }) => inFlightMax <= 10));
  const { achievedRps } = result.summary;
  assert.ok(achievedRps > 50 && achievedRps <= 505, `10 callers of 20 ms each: ${achievedRps}`);
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
