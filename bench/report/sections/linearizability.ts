import type { HistoryVerdict, Violation } from '../../check/history-check.ts';
import type { BenchResult, HistoryResult } from '../../result.ts';
import { count, duration } from '../format.ts';
import { historyPicture } from '../history-picture.ts';
import { revisionFigures } from '../history-text.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';

/** Whether the recorded operations have an order that explains them; nothing when none were recorded. */
export function linearizabilitySection({ history }: BenchResult): Markup | null {
  if (history === undefined || history === null) return null;
  const note =
    'Every operation on some keys was recorded. Linearizable: there is one order of them that keeps real time and explains each answer. An operation of unknown outcome may have happened at any time, or never.';
  const body = html`${verdictLine(history)}${figures(history)}${history.check.violation === null ? null : violationOf(history.check.violation)}`;
  return section('linearizability', 'Linearizability', note, body);
}

const tones: Readonly<Record<HistoryVerdict, readonly [tone: string, sign: string, words: string]>> = {
  linearizable: ['good', '✓', 'Linearizable: every answer is explained'],
  'not-linearizable': ['bad', '✕', 'Not linearizable: some answers cannot be explained by any order'],
  undecided: ['unsure', '?', 'Undecided: neither shown nor refuted'],
};

function verdictLine({ check }: HistoryResult): Markup {
  const [tone, sign, words] = tones[check.verdict];
  return html`<p class="flag ${tone}"><span aria-hidden="true">${sign}</span> ${words}.</p>\n`;
}

function figures(history: HistoryResult): Markup {
  const { check, sampledKeys, revisions } = history;
  return html`<dl class="figures">${[
    figure('Operations', count(check.operations), `judged in ${duration(check.durationMs)}`),
    figure('Keys', count(check.keys), `of ${count(sampledKeys)} chosen by the seed`),
    figure('Keys not explained', count(check.illegalKeys), 'no order fits', check.illegalKeys > 0),
    figure('Keys undecided', count(check.undecidedKeys), 'time or memory ended before'),
    figure('Unknown outcome', count(check.unknown), 'writes that may or may not have happened'),
    figure('Stale answers', count(revisions.violations), revisionFigures(history), revisions.violations > 0),
  ]}</dl>
`;
}

function figure(name: string, value: string, detail: string, alarm = false): Markup {
  return html`<div><dt>${name}</dt><dd class="value${alarm ? ' alarm' : ''}">${value}</dd><dd class="sub">${detail}</dd></div>\n`;
}

function violationOf(violation: Violation): Markup {
  const { key, headline, lines, operations } = violation;
  return html`<p class="flag bad">${headline}.</p>
<p class="small">The smallest part of the ${count(operations)} operations on ${key} that no order explains. Time runs from left to right; which call or return came first is drawn true, distances are not.</p>
<div class="table picture" role="region" aria-label="Picture of the operations" tabindex="0">${historyPicture(violation)}</div>
<pre>${lines.join('\n')}</pre>
`;
}
