import * as assert from 'uvu/assert';
import type { BenchResult, CallCounts } from '../../../bench/result.ts';
import { type BenchmarkOptions, runBenchmark } from '../../../bench/run.ts';
import type { KvProcesses } from './kv-process.ts';
import { profileOf } from './profile.ts';

/** Runs the profile of these lines against the servers. */
export function run(on: KvProcesses, yaml: string, more: Partial<BenchmarkOptions> = {}): Promise<BenchResult> {
  return runBenchmark({ profile: profileOf(yaml), cluster: on, reproduce: 'none', floor: false, ...more });
}

const countNames = ['offered', 'sent', 'ok', 'errors', 'dropped', 'unknown'] as const;

/** No call is lost from the books or is in them twice, whichever way they are added up. */
export function assertCountsAddUp(result: BenchResult): void {
  assertAddsUp(result.summary, 'summary');
  for (const each of [...result.stages, ...result.methods]) assertAddsUp(each, each.name);
  const measured = result.stages.filter(({ warmup }) => !warmup);
  for (const name of countNames) {
    assert.is(sum(result.methods, name), result.summary[name], `methods: ${name}`);
    assert.is(sum(measured, name), result.summary[name], `measured stages: ${name}`);
    assert.is(sum(result.seconds, name), sum(result.stages, name), `seconds: ${name}`);
  }
}

function sum(parts: readonly CallCounts[], name: keyof CallCounts): number {
  return parts.reduce((total, part) => total + part[name], 0);
}

function assertAddsUp({ offered, sent, ok, errors, dropped, unknown }: CallCounts, what: string): void {
  assert.is(offered, sent + dropped, `${what}: offered = sent + dropped`);
  assert.is(sent, ok + errors + unknown, `${what}: sent = ok + errors + unknown`);
}
