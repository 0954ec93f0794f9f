import { type Content, html, type Markup } from '../markup.ts';
import { boxSize, gridLines } from './path.ts';
import type { Scale, Tick } from './scale.ts';

/** A named series: what the legend shows, and what the cursor reads out at each step. */
export interface Series {
  /** Unique in the page. */
  readonly id: string;
  readonly label: string;
  /** Style class of line and legend: `s-1` … `s-6`, `s-quiet`, with `dashed` or `strong`. */
  readonly style: string;
  /** What stands in the legend while no cursor is shown, and on paper: "max 294 ms". */
  readonly resting: string;
  /** What the cursor shows at each step of the axis. */
  readonly values: readonly string[];
}

export interface Plot {
  readonly title: string;
  /** Unit and what one step is: "calls per second". */
  readonly note: string;
  readonly heightPx: number;
  readonly y: Scale;
  /** Vertical grid lines; charts over time have stages and faults instead. */
  readonly xTicks?: readonly Tick[];
  /** Said to those who cannot see it. */
  readonly summary: string;
  readonly series: readonly Series[];
  /** SVG within the 1000 by 1000 box. */
  readonly drawing: Content;
  /** HTML above the drawing, placed by percent. */
  readonly overlay?: Content;
  /** Said in the plot instead of nothing. */
  readonly message?: string;
}

/**
 * A chart: caption with legend, and a plot whose geometry stretches with the page while all text stays HTML at its own
 * size. (Text inside a scaled SVG would be unreadable at 360 px and huge at 1600 px.)
 */
export function plot(chart: Plot, backdrop: Content = null): Markup {
  return html`<figure class="chart">
${caption(chart)}
<div class="plot" style="height:${chart.heightPx}px">${backdrop}
<svg role="img" aria-label="${chart.summary}" viewBox="0 0 ${boxSize} ${boxSize}" preserveAspectRatio="none">
<path class="grid" d="${gridLines(places(chart.y.ticks), places(chart.xTicks ?? []))}"/>${chart.drawing}</svg>
${chart.y.ticks.map((tick) => html`<span class="y-tick" style="bottom:${share(tick.at)}">${tick.label}</span>`)}${
  chart.overlay ?? null
}${chart.message === undefined ? null : html`<p class="plot-message">${chart.message}</p>`}</div>
</figure>
`;
}

export function caption(chart: Pick<Plot, 'title' | 'note' | 'series'>): Markup {
  return html`<figcaption><span class="chart-title">${chart.title}</span> <span class="chart-note">${chart.note}</span>
<span class="legend">${chart.series.map(
    (series) =>
      html`<span class="key ${series.style}"><i class="swatch"></i>${series.label} <b data-value="${series.id}">${series.resting}</b></span> `,
  )}</span></figcaption>`;
}

/** The labels below the plots; those at the ends stay within the page. */
export function xAxis(ticks: readonly Tick[]): Markup {
  const edge = (at: number): string => (at < 0.03 ? ' start' : at > 0.93 ? ' end' : '');
  return html`<div class="axis" aria-hidden="true">${ticks.map(
    ({ at, label }) => html`<span class="x-tick${edge(at)}" style="left:${share(at)}">${label}</span>`,
  )}</div>
`;
}

export function line(style: string, path: string): Markup {
  return html`<path class="line ${style}" d="${path}"/>`;
}

export function area(style: string, path: string): Markup {
  return html`<path class="area ${style}" d="${path}"/>`;
}

export function bars(style: string, path: string): Markup {
  return html`<path class="bars ${style}" d="${path}"/>`;
}

function places(ticks: readonly Tick[]): readonly number[] {
  return ticks.map((tick) => tick.at);
}

/** A share as CSS percent. */
export function share(value: number): string {
  return `${Math.round(value * 100_000) / 1000}%`;
}
