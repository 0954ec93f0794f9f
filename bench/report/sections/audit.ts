import type { Audit, BenchResult } from '../../result.ts';
import { count, duration } from '../format.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';

/** Whether everything that was acknowledged is there. */
export function auditSection({ audit }: BenchResult): Markup {
  const note =
    'After the load, every key that was written is read back (linearizable) and compared by key and revision. Of a key that was also deleted only the last acknowledged write can be judged.';
  const body =
    audit === null
      ? html`<p>No audit: the run had no writes, or they could not be read back (then the reasons above say why).</p>\n`
      : auditBody(audit);
  return section('audit', 'Durability audit', note, body);
}

function auditBody(audit: Audit): Markup {
  const { unexplained = 0, unjudged = 0 } = audit;
  return html`<dl class="figures">${item('Acknowledged', audit.acknowledged, 'distinct writes')}${item(
    'Found',
    audit.found,
    `read back in ${duration(audit.durationMs)}`,
  )}${item('Lost', audit.lost, audit.lost === 0 ? 'nothing is missing' : 'acknowledged, but not there', audit.lost > 0)}${
    unjudged === 0 ? null : item('Not judged', unjudged, 'earlier writes to keys that were also deleted')
  }${item(
    'Unknown outcome',
    audit.unknown,
    `${count(audit.unknownFound)} turned out to be there; either is right`,
  )}${unexplained === 0 ? null : item('Unexplained', unexplained, 'stored, but never asked for, or twice', true)}</dl>
${audit.lostKeys.length === 0 ? null : lostKeys(audit)}`;
}

function item(name: string, value: number, detail: string, alarm = false): Content {
  return html`<div><dt>${name}</dt><dd class="value${alarm ? ' alarm' : ''}">${count(value)}</dd><dd class="sub">${detail}</dd></div>\n`;
}

function lostKeys(audit: Audit): Markup {
  const rest = audit.lost - audit.lostKeys.length;
  return html`<p class="flag bad">Lost keys${rest > 0 ? `, the first ${audit.lostKeys.length} of ${count(audit.lost)}` : ''}:</p>
<pre>${audit.lostKeys.join('\n')}</pre>
`;
}
