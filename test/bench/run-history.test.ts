import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judge } from '../../bench/check/judge.ts';
import { type Operation, partitionByKey } from '../../bench/check/operation.ts';
import type { BenchResult } from '../../bench/result.ts';
import { runBenchmark } from '../../bench/run.ts';
import { KvProcesses } from './support/kv-process.ts';
import type { KvServerOptions } from './support/kv-server.ts';
import { profileOf } from './support/profile.ts';

const test = suite('run-history');
let cluster: KvProcesses | null = null;

test.after.each(async () => {
  await cluster?.stop();
  cluster = null;
});

async function run(
  yaml: string,
  options: KvServerOptions = {},
): Promise<{ result: BenchResult; operations: readonly Operation[] }> {
  cluster = await KvProcesses.start(1, options);
  let operations: readonly Operation[] = [];
  const result = await runBenchmark({
    ...{ profile: profileOf(yaml), cluster, reproduce: 'none', floor: false },
    onHistory: (recorded) => {
      operations = recorded;
    },
  });
  return { result, operations };
}

const mixed = (keys: number) => `
target: { mix: { put: 45, get: 45, delete: 10 }, keys: { count: 40 }, timeout: 60s }
workers: 2
stages: [{ name: steady, duration: 1500ms, rate: 600 }]
history: { keys: ${keys} }
thresholds: [linearizable == true]
`;

test('every operation on the sampled keys is in the history, from all workers, and it is linearizable', async () => {
  const { result, operations } = await run(mixed(40));
  const { history } = result;
  assert.is(history?.check.verdict, 'linearizable');
  assert.is(result.thresholds[0]?.ok, true);
  // All keys are sampled: what was answered, and one read of each key at the end.
  assert.is(operations.length, result.summary.sent + 40);
  assert.is(history?.check.operations, operations.length);
  assert.is(history?.revisions.violations, 0);
  for (const kind of ['put', 'get', 'delete'])
    assert.ok(
      operations.some((each) => each.kind === kind),
      kind,
    );
  assert.ok(operations.every(({ outcome }) => outcome === 'ok'));
  assert.ok(
    operations.filter(({ kind }) => kind === 'put').every(({ value, revision }) => value !== null && revision !== null),
  );
});

test('a sample holds the operations of its keys and of no others', async () => {
  const { result, operations } = await run(mixed(5));
  assert.is(result.history?.sampledKeys, 5);
  assert.is(partitionByKey(operations).size, 5);
  assert.ok(operations.length > 50 && operations.length < result.summary.sent / 2, `${operations.length}`);
});

test('a store that loses acknowledged writes fails the run, with the evidence', async () => {
  const { result, operations } = await run(mixed(40), { loseEvery: 20 });
  assert.is(result.verdict, 'fail');
  assert.is(result.thresholds[0]?.ok, false);
  assert.ok(result.reasons.some((reason) => reason.startsWith('The history is not linearizable: ')));
  assert.ok(result.reasons.includes('linearizable == true does not hold: measured false'));
  const violation = result.history?.check.violation;
  assert.is(judge(violation!.part, { maxSteps: 1e6 }).verdict, 'illegal');
  assert.ok(violation!.part.length < violation!.operations);
  assert.ok(operations.length > 500);
});

test('writes that were carried out and answered with an error may have happened', async () => {
  const { result, operations } = await run(mixed(40), { failAfterStoringEvery: 10 });
  assert.is(result.history?.check.verdict, 'linearizable');
  assert.ok((result.history?.check.unknown ?? 0) > 5);
  assert.is(operations.filter(({ outcome }) => outcome === 'unknown').length, result.history?.check.unknown);
});

const withCas = (cas: number) => `
target: { mix: { put: 10, get: 20, delete: 5, cas: ${cas} }, keys: { count: 20 }, timeout: 60s }
workers: 2
stages: [{ name: steady, duration: 1500ms, rate: 600 }]
history: { keys: 20 }
thresholds: [linearizable == true, lost == 0]
`;

test('compare-and-sets are part of the load and of the history, and what they found instead is a read', async () => {
  const { result, operations } = await run(withCas(65));
  assert.is(result.history?.check.verdict, 'linearizable');
  assert.ok(
    result.thresholds.every(({ ok }) => ok),
    result.reasons.join(),
  );
  const answered = operations.filter(({ kind }) => kind === 'cas');
  const { ok, succeeded } = result.methods.find(({ name }) => name === 'cas')!;
  assert.equal([answered.length, answered.filter(({ took }) => took).length], [ok, succeeded]);
  assert.ok(succeeded! > 20 && succeeded! < ok - 20, `${succeeded} of ${ok} wrote`);
  assert.ok(answered.some(({ expected }) => expected === null) && answered.some(({ expected }) => expected !== null));
  const refused = answered.length - succeeded!;
  // All keys are sampled: what was answered, what was found instead, and one read of each key at the end.
  assert.is(operations.length, result.summary.sent + refused + 20);
});

test('a store that writes although the comparison failed fails the run, with the evidence', async () => {
  const { result } = await run(withCas(65), { ignoreComparisonEvery: 10 });
  assert.is(result.verdict, 'fail');
  assert.is(result.history?.check.verdict, 'not-linearizable');
  const { part, operations } = result.history!.check.violation!;
  assert.is(judge(part, { maxSteps: 1e6 }).verdict, 'illegal');
  assert.ok(part.some(({ kind }) => kind === 'cas') && part.length < operations);
});

test('compare-and-sets that were carried out and answered with an error may have happened', async () => {
  const { result } = await run(withCas(65), { failAfterStoringEvery: 10 });
  assert.is(result.history?.check.verdict, 'linearizable');
  assert.ok((result.history?.check.unknown ?? 0) > 5);
  assert.equal([result.audit?.lost, result.audit?.unexplained], [0, 0]);
});

for (const phase of ['audit', 'check'] as const) {
  test(`a run that is stopped during its ${phase} was not judged: it is aborted, not passed`, async () => {
    cluster = await KvProcesses.start(1);
    const abort = new AbortController();
    const result = await runBenchmark({
      ...{ profile: profileOf(mixed(40)), cluster, reproduce: 'none', floor: false, signal: abort.signal },
      onProgress: (progress) => {
        if (progress.type === 'phase' && progress.phase === phase) abort.abort();
      },
    });
    assert.equal([result.verdict, result.history], ['aborted', null]);
    assert.is(result.audit?.lost, 0, 'what had been found out is told');
  });
}

test('without "history" in the profile nothing is recorded', async () => {
  const { result, operations } = await run(
    'target: { mix: { put: 1 }, timeout: 60s }\nstages: [{ name: s, duration: 500ms, rate: 50 }]',
  );
  assert.is(result.history, null);
  assert.equal(operations, []);
});

test.run();
