import type { BenchResult } from '../result.ts';
import { cursorData } from './charts/cursor.ts';
import { timeAxis } from './charts/time-axis.ts';
import { dateTime } from './format.ts';
import { html, type Markup } from './markup.ts';
import { layout } from './page/layout.ts';
import { auditSection } from './sections/audit.ts';
import { environmentSection } from './sections/environment.ts';
import { faultsSection } from './sections/faults.ts';
import { keyFiguresSection } from './sections/key-figures.ts';
import { linearizabilitySection } from './sections/linearizability.ts';
import { methodsSection } from './sections/methods.ts';
import { nodesSection } from './sections/nodes.ts';
import { percentilesSection } from './sections/percentiles.ts';
import { reproduceSection } from './sections/reproduce.ts';
import { stagesSection } from './sections/stages.ts';
import { termsSection } from './sections/terms.ts';
import { timelineSection } from './sections/timeline.ts';
import { validitySection } from './sections/validity.ts';
import { verdictSection } from './sections/verdict.ts';
import { timelineOf } from './timeline.ts';
import { verdictLabels } from './verdict.ts';

/**
 * One self-contained HTML page for a result: no network, no framework, readable without script. Top to bottom it answers:
 * did it hold, may I believe it, what happened when, what did it cost, was anything lost, and how do I run it again.
 */
export function renderHtml(result: BenchResult): string {
  const timeline = timelineOf(result);
  const axis = timeAxis(timeline.endMs, timeline.buckets, result.stages, result.faults);
  const overTime = timelineSection(result, timeline, axis);
  const nodes = nodesSection(timeline, axis);
  const body = html`${header(result)}${verdictSection(result)}${validitySection(result)}${keyFiguresSection(result)}${overTime.markup}${faultsSection(
    result,
  )}${percentilesSection(result)}${stagesSection(result)}${methodsSection(result)}${nodes?.markup ?? null}${auditSection(result)}${linearizabilitySection(result)}${environmentSection(result)}${reproduceSection(result)}${termsSection()}${footer(result)}${cursorData(
    'time',
    axis.stops,
    [...overTime.series, ...(nodes?.series ?? [])],
  )}`;
  return layout(`${verdictLabels[result.verdict].word} · ${result.title}`, body);
}

function header(result: BenchResult): Markup {
  const { cluster, environment } = result;
  const dcs = new Set(cluster.nodes.map((node) => node.dc).filter((dc) => dc !== '')).size;
  const nodes = `${cluster.nodes.length} ${cluster.nodes.length === 1 ? 'node' : 'nodes'}`;
  const place = dcs > 1 ? `${nodes} in ${dcs} data centres` : nodes;
  return html`<header>
<p class="kicker">scalectl benchmark</p>
<h1>${result.title}</h1>
<p class="meta"><span>${dateTime(environment.startedAt)}</span><span>profile ${result.profile.name}</span><span>cluster ${cluster.name}, ${place}</span><span>seed&nbsp;${
    result.seed
  }</span></p>
</header>
`;
}

function footer(result: BenchResult): Markup {
  return html`<footer>Run ${result.runId}, made by scalectl ${result.environment.scalectlVersion}. Document version ${result.schemaVersion}. This page loads nothing from the network.</footer>
`;
}
