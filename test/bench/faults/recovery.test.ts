import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type FaultSpan, type Recovery, recoveries } from '../../../bench/faults/recovery.ts';
import type { SecondSample } from '../../../bench/result.ts';

const empty = { offered: 10, sent: 10, errors: 0, unknown: 0, dropped: 0, inFlightMax: 0, p50: 0, p999: 0, max: 0 };
const quiet = { latenessP99: 0, generatorCpuPercent: 0, generatorEventLoopDelayP99Ms: 0, stage: 's' };

/** One second for each p99, or for what else there is to say of it; null: no call was answered. */
function seconds(...each: readonly (number | null | Partial<SecondSample>)[]): SecondSample[] {
  return each.map((told, i) => {
    const second = { ...empty, ...quiet, atMs: i * 1000, ok: 10, p99: 0 };
    if (told === null) return { ...second, ok: 0 };
    return typeof told === 'number' ? { ...second, p99: told } : { ...second, p99: 10, ...told };
  });
}

function fault(atMs: number, more: Partial<FaultSpan> = {}): FaultSpan {
  return { atMs, overMs: atMs, felt: true, disturbs: true, ...more };
}

/** The p99 of several seconds is the worst of them: enough to see which were taken. */
function recovered(faults: readonly FaultSpan[], series: readonly SecondSample[]): readonly (Recovery | null)[] {
  const p99Of = (some: readonly SecondSample[]) => (some.length === 0 ? null : Math.max(...some.map(({ p99 }) => p99)));
  return recoveries(faults, { seconds: series, warmups: new Set(['warm-up']), p99Of });
}

const back = (faults: readonly FaultSpan[], series: readonly SecondSample[]) =>
  recovered(faults, series).map((each) => each?.p99BackMs ?? each?.p99NotBack ?? null);

test('p99 is back at the end of the last bad second before four in a row within 10 % of the worst of ten before', () => {
  // Fault at 6.4 s; the seconds before it peak at 12. The single good second between the bad ones is none.
  const series = seconds(10, 10, 12, 10, 10, 11, 500, 13.1, 400, 13.2, 10, 13.3, 11, 10, 9, 10);
  assert.equal(back([fault(6400)], series), [12_000 - 6400]);
});

test('noise long after does not take a recovery back', () => {
  assert.equal(back([fault(2500)], seconds(10, 10, 50, 10, 10, 10, 10, 10, 40, 10)), [500]);
});

test('a fault that nobody felt was never away', () => {
  assert.equal(back([fault(2500, { overMs: 3500 })], seconds(10, 10, 10, 9, 10, 10)), [0]);
});

test('while a fault lasts nothing counts as back, however quiet it is', () => {
  const lasting = [fault(3100, { overMs: 6200 })];
  assert.equal(back(lasting, seconds(10, 10, 10, 50, 10, 10, 300, 10, 10, 10, 10)), [7000 - 3100]);
  assert.equal(back(lasting, seconds(10, 10, 10, 50, 10, 10, 10, 10, 10, 10, 10)), [4000 - 3100]);
});

test('a second without any answer is not back, nor one in which more calls fail or are dropped than before', () => {
  assert.equal(back([fault(1500)], seconds(10, 10, null, null, 10)), [4000 - 1500]);
  for (const bad of [{ errors: 1 }, { unknown: 1 }, { dropped: 1 }])
    assert.equal(back([fault(1500)], seconds(10, 10, bad, 10, bad, 10, 10)), [5000 - 1500]);
  assert.equal(back([fault(2500)], seconds(10, { errors: 2 }, 10, { errors: 2 }, 10)), [0]);
});

test('a second in which calls were sent that hang is not back, though all that were answered were fast', () => {
  const hanging = { sent: 1000, ok: 890 };
  assert.equal(back([fault(1500)], seconds(10, 10, hanging, hanging, 10, 10)), [4000 - 1500]);
  assert.equal(back([fault(1500)], seconds(10, 10, { sent: 1000, ok: 910 }, 10)), [0], 'some are always under way');
});

test('what does not come back before the next fault, or before the end, is said to', () => {
  assert.equal(back([fault(1500)], seconds(10, 10, 500, 400)), ['not-before-end']);
  assert.equal(back([fault(1500), fault(4100)], seconds(10, 10, 500, 400, 10, 10)), ['not-before-next-fault', 0]);
  assert.equal(back([fault(500)], seconds(10, 10)), ['nothing-before']);
});

test('what comes late after the end of the load counts, what does not come does not', () => {
  const drain = { stage: '(drain)', offered: 0, sent: 0 };
  assert.equal(back([fault(1500)], seconds(10, 10, 50, 10, { ...drain, ok: 0, p99: 0 })), [3000 - 1500]);
  assert.equal(back([fault(1500)], seconds(10, 10, 50, { ...drain, unknown: 3 })), ['not-before-end']);
});

test('a node that comes back is a fault of its own: what it costs is not the cost of losing it', () => {
  const faults = [fault(3100), fault(6000, { disturbs: false })];
  const series = seconds(10, 10, 10, 90, 10, 10, 60, 70, 10, 10, 10, 10);
  assert.equal(back(faults, series), [900, 2000]);
  const [killed, started] = recovered(faults, series);
  assert.equal([killed?.p99BeforeMs, killed?.p99AroundMs, started?.p99AroundMs], [10, 90, 70]);
});

test('a fault that only a repair ends recovers after the repair', () => {
  const faults = [fault(2100), fault(4000, { disturbs: false })];
  assert.equal(back(faults, seconds(10, 10, null, null, 50, 10, 10)), [5000 - 2100, 1000]);
});

test('damage of earlier faults, and warm-up, are nothing to compare with', () => {
  const warm = { stage: 'warm-up', p99: 80 };
  // The second fault comes while the first one still hurts: beside 400 ms, 300 would be nothing.
  const series = seconds(warm, 10, 12, 400, 400, 300, 300, 10, 10, 10, 10);
  const [first, second] = recovered([fault(3000), fault(5000)], series);
  assert.equal([first?.p99BeforeMs, first?.p99BackMs, first?.p99NotBack], [12, null, 'not-before-next-fault']);
  assert.equal([second?.p99BeforeMs, second?.p99AroundMs, second?.p99BackMs], [12, 300, 2000]);
  assert.equal(back([fault(1000)], seconds(warm, 10, 10)), ['nothing-before']);
});

test('what nobody may feel, a heal or a fault that was not carried out, has no figures', () => {
  assert.equal(recovered([fault(2100, { felt: false })], seconds(10, 10, 10, 10)), [null]);
});

test('a change is felt as in the worst ten seconds that begin while it lasts, against the ten before', () => {
  const taken: number[][] = [];
  const p99Of = (some: readonly SecondSample[]) => {
    taken.push(some.map(({ atMs }) => atMs / 1000));
    return some.length === 0 ? null : some[0]!.atMs / 1000;
  };
  const series = seconds(...Array.from({ length: 45 }, () => 10));
  const [change] = recoveries([fault(25_300, { overMs: 28_100 })], { seconds: series, warmups: new Set(), p99Of });
  assert.equal([change?.p99BeforeMs, change?.p99AroundMs], [15, 28]);
  assert.equal(
    taken.map((each) => [each[0], each.length]),
    [
      [15, 10],
      [25, 10],
      [26, 10],
      [27, 10],
      [28, 10],
    ],
  );
});

test('what comes after the next fault is not felt because of this one', () => {
  const series = seconds(10, 10, 50, 10, 10, 10, 900, 10);
  const [first] = recovered([fault(2100), fault(6100)], series);
  assert.is(first?.p99AroundMs, 50);
});

test.run();
