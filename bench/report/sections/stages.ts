import type { BenchResult, CallCounts, LatencySummary, StageResult } from '../../result.ts';
import { columnMs, count, instant } from '../format.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, type Row, table, words } from '../page/table.ts';

/** One row for each stage of the profile; warm-up stages stand back, because they do not count. */
export function stagesSection({ stages }: BenchResult): Markup | null {
  if (stages.length === 0) return null;
  const columns = [words('Stage'), figures('Time'), figures('Achieved/s'), ...callColumns()];
  return section(
    'stages',
    'Stages',
    'Latencies are response times of OK calls, in milliseconds.',
    table('Stages', columns, stages.map(stageRow)),
  );
}

function stageRow(stage: StageResult): Row {
  return {
    kind: stage.warmup ? 'aside' : '',
    cells: [
      stage.warmup && !/warm/i.test(stage.name) ? html`${stage.name} <span class="unit">warm-up</span>` : stage.name,
      `${instant(stage.startMs)} – ${instant(stage.endMs)}`,
      count(Math.round(stage.achievedRps)),
      ...callCells(stage),
    ],
  };
}

/** The columns that tables of calls share. */
export function callColumns() {
  return ['Offered', 'OK', 'Errors', 'Unknown', 'Dropped', 'p50', 'p90', 'p99', 'p99.9', 'Max', 'Service p99'].map(
    (head) => figures(head),
  );
}

export function callCells(
  calls: CallCounts & { responseMs: LatencySummary; serviceMs: LatencySummary },
): readonly Content[] {
  const { responseMs, serviceMs } = calls;
  const latencies = [responseMs.p50, responseMs.p90, responseMs.p99, responseMs.p999, responseMs.max, serviceMs.p99];
  return [
    ...[calls.offered, calls.ok, calls.errors, calls.unknown, calls.dropped].map(count),
    ...latencies.map((ms) => columnMs(responseMs.count === 0 ? Number.NaN : ms)),
  ];
}
