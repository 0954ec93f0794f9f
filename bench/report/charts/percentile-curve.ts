import type { CurvePoint } from '../../result.ts';
import { duration } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { maxOf } from '../timeline.ts';
import { type CursorStop, cursorData } from './cursor.ts';
import { polyline } from './path.ts';
import { line, type Plot, plot, xAxis } from './plot.ts';
import { logScale, percentileScale, type Scale } from './scale.ts';

const lines: readonly { id: 'responseMs' | 'serviceMs'; label: string; style: string }[] = [
  { id: 'responseMs', label: 'response time', style: 's-1 strong' },
  { id: 'serviceMs', label: 'service time', style: 's-2 dashed' },
];

/** Latency by percentile, each further nine as wide as the one before: the tail is where runs differ. */
export function percentileCurve(curve: readonly CurvePoint[]): Markup {
  // p100 has no place on this axis (infinitely many nines); the maximum stands in the tables.
  const points = curve.filter(({ percentile }) => Number.isFinite(percentile) && percentile >= 0 && percentile < 100);
  const x = percentileScale(maxOf(points.map((point) => point.percentile)));
  const chart = curvePlot(points, x);
  return html`<div class="stack" data-axis="percentile" role="group" aria-label="Latency percentile curve">
${plot(chart)}${xAxis(x.ticks)}<div class="marks"><i class="cursor" hidden><span></span></i></div>
<p class="live" aria-live="polite"></p>
</div>
${cursorData('percentile', stopsOf(points, x), chart.series)}`;
}

function curvePlot(points: readonly CurvePoint[], x: Scale): Plot {
  const values = points.flatMap((point) => [point.responseMs, point.serviceMs]).filter((value) => value > 0);
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const y = Number.isFinite(low) ? logScale(low, maxOf(values), duration) : logScale(1, 10, duration);
  return {
    title: 'Latency by percentile',
    note: 'OK calls, log scales',
    heightPx: 240,
    y,
    xTicks: x.ticks,
    summary: `Response and service time by percentile, up to ${duration(maxOf(values))}.`,
    series: lines.map(({ id, label, style }) => ({
      id,
      label,
      style,
      resting: '',
      values: points.map((point) => duration(point[id])),
    })),
    drawing: lines.map(({ id, style }) => line(style, polyline(points.map((point) => place(point, id, x, y))))),
  };
}

function place(point: CurvePoint, id: 'responseMs' | 'serviceMs', x: Scale, y: Scale): { at: number; value: number } {
  return { at: x.position(point.percentile), value: y.position(point[id]) };
}

/** Each point's stop reaches half-way to its neighbours. */
function stopsOf(points: readonly CurvePoint[], x: Scale): readonly CursorStop[] {
  const at = points.map((point) => x.position(point.percentile));
  return points.map((point, index) => {
    const here = at[index] ?? 0;
    const from = index === 0 ? 0 : (here + (at[index - 1] ?? 0)) / 2;
    const to = index === points.length - 1 ? 1 : (here + (at[index + 1] ?? 1)) / 2;
    return { from, to, label: `p${Number(point.percentile.toFixed(4))}` };
  });
}
