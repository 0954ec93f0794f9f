import type { BenchResult, LatencySummary } from '../../result.ts';
import { percentileCurve } from '../charts/percentile-curve.ts';
import { columnMs, count } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, type Row, table, words } from '../page/table.ts';

/** The whole distribution: as a curve, and the usual percentiles of each of the four histograms. */
export function percentilesSection(result: BenchResult): Markup {
  const note =
    'Response time counts from when a call was due, service time from when it was sent. Between them it waited: for the generator’s turn (“lateness”), or for room on a connection, when the cluster did not keep up.';
  const curve = result.curve.length === 0 ? null : percentileCurve(result.curve);
  return section('percentiles', 'Latency', note, html`${curve}${distributionTable(result)}`);
}

function distributionTable({ summary }: BenchResult): Markup {
  const columns = [
    words('Milliseconds'),
    ...['Calls', 'Mean', 'p50', 'p90', 'p99', 'p99.9', 'Max'].map((head) => figures(head)),
  ];
  const rows = [
    latencyRow('Response time, OK', summary.responseMs),
    latencyRow('Service time, OK', summary.serviceMs),
    latencyRow('Lateness of sending', summary.latenessMs),
    latencyRow('Response time, failed', summary.errorMs),
  ];
  return table('Latency distributions', columns, rows);
}

function latencyRow(name: string, latency: LatencySummary): Row {
  const { mean, p50, p90, p99, p999, max } = latency;
  const cells = [mean, p50, p90, p99, p999, max].map((ms) => columnMs(latency.count === 0 ? Number.NaN : ms));
  return { cells: [name, count(latency.count), ...cells] };
}
