import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { methodIndex } from '../../../bench/load/mix.ts';
import { Recorder } from '../../../bench/load/recorder.ts';

const put = methodIndex.put;

function recorder(): Recorder {
  return new Recorder(
    60_000,
    () => 0,
    () => {},
  );
}

function fail(on: Recorder, sentMs: number, nowMs: number, unknown = false): void {
  on.failedCall(0, put, { code: 14, sentMs, nowMs, elapsedMs: nowMs - sentMs, unknown });
}

const failures = (on: Recorder) => on.finish().faults.map(({ failed, unknown }) => [failed, unknown]);

test('a call that ends after the repair was hurt by what is repaired', () => {
  const on = recorder();
  on.faultBegan(6000, true);
  on.faultBegan(9000, false);
  fail(on, 6200, 9200);
  fail(on, 6300, 9300, true);
  fail(on, 9100, 9400);
  const [pause, resume] = on.finish().faults;
  assert.equal([pause?.failed, pause?.unknown, pause?.firstErrorAtMs], [2, 1, 9200]);
  assert.equal([resume?.failed, resume?.unknown, resume?.firstErrorAtMs], [0, 0, null]);
});

test("a call that has hung since an earlier fault is not the later one's, one that was just under way is", () => {
  const on = recorder();
  on.faultBegan(5000, true);
  on.faultBegan(8000, true);
  fail(on, 5100, 8100);
  fail(on, 7900, 8100);
  fail(on, 8300, 8400);
  assert.equal(failures(on), [
    [1, 0],
    [2, 0],
  ]);
});

test("what fails before any fault is nobody's; what was under way when the first one began is its own", () => {
  const on = recorder();
  fail(on, 100, 200);
  on.faultBegan(5000, true);
  fail(on, 2000, 5100);
  assert.equal(failures(on), [[1, 0]]);
});

test('writes are back with the first acknowledged one that was sent after the fault was done', () => {
  const on = recorder();
  on.faultBegan(1000, true);
  on.okCall(0, put, 1010, 1010, 1020);
  on.faultDone(0, 1050, 1050);
  on.okCall(0, put, 1040, 1040, 1300);
  on.okCall(0, put, 1060, 1060, 1310);
  on.okCall(0, put, 1400, 1400, 5000);
  const [fault] = on.finish().faults;
  assert.is(fault?.firstWriteOkAtMs, 1310);
  assert.is(fault?.writeGapMs, 280, 'between 1020 and 1300; what comes later is another matter');
});

test('of writes that never came back no gap is told; reads do not show that writes are taken', () => {
  const on = recorder();
  on.faultBegan(1000, true);
  on.faultDone(0, 1050, 1050);
  on.okCall(0, methodIndex.get, 1060, 1060, 1310);
  on.okCall(0, put, 1040, 1040, 1300);
  const [fault] = on.finish().faults;
  assert.equal([fault?.firstWriteOkAtMs, fault?.writeGapMs], [null, null]);
});

test('writes that come back once and stay away until the fault is over were away for so long', () => {
  const on = recorder();
  on.faultBegan(1000, true);
  on.faultDone(0, 1050, 4050);
  for (const nowMs of [1200, 1300, 4100, 9000]) on.okCall(0, put, nowMs - 10, nowMs - 10, nowMs);
  const [fault] = on.finish().faults;
  assert.equal([fault?.firstWriteOkAtMs, fault?.writeGapMs], [1200, 2800]);
});

test('a fault that was healed before its time is over then: what comes later is another matter', () => {
  const on = recorder();
  on.faultBegan(1000, true);
  on.faultDone(0, 1050, 60_000);
  on.okCall(0, put, 1100, 1100, 1200);
  on.healed(1500);
  for (const nowMs of [1600, 5000]) on.okCall(0, put, nowMs - 10, nowMs - 10, nowMs);
  assert.is(on.finish().faults[0]?.writeGapMs, 400);
});

test('writes that are away when the load ends, under a fault that lasts longer, were away until then', () => {
  const on = recorder();
  on.faultBegan(50_000, true);
  on.faultDone(0, 50_050, 90_000);
  on.okCall(0, put, 50_100, 50_100, 50_200);
  on.rollTo(66_000);
  assert.is(on.finish().faults[0]?.writeGapMs, 9800, 'the load ends at 60 s');
});

test.run();
