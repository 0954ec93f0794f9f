import { html, jsonData, type Markup } from '../markup.ts';
import type { Series } from './plot.ts';

/** One place where the cursor can stand, and what it says there. */
export interface CursorStop {
  /** Shares of the axis. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/**
 * The data of one axis for the page's script: where the cursor can stand and what every series says there, already
 * formatted, so that the script holds no second copy of the number formats. Without script the page lacks only this.
 */
export function cursorData(axis: string, stops: readonly CursorStop[], series: readonly Series[]): Markup {
  const data = {
    from: stops.map((stop) => shorten(stop.from)),
    to: stops.map((stop) => shorten(stop.to)),
    labels: stops.map((stop) => stop.label),
    series: series.map(({ id, label, values }) => ({ id, label, values })),
  };
  return html`<script type="application/json" data-cursor="${axis}">${jsonData(data)}</script>
`;
}

function shorten(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
