import type { BenchResult, ThresholdResult, Verdict } from '../../result.ts';
import { share } from '../charts/plot.ts';
import { boundOfThreshold, figuresOf, marginOf } from '../comparison.ts';
import { absent, significant } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { figures, type Row, spare, table, words } from '../page/table.ts';
import { verdictLabels, verdictSentence } from '../verdict.ts';

const tones: Readonly<Record<Verdict, string>> = { pass: 'good', fail: 'bad', void: 'unsure', aborted: 'idle' };

/** What the reader came for: the verdict, why, and each threshold with what was measured. */
export function verdictSection(result: BenchResult): Markup {
  const { word, sign } = verdictLabels[result.verdict];
  return html`<section id="verdict" aria-label="Verdict" class="${tones[result.verdict]}">
<div class="verdict"><span class="word"><span aria-hidden="true">${sign}</span> ${word}</span>
<p class="sentence">${verdictSentence(result)}.</p></div>
${reasons([...result.reasons, ...(result.warnings ?? []).map((warning) => `Note: ${warning}`)])}${
  result.thresholds.length === 0 ? null : thresholdTable(result.thresholds)
}</section>
`;
}

function reasons(sentences: readonly string[]): Markup | null {
  return sentences.length === 0
    ? null
    : html`<ul class="reasons">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>\n`;
}

/** Beside every figure of a run that does not measure the cluster in full. */
export function verdictFlag(verdict: Verdict): Markup | null {
  if (verdict === 'void') return html`<p class="flag unsure">Void: these figures are limited by the generator.</p>\n`;
  return verdict === 'aborted' ? html`<p class="flag idle">Aborted: these figures cover only what ran.</p>\n` : null;
}

function thresholdTable(thresholds: readonly ThresholdResult[]): Markup {
  const columns = [
    words('Threshold'),
    figures('Measured'),
    spare(figures('Limit')),
    spare(figures('Margin')),
    spare(words('')),
    words('Outcome'),
  ];
  return table('Thresholds', columns, thresholds.map(thresholdRow));
}

function thresholdRow(threshold: ThresholdResult): Row {
  const margin = marginOf(threshold);
  const figure = figuresOf(threshold);
  const outcome = threshold.ok
    ? html`<span class="state good">✓ <span class="spare">held</span></span>`
    : html`<span class="state bad">✕ <span class="spare">missed</span></span>`;
  return {
    kind: threshold.ok ? '' : 'missed',
    cells: [
      html`<code>${threshold.expression}</code>`,
      figure.measured,
      `${boundOfThreshold(threshold)} ${figure.limit}`,
      margin === null ? absent : signedPercent(margin),
      margin === null ? null : gauge(threshold),
      outcome,
    ],
  };
}

function signedPercent(margin: number): string {
  return `${margin < 0 ? '−' : '+'}${significant(Math.abs(margin) * 100)} %`;
}

/** The measured figure as a bar, and the limit as a tick at two thirds of the width. */
function gauge({ measured, limit, ok }: ThresholdResult): Markup {
  const filled = Math.min(1, Math.max(0, measured / limit / 1.5));
  return html`<span class="gauge ${ok ? 'good' : 'bad'}" aria-hidden="true"><i style="width:${share(filled)}"></i><b style="left:${share(1 / 1.5)}"></b></span>`;
}
