import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { faultResults } from '../../../bench/faults/fault-results.ts';
import type { InjectedFault } from '../../../bench/faults/fault-runner.ts';
import type { FaultMark } from '../../../bench/load/records.ts';
import type { LoadRecord } from '../../../bench/load/run-load.ts';
import type { FaultResult, SecondSample } from '../../../bench/result.ts';
import type { PlannedFault } from '../../../profiles/fault.ts';
import { profileOf } from '../support/profile.ts';

const profile = profileOf('target: { mix: { put: 1 } }\nstages: [{ name: s, duration: 20s, rate: 10 }]');

const quiet: SecondSample = {
  ...{ atMs: 0, offered: 10, sent: 10, ok: 10, errors: 0, unknown: 0, dropped: 0, inFlightMax: 1, stage: 's' },
  ...{ p50: 1, p99: 10, p999: 10, max: 10, latenessP99: 0 },
  ...{ generatorCpuPercent: 1, generatorEventLoopDelayP99Ms: 1 },
};

const mark: FaultMark = { firstErrorAtMs: 5300, firstWriteOkAtMs: 5400, writeGapMs: 70, failed: 3, unknown: 4 };

const kill: PlannedFault = { atMs: 5000, kind: 'kill-node', target: 'leader', signal: 'SIGKILL' };
const start: PlannedFault = { ...kill, kind: 'start-node', target: 'killed' };
const grow: PlannedFault = { atMs: 5000, kind: 'scale', target: 'to 5', nodeCount: 5 };
const heal: PlannedFault = { atMs: 5000, kind: 'heal', target: 'all' };
const gray: PlannedFault = {
  ...{ atMs: 5000, kind: 'gray-node', target: 'leader', stallMs: 10, periodMs: 20, durationMs: 60_000 },
};

function injected(planned: PlannedFault, more: Partial<InjectedFault> = {}): InjectedFault {
  const at = { atMs: 5000, doneMs: 5100, error: null, mismatch: null, newLeader: null, lasting: null };
  return { planned, nodes: ['n1'], leaderBefore: 'n1', ...at, ...more };
}

/** The seconds of a run that are not quiet, and what each worker noticed of each fault. */
function results(
  faults: readonly InjectedFault[],
  slow: Readonly<Record<number, number>> = {},
  workers: readonly (readonly FaultMark[])[] = [faults.map(() => mark)],
): readonly FaultResult[] {
  const seconds = Array.from({ length: 20 }, (_, i) => ({ ...quiet, atMs: i * 1000, p99: slow[i] ?? 10 }));
  const p99Of = (some: readonly SecondSample[]) => Math.max(...some.map(({ p99 }) => p99));
  const record = { seconds, p99Of, workers: workers.map((marks) => ({ faults: marks })) };
  return faultResults(faults, profile, record as unknown as LoadRecord);
}

test('times count from the begin of the fault, and the first worker to notice says when', () => {
  const later = { ...mark, firstErrorAtMs: 5350, firstWriteOkAtMs: null, failed: 1, unknown: 0 };
  const [fault] = results([injected(kill)], { 5: 90 }, [[later], [mark]]);
  assert.equal([fault?.firstErrorMs, fault?.firstWriteOkMs, fault?.failed, fault?.unknown], [300, 400, 4, 4]);
  assert.equal([fault?.p99BackMs, fault?.p99BeforeMs, fault?.p99AroundMs], [1000, 10, 90]);
  assert.not.ok('writeGapMs' in fault!);
});

test('of what takes its time the longest gap between writes is told, not how long it took', () => {
  const long = { ...mark, writeGapMs: 120 };
  for (const planned of [grow, { ...kill, signal: 'SIGTERM' }] as const) {
    const [fault] = results([injected(planned, { doneMs: 9000 })], {}, [[long], [mark]]);
    assert.equal([fault?.firstWriteOkMs, fault?.writeGapMs], [null, 70]);
  }
});

test('of what lasts both are told: when the first write came, and how long there was none until it was over', () => {
  const lasting = { summary: '', durationMs: 3000, links: [], quorumConnected: [], losesLeader: false };
  const [fault] = results([injected(gray, { lasting })], {}, [[{ ...mark, writeGapMs: 2500 }]]);
  assert.equal([fault?.firstWriteOkMs, fault?.writeGapMs], [400, 2500]);
});

test('a node that comes back may be felt, and recovers nothing', () => {
  const [, started] = results([injected(kill), injected(start, { atMs: 9000, doneMs: 9500 })], { 10: 300, 11: 200 });
  assert.equal([started?.p99BackMs, started?.p99BeforeMs, started?.p99AroundMs], [3000, 10, 300]);
  assert.equal([started?.firstErrorMs, started?.firstWriteOkMs, started?.writeGapMs], [null, null, undefined]);
});

test('a fault that turned out otherwise keeps its figures; one that was not carried out has none', () => {
  const [mismatched] = results([injected(kill, { mismatch: 'n1 → n2 is open' })], { 5: 90 });
  assert.equal([mismatched?.error, mismatched?.mismatch], [null, 'n1 → n2 is open']);
  assert.equal([mismatched?.firstErrorMs, mismatched?.p99BackMs], [300, 1000]);
  const [failed] = results([injected(kill, { error: 'no such node' })], { 5: 90 });
  assert.equal([failed?.firstErrorMs, failed?.firstWriteOkMs, failed?.p99BackMs], [null, null, null]);
  assert.not.ok('p99BeforeMs' in failed! || 'p99NotBack' in failed!);
});

test('a fault that lasts is over when it was healed, or else when its time is', () => {
  const lasting = { summary: '', durationMs: 60_000, links: [], quorumConnected: [], losesLeader: false };
  const healed = injected(heal, { atMs: 8000, doneMs: 8200 });
  assert.is(results([injected(gray, { lasting }), healed], { 5: 90, 8: 90 })[0]?.p99BackMs, 4000);
  const [alone] = results([injected(gray, { lasting })], { 5: 90 });
  assert.equal([alone?.p99BackMs, alone?.p99NotBack], [null, 'not-before-end']);
  const [failed] = results([injected(gray, { lasting }), { ...healed, error: 'nobody answers' }], { 5: 90 });
  assert.is(failed?.p99BackMs, null);
});

test.run();
