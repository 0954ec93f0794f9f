import type { Audit, BenchResult, FaultResult, Summary } from '../../result.ts';
import { writesAwayMs } from '../fault-words.ts';
import { count, duration, instant, percent, rate } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';
import { verdictFlag } from './verdict.ts';

interface KeyFigure {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
  readonly alarm?: boolean;
}

/** The run in a handful of numbers. */
export function keyFiguresSection(result: BenchResult): Markup {
  const note = 'Over the measured stages; warm-up is left out. Response times count from the moment a call was due.';
  const figures = [
    ...loadFigures(result.summary),
    ...(result.audit === null ? [] : [lostFigure(result.audit)]),
    ...slowestRecovery(result),
  ];
  const body = html`${verdictFlag(result.verdict)}<dl class="figures">${figures.map(figure)}</dl>\n`;
  return section('figures', 'Key figures', note, body);
}

function figure({ name, value, detail, alarm }: KeyFigure): Markup {
  return html`<div><dt>${name}</dt><dd class="value${alarm === true ? ' alarm' : ''}">${value}</dd><dd class="sub">${detail}</dd></div>
`;
}

function loadFigures(summary: Summary): readonly KeyFigure[] {
  const { responseMs, serviceMs, errors, unknown, sent } = summary;
  return [
    {
      name: 'Achieved rate',
      value: rate(summary.achievedRps),
      detail: `of ${rate(summary.offeredRps)} offered, over ${instant(summary.durationMs)}`,
    },
    latency('Response p50', responseMs.count, responseMs.p50, `service time ${duration(serviceMs.p50)}`),
    latency('Response p99', responseMs.count, responseMs.p99, `service time ${duration(serviceMs.p99)}`),
    latency('Response p99.9', responseMs.count, responseMs.p999, `max ${duration(responseMs.max)}`),
    {
      name: 'Errors',
      value: count(errors),
      detail: sent > 0 ? `${percent(errors / sent)} of calls sent` : 'nothing was sent',
    },
    { name: 'Unknown outcome', value: count(unknown), detail: `${count(summary.dropped)} dropped before sending` },
  ];
}

function latency(name: string, calls: number, ms: number, detail: string): KeyFigure {
  return calls === 0 ? { name, value: '–', detail: 'no call was answered OK' } : { name, value: duration(ms), detail };
}

function lostFigure(audit: Audit): KeyFigure {
  return {
    name: 'Acknowledged writes lost',
    value: count(audit.lost),
    detail: `of ${count(audit.acknowledged)} acknowledged`,
    alarm: audit.lost > 0,
  };
}

/** The fault because of which writes were away longest; one without a write after it is worse than any. */
function slowestRecovery({ faults, audit }: BenchResult): readonly KeyFigure[] {
  // Without writes in the load none can come back.
  const hasWrites = audit !== null;
  const disruptive = faults.filter(
    (fault) => writesAwayMs(fault) !== null || (fault.firstErrorMs !== null && hasWrites),
  );
  const slowness = (fault: FaultResult): number => writesAwayMs(fault) ?? Number.POSITIVE_INFINITY;
  const worst = disruptive.sort((a, b) => slowness(b) - slowness(a))[0];
  if (worst === undefined) return [];
  const detail = `${worst.kind} ${worst.nodes.join(', ')} at ${instant(worst.atMs)}`;
  const awayMs = writesAwayMs(worst);
  if (awayMs === null) return [{ name: 'Writes again after', value: 'never', detail: `after ${detail}`, alarm: true }];
  if (worst.writeGapMs !== undefined)
    return [{ name: 'Longest without a write', value: duration(awayMs), detail: `during ${detail}` }];
  return [{ name: 'Writes again after', value: duration(awayMs), detail: `after ${detail}` }];
}
