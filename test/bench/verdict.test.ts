import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Audit, FaultResult, HistoryResult, LatencySummary, SecondSample, Summary } from '../../bench/result.ts';
import { evaluateThreshold, type Measured } from '../../bench/thresholds.ts';
import { checkValidity } from '../../bench/validity.ts';
import { decide, type Findings, warningsOf } from '../../bench/verdict.ts';
import type { Profile } from '../../profiles/profile.ts';
import { parseThreshold, type Threshold } from '../../profiles/threshold.ts';
import { profileOf } from './support/profile.ts';

function latency(p99: number): LatencySummary {
  return { count: 1000, mean: p99 / 3, p50: p99 / 4, p90: p99 / 2, p99, p999: p99 * 2, max: p99 * 3 };
}

const summary: Summary = {
  ...{ offered: 1000, sent: 995, ok: 980, errors: 10, dropped: 5, unknown: 5 },
  ...{ durationMs: 1000, offeredRps: 1000, achievedRps: 980 },
  responseMs: latency(20),
  serviceMs: latency(18),
  latenessMs: latency(2),
  errorMs: latency(500),
  generatorCpuUsPerCall: 7,
};

const second: SecondSample = {
  ...{ atMs: 0, offered: 1000, sent: 995, ok: 980, errors: 10, unknown: 5, dropped: 5, inFlightMax: 9 },
  ...{ p50: 5, p99: 20, p999: 40, max: 60, latenessP99: 2, stage: 's' },
  ...{ generatorCpuPercent: 10, generatorEventLoopDelayP99Ms: 1 },
};

const fault: FaultResult = {
  ...{ kind: 'kill-node', target: 'leader', nodes: ['n1'], leaderBefore: 'n1', error: null },
  ...{ plannedAtMs: 100, atMs: 101, doneMs: 105, firstErrorMs: 3, newLeaderMs: 200, newLeader: 'n2' },
  ...{ firstWriteOkMs: 300, p99BackMs: null, failed: 10, unknown: 5 },
};

const audit: Audit = {
  ...{ acknowledged: 500, found: 500, lost: 0, unknown: 5, unknownFound: 2, unexplained: 0, lostKeys: [] },
  durationMs: 10,
};

const profile = profileOf('target: { mix: { put: 1 } }\nstages: [{ name: s, duration: 1s, rate: 1000 }]');
const methods = [{ name: 'put', ...summary, codes: { OK: 980 } }];
const stages = [{ name: 's', warmup: false, startMs: 0, endMs: 1000, ...summary, achievedRps: 981 }];
const measured: Measured = { summary, stages, methods, faults: [fault], audit, history: null, nodes: [] };

function threshold(expression: string): Threshold {
  const parsed = parseThreshold(expression);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

const linearizable: HistoryResult = {
  check: {
    ...{ verdict: 'linearizable', keys: 5, operations: 90, unknown: 1, illegalKeys: 0, undecidedKeys: 0 },
    ...{ durationMs: 3, violation: null },
  },
  sampledKeys: 5,
  revisions: { checked: 900, violations: 0, examples: [] },
};

function judged(verdict: HistoryResult['check']['verdict']): HistoryResult {
  return {
    ...linearizable,
    check: { ...linearizable.check, verdict, illegalKeys: verdict === 'not-linearizable' ? 2 : 0 },
  };
}

test('"linearizable == true" holds for a yes only', () => {
  const asked = threshold('linearizable == true');
  const outcomeFor = (history: HistoryResult | null) => evaluateThreshold(asked, { ...measured, history });
  assert.is(outcomeFor(judged('linearizable')).ok, true);
  for (const history of [judged('not-linearizable'), judged('undecided'), null])
    assert.is(outcomeFor(history).ok, false);
  for (const wrong of ['linearizable == false', 'linearizable == 1', 'linearizable >= 5ms'])
    assert.match(String(parseThreshold(wrong)), /linearizable == true|metric <= value/, wrong);
});

const expectations: readonly [expression: string, measured: number, ok: boolean][] = [
  ['response.p99 <= 20ms', 20, true],
  ['response.p99 < 20ms', 20, false],
  ['response.p999{method=put} <= 39ms', 40, false],
  ['service.max{stage=s} <= 1s', 54, true],
  ['lateness.p50 <= 1ms', 0.5, true],
  ['error.p99 <= 1s', 500, true],
  ['errors == 0', 10, false],
  ['dropped{method=put} <= 5', 5, true],
  ['lost == 0', 0, true],
  ['errorRatio <= 1%', 0.01, true],
  ['unknownRatio < 0.5%', 0.005, false],
  ['achievedRps >= 980', 980, true],
  ['achievedRps{stage=s} > 980', 981, true],
  ['offeredRps >= 1000', 1000, true],
  ['recovery.firstWriteOk <= 1s', 300, true],
  ['recovery.p99Back <= 1h', Number.POSITIVE_INFINITY, false],
  ['generatorCpu <= 10us', 7, true],
];

for (const [expression, value, ok] of expectations) {
  test(`threshold ${expression}: measured ${value}, ${ok ? 'holds' : 'is missed'}`, () => {
    const result = evaluateThreshold(threshold(expression), measured);
    assert.equal([result.measured, result.ok, result.expression], [value, ok, expression]);
  });
}

test('a recovery counts for every fault that disturbs, a new leader only where the old one could not stay', () => {
  const lasting = {
    summary: 'minority n3, drop',
    durationMs: 1,
    links: [],
    quorumConnected: ['n1'],
    losesLeader: false,
  };
  const partition: FaultResult = { ...fault, kind: 'partition', newLeaderMs: null, firstWriteOkMs: 900, lasting };
  const heal: FaultResult = { ...fault, kind: 'heal', newLeaderMs: null, firstWriteOkMs: null };
  const measure = (faults: readonly FaultResult[], expression: string) =>
    evaluateThreshold(threshold(expression), { ...measured, faults }).measured;
  assert.is(measure([fault, partition, heal], 'recovery.newLeader <= 1s'), 200);
  assert.is(measure([fault, partition, heal], 'recovery.firstWriteOk <= 1s'), 900);
  const leaderCut = { ...partition, lasting: { ...lasting, losesLeader: true } };
  assert.is(measure([fault, leaderCut], 'recovery.newLeader <= 1s'), Number.POSITIVE_INFINITY);
  const follower: FaultResult = { ...fault, nodes: ['n3'], newLeaderMs: null, newLeader: null };
  const grown: FaultResult = { ...follower, kind: 'scale', nodes: ['n4', 'n5'] };
  assert.is(measure([fault, follower, grown], 'recovery.newLeader <= 1s'), 200);
  assert.is(measure([follower, grown], 'recovery.newLeader <= 1s'), Number.POSITIVE_INFINITY, 'nothing was measured');
  const leaderless: FaultResult = { ...fault, newLeaderMs: null, newLeader: null };
  assert.is(measure([fault, leaderless], 'recovery.newLeader <= 1s'), Number.POSITIVE_INFINITY);
});

test('of a change that takes its time the gap between writes counts; of a node that comes back, only p99', () => {
  const measure = (faults: readonly FaultResult[], expression: string) =>
    evaluateThreshold(threshold(expression), { ...measured, faults }).measured;
  const grown: FaultResult = { ...fault, kind: 'scale', firstWriteOkMs: null, writeGapMs: 400 };
  assert.is(measure([fault, grown], 'recovery.firstWriteOk <= 1s'), 400);
  assert.is(measure([{ ...grown, writeGapMs: null }], 'recovery.firstWriteOk <= 1s'), Number.POSITIVE_INFINITY);
  const felt = { p99BackMs: 2000, p99BeforeMs: 10, p99AroundMs: 50 };
  const started: FaultResult = { ...fault, ...felt, kind: 'start-node', firstWriteOkMs: null, newLeaderMs: null };
  const killed: FaultResult = { ...fault, ...felt, p99BackMs: 1000, p99AroundMs: 30 };
  assert.is(measure([killed, started], 'recovery.p99Back <= 1s'), 2000);
  assert.is(measure([killed, started], 'recovery.p99Ratio <= 3'), 5);
  assert.is(measure([killed, started], 'recovery.firstWriteOk <= 1s'), 300);
  assert.is(measure([{ ...killed, p99BeforeMs: null }], 'recovery.p99Ratio <= 3'), Number.POSITIVE_INFINITY);
});

test('a gap between writes counts for as long as the fault lasts; of one blow, until the first write', () => {
  const measure = (faults: readonly FaultResult[]) =>
    evaluateThreshold(threshold('recovery.writeGap <= 1s'), { ...measured, faults }).measured;
  const stalled: FaultResult = { ...fault, kind: 'partition', firstWriteOkMs: 200, writeGapMs: 2800 };
  assert.is(measure([fault, stalled]), 2800);
  assert.is(measure([fault]), 300);
  assert.is(measure([fault, { ...stalled, firstWriteOkMs: null, writeGapMs: null }]), Number.POSITIVE_INFINITY);
});

test('a fault that came late is told, whatever the verdict; by half a second is about its time', () => {
  const late: FaultResult = { ...fault, plannedAtMs: 27_000, atMs: 31_100 };
  assert.equal(warningsOf([fault, { ...late, atMs: 27_500 }, { ...late, error: 'the load was over' }]), []);
  const told = 'The fault kill-node leader was due at 27 s and came 4.1 s late';
  assert.equal(warningsOf([fault, late]), [told]);
  const slow: FaultResult = { ...fault, kind: 'scale', target: 'to 5', doneMs: 31_000 };
  assert.equal(warningsOf([slow, late]), [`${told}, behind scale to 5`]);
});

test('a threshold on lost writes does not hold when the audit could not be done', () => {
  assert.not(evaluateThreshold(threshold('lost == 0'), { ...measured, audit: null }).ok);
});

function failedChecks(summaryChange: Partial<Summary>, secondChange: Partial<SecondSample> = {}): readonly string[] {
  const checks = checkValidity(profile, { ...summary, ...summaryChange }, [{ ...second, ...secondChange }]);
  return checks.filter(({ ok }) => !ok).map(({ name }) => name);
}

test('validity: a generator that kept up passes every check', () => assert.equal(failedChecks({}), []));

test('validity: a run fails when more than one call in a hundred did not go out, or when there was none', () => {
  assert.equal(failedChecks({ sent: 989 }), ['sent / offered']);
  assert.equal(failedChecks({ sent: 0, offered: 0 }), ['calls sent', 'sent / offered']);
});

test('validity: lateness may be 5 ms, or half of a longer p99', () => {
  assert.equal(failedChecks({ latenessMs: latency(10) }), []);
  assert.equal(failedChecks({ latenessMs: latency(10.1) }), ['send lateness p99']);
  assert.equal(failedChecks({ latenessMs: latency(5), responseMs: latency(6) }), []);
  assert.equal(failedChecks({ latenessMs: latency(5.1), responseMs: latency(6) }), ['send lateness p99']);
});

test('validity: a run fails when a thread of the generator is busy or its loop blocked while it is measured', () => {
  assert.equal(failedChecks({}, { generatorCpuPercent: 81 }), ['generator CPU per worker']);
  const name = 'generator event-loop delay p99 (median second)';
  assert.equal(failedChecks({}, { generatorEventLoopDelayP99Ms: 11 }), [name]);
  assert.equal(
    failedChecks({}, { generatorCpuPercent: 99, stage: 'drain' }),
    [],
    'what is not measured does not count',
  );
});

test('validity: a closed loop needs no reserve, but a thread that never rests measures itself', () => {
  const closed: Profile = { ...profile, arrival: { mode: 'closed', concurrency: 8, seed: 1 } };
  const failedAt = (generatorCpuPercent: number) =>
    checkValidity(closed, summary, [{ ...second, generatorCpuPercent }])
      .filter(({ ok }) => !ok)
      .map(({ name }) => name);
  assert.equal([failedAt(90), failedAt(96)], [[], ['generator CPU per worker']]);
});

const sound: Findings = {
  aborted: false,
  validity: [],
  thresholds: [],
  faults: [],
  notHealed: [],
  audit,
  auditError: null,
  history: null,
};
const failedCheck = { name: 'sent / offered', measured: 0.5, limit: 0.99, unit: '', ok: false };
const missed = { expression: 'errors == 0', measured: 10, limit: 0, unit: 'calls', ok: false };

const verdicts: readonly [what: string, change: Partial<Findings>, verdict: string, reason: string][] = [
  ['all is well', {}, 'pass', ''],
  ['a linearizable history', { history: judged('linearizable') }, 'pass', ''],
  ['an undecided history', { history: judged('undecided') }, 'pass', ''],
  [
    'a history that is not linearizable, even where the generator fell behind',
    { history: judged('not-linearizable'), validity: [failedCheck] },
    'fail',
    'The history is not linearizable: 2 of 5 keys cannot be explained',
  ],
  [
    'stale answers',
    { history: { ...linearizable, revisions: { checked: 900, violations: 3, examples: [] } } },
    'fail',
    '3 operations showed a key older than one that had ended before they began',
  ],
  ['a missed threshold', { thresholds: [missed] }, 'fail', 'errors == 0 does not hold: measured 10'],
  [
    'a generator that fell behind',
    { validity: [failedCheck], thresholds: [missed] },
    'void',
    'sent / offered is 0.5, the limit is 0.99',
  ],
  [
    'a lost write, even in an invalid run',
    { validity: [failedCheck], audit: { ...audit, lost: 2 } },
    'fail',
    '2 of 500 acknowledged writes are lost',
  ],
  ['a write stored twice', { audit: { ...audit, unexplained: 1 } }, 'fail', '1 writes are stored'],
  ['no audit', { audit: null, auditError: 'could not be read back' }, 'fail', 'could not be read back'],
  [
    'a fault that did not happen',
    { faults: [{ ...fault, error: 'no such node' }] },
    'fail',
    'kill-node leader could not be carried out: no such node',
  ],
  [
    'a fault whose links are not as declared',
    { faults: [{ ...fault, kind: 'partition', mismatch: 'n1 → n2 is open' }] },
    'fail',
    'The fault partition leader turned out otherwise: n1 → n2 is open',
  ],
  ['a node that stays frozen', { notHealed: ['n2 is'] }, 'fail', 'Something is left broken: n2 is'],
  ['one that stays frozen, aborted', { aborted: true, notHealed: ['n2 is'] }, 'aborted', 'left broken: n2 is'],
  [
    'one that stays frozen, while the generator fell behind',
    { validity: [failedCheck], notHealed: ['n2 is'] },
    'void',
    'sent / offered is 0.5, the limit is 0.99\nSomething is left broken: n2 is',
  ],
  ['an aborted run', { aborted: true, validity: [failedCheck] }, 'aborted', 'stopped before its end'],
];

for (const [what, change, verdict, reason] of verdicts) {
  test(`verdict: ${what} → ${verdict}`, () => {
    const decided = decide({ ...sound, ...change });
    assert.is(decided.verdict, verdict);
    if (reason === '') assert.equal(decided.reasons, []);
    else assert.match(decided.reasons.join('\n'), reason);
  });
}

test.run();
