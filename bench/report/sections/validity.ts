import type { BenchResult, LatencySummary, SecondSample, Summary, ValidityCheck } from '../../result.ts';
import { share } from '../charts/plot.ts';
import { boundOfOutcome, figuresOf } from '../comparison.ts';
import { absent, count, duration, percent, quantity, rate } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { figures, type Row, spare, table, words } from '../page/table.ts';
import { maxOf } from '../timeline.ts';

/** May the figures be believed? What the generator was asked for, what it did, and what it adds by itself. */
export function validitySection(result: BenchResult): Markup {
  const note =
    'Whether the load generator kept to its schedule. If it did not, its own delays look like the cluster’s.';
  const body = html`<div class="panel"><div class="columns">
<div><h3>From schedule to answer</h3>
${flowTable(result.summary)}</div>
<div><h3>Checks</h3>
${result.validity.length === 0 ? html`<p class="small">No checks were recorded.</p>` : checksTable(result.validity)}</div>
<div><h3>The generator itself</h3>
${generatorTable(result)}</div>
<div><h3>What the generator adds</h3>
${floorTable(result)}</div>
</div></div>
`;
  return section('validity', 'Validity', note, body);
}

function flowTable(summary: Summary): Markup {
  const steps: readonly (readonly [string, number])[] = [
    ['Offered', summary.offered],
    ['Sent', summary.sent],
    ['Answered OK', summary.ok],
  ];
  const rows = steps.map(([name, calls]): Row => {
    const part = summary.offered > 0 ? calls / summary.offered : Number.NaN;
    return { cells: [name, count(calls), percent(part), bar(part)] };
  });
  return table('From schedule to answer', [words(''), figures('Calls'), figures('Share'), spare(words(''))], rows);
}

function bar(part: number): Markup | null {
  if (!Number.isFinite(part)) return null;
  return html`<span class="gauge s-1" style="--tone:var(--s1)" aria-hidden="true"><i style="width:${share(Math.min(1, part))}"></i></span>`;
}

function checksTable(checks: readonly ValidityCheck[]): Markup {
  const rows = checks.map((check): Row => {
    return {
      kind: check.ok ? '' : 'missed',
      cells: [
        check.name,
        figuresOf(check).measured,
        `${boundOfOutcome(check)} ${figuresOf(check).limit}`,
        check.ok ? html`<span class="state good">✓</span>` : html`<span class="state bad">✕</span>`,
      ],
    };
  });
  return table('Validity checks', [words('Check'), figures('Measured'), figures('Limit'), words('')], rows);
}

function generatorTable({ summary, seconds, floor }: BenchResult): Markup {
  const worst = (pick: (second: SecondSample) => number): number =>
    seconds.length === 0 ? Number.NaN : maxOf(seconds.map(pick));
  const both = (name: string, pick: (latency: LatencySummary) => number): Row => {
    return { cells: [name, latency(summary.latenessMs, pick), latency(floor?.latenessMs, pick)] };
  };
  const rows: readonly Row[] = [
    both('Lateness p50', ({ p50 }) => p50),
    both('Lateness p99', ({ p99 }) => p99),
    both('Lateness max', ({ max }) => max),
    {
      cells: [
        'CPU per call',
        micros(summary.sent > 0 ? summary.generatorCpuUsPerCall : undefined),
        micros(floor?.generatorCpuUsPerCall),
      ],
    },
    {
      cells: [
        'CPU, busiest second',
        quantity(
          worst((second) => second.generatorCpuPercent),
          '%',
        ),
        absent,
      ],
    },
    {
      cells: [
        'Event-loop delay p99, worst second',
        duration(worst((second) => second.generatorEventLoopDelayP99Ms)),
        absent,
      ],
    },
    { cells: ['Dropped at the in-flight cap', count(summary.dropped), absent] },
  ];
  return table('The generator itself', [words(''), figures('This run'), figures('Null server')], rows);
}

/** What every latency on the page contains of the generator's own. */
function floorTable({ summary, floor }: BenchResult): Markup {
  const row = (name: string, pick: (latency: LatencySummary) => number): Row => {
    return { cells: [name, latency(summary.responseMs, pick), latency(floor?.responseMs, pick)] };
  };
  const rows = [
    row('Response p50', ({ p50 }) => p50),
    row('Response p99', ({ p99 }) => p99),
    row('Response p99.9', ({ p999 }) => p999),
    row('Response max', ({ max }) => max),
  ];
  return html`${table('Floor of the generator', [words(''), figures('This run'), figures('Null server')], rows)}<p class="small">${
    floor === null
      ? 'The floor was not measured in this run.'
      : `The same load at ${rate(floor.rps)} against a server that answers at once. That much of each latency is the generator’s own.`
  }</p>`;
}

function latency(summary: LatencySummary | undefined, pick: (latency: LatencySummary) => number): string {
  return summary === undefined || summary.count === 0 ? absent : duration(pick(summary));
}

function micros(value: number | undefined): string {
  return value === undefined ? absent : quantity(value, 'us');
}
