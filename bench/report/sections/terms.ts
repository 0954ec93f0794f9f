import { html, type Markup } from '../markup.ts';

const terms: readonly (readonly [string, string])[] = [
  [
    'Open loop',
    'Calls are sent when the schedule says so, however slow the answers are: as with real, independent clients.',
  ],
  [
    'Response time',
    'From the moment a call was due to its answer. It includes the time a call waited because the generator was late.',
  ],
  ['Service time', 'From the moment a call was really sent to its answer.'],
  ['Lateness', 'Real minus due time of sending: the generator’s own fault, never the cluster’s.'],
  [
    'Unknown outcome',
    'The connection broke or the deadline passed after a write was sent: it may or may not have been carried out.',
  ],
  ['Dropped', 'Not sent, because the limit of calls in flight was reached. Counted, so that the schedule stays whole.'],
  ['Void', 'The generator could not keep its schedule, so the run measured the generator and not the cluster.'],
];

/** The words of this page that are easily taken for something else. */
export function termsSection(): Markup {
  return html`<section id="terms"><details><summary>What the words on this page mean</summary>
<dl class="terms">${terms.map(([term, meaning]) => html`<dt>${term}</dt><dd>${meaning}</dd>\n`)}</dl>
</details></section>
`;
}
