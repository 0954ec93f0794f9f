import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { renderSummary } from '../../../bench/report/text.ts';
import type { FaultResult } from '../../../bench/result.ts';
import { emptyRun, leaderKillRun } from './fixture.ts';

const test = suite('bench/report/text');

test('tells a whole run in ten lines', () => {
  assert.is(
    renderSummary(leaderKillRun()),
    `PASS  Quickstart: the leader is killed under 10,000 requests per second. Every threshold held, and no acknowledged write was lost.
  rate       9,996/s achieved of 10,000/s offered, over 20 s
  response   p50 1.21 ms, p90 2.44 ms, p99 212 ms, p99.9 306 ms, max 332 ms
  service    p50 1.17 ms, p90 2.39 ms, p99 212 ms, p99.9 305 ms, max 331 ms
  calls      200,000 sent, 199,922 ok, 41 errors, 37 unknown, 0 dropped (UNAVAILABLE 41, DEADLINE_EXCEEDED 37)
  thresholds 5 of 5 held
  fault      kill-node n1 at 14.3 s: first error +3.1 ms, leader n3 +284 ms, writes +318 ms, p99 back +2.7 s, 41 failed, 37 unknown
  fault      start-node n1 at 19 s
  audit      99,961 acknowledged, 99,961 found, 0 lost, 37 unknown (12 of them there)
  generator  lateness p99 0.19 ms, 6.21 µs CPU per call, floor p99 0.31 ms`,
  );
});

test('says of a fault that lasts what its selectors came to, and for how long', () => {
  const run = leaderKillRun();
  const lasting = {
    summary: 'isolate n3, drop',
    durationMs: 5000,
    links: [],
    quorumConnected: ['n1', 'n2'],
    losesLeader: true,
  };
  const fault = { ...run.faults[0]!, kind: 'partition', nodes: ['n3'], lasting };
  assert.match(
    renderSummary({ ...run, faults: [fault] }),
    'fault      partition isolate n3, drop, for 5 s at 14.3 s: first error +3.1 ms, leader n3 +284 ms',
  );
});

test('says of each fault what cannot be put as a time', () => {
  const run = leaderKillRun();
  const lines = (change: Partial<FaultResult>) => renderSummary({ ...run, faults: [{ ...run.faults[0]!, ...change }] });
  const notBack = { p99BackMs: null, p99NotBack: 'not-before-next-fault' } as const;
  assert.match(lines(notBack), 'writes +318 ms, p99 back: not before the next fault, 41 failed');
  assert.match(lines({ p99BackMs: 0 }), 'writes +318 ms, p99 stayed, 41 failed');
  assert.match(lines({ firstWriteOkMs: null, writeGapMs: 12 }), 'leader n3 +284 ms, no write for 12 ms, p99 back');
  assert.match(lines({ writeGapMs: 400 }), 'writes +318 ms, no write for 400 ms, p99 back');
  assert.match(lines({ mismatch: 'n1 → n2 is open' }), 'at 14.3 s: not as declared (n1 → n2 is open), first error');
  assert.match(lines({ plannedAtMs: 10_000 }), 'kill-node n1 at 14.3 s (4.3 s late): first error');
});

test('tells what a reader must know of a run that passed', () => {
  assert.match(renderSummary({ ...leaderKillRun(), warnings: ['It rained.'] }), '\n  note       It rained.\n');
});

test('names missed thresholds and lost writes of a failed run', () => {
  const run = leaderKillRun();
  const text = renderSummary({
    ...run,
    verdict: 'fail',
    reasons: ['2 acknowledged writes were lost.'],
    thresholds: [{ expression: 'lost == 0', measured: 2, limit: 0, unit: 'calls', ok: false }, ...run.thresholds],
    audit: run.audit === null ? null : { ...run.audit, lost: 2 },
  });
  assert.match(text, /^FAIL .* 1 of 6 thresholds missed, 2 acknowledged writes lost\.\n/);
  assert.match(text, '  because    2 acknowledged writes were lost.\n');
  assert.match(text, '  thresholds 5 of 6 held; missed: lost == 0 (measured 2)\n');
});

test('says of a void run why, and how many checks failed', () => {
  const text = renderSummary({
    ...leaderKillRun(),
    verdict: 'void',
    reasons: ['lateness p99 is 41.2 ms, the limit is 1 ms'],
    validity: [{ name: 'lateness p99', measured: 41.2, limit: 1, unit: 'ms', ok: false }],
  });
  assert.match(text, /^VOID .*say nothing about the cluster\.\n {2}because {4}lateness p99 is 41\.2 ms/);
  assert.match(text, /\n {2}generator .*, 1 of 1 checks failed$/);
});

test('names writes that nobody asked for', () => {
  const run = leaderKillRun();
  const audit = run.audit === null ? null : { ...run.audit, unexplained: 1 };
  const text = renderSummary({ ...run, verdict: 'fail', audit });
  assert.match(text, /^FAIL .* 1 unexplained write\./);
  assert.match(text, '(12 of them there), 1 unexplained');
});

test('says "never" for what was measured as infinite, also after a way through JSON', () => {
  const run = {
    ...leaderKillRun(),
    thresholds: [
      { expression: 'recovery.p99Back <= 5s', measured: Number.POSITIVE_INFINITY, limit: 5000, unit: 'ms', ok: false },
    ],
  };
  assert.match(renderSummary(run), 'missed: recovery.p99Back <= 5s (measured never)');
  assert.is(renderSummary(JSON.parse(JSON.stringify(run))), renderSummary(run));
});

test('renders a run in which nothing happened', () => {
  assert.is(
    renderSummary(emptyRun()),
    `ABORTED  Quickstart: the leader is killed under 10,000 requests per second. The run was stopped before its end: the figures cover only what ran.
  because    Stopped by SIGINT before the first call.
  rate       0/s achieved of 0/s offered, over 0 s
  response   no call was answered OK
  service    no call was answered OK
  calls      0 sent, 0 ok, 0 errors, 0 unknown, 0 dropped
  thresholds none set
  audit      none
  generator  nothing was sent`,
  );
});

test.run();
