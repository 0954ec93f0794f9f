import type { NodeSeries } from '../../result.ts';
import { instant } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import type { Timeline } from '../timeline.ts';
import {
  type HeldSample,
  heldMs,
  heldSamples,
  isUp,
  type NodeSample,
  nodeReadings,
  nodeStyle,
} from './node-samples.ts';
import { caption, type Series, share } from './plot.ts';
import type { TimeAxis } from './time-axis.ts';

export function leaderSeries(timeline: Timeline): readonly Series[] {
  return timeline.nodes.map((node, index) => {
    return {
      id: `role-${index}`,
      label: node.name,
      style: nodeStyle(index),
      resting: `led ${instant(heldMs(node, timeline, (sample) => kindOf(sample) === 'leads'))}`,
      values: nodeReadings(node, timeline, role),
    };
  });
}

/** A lane per node: thick while it leads, thin while it follows, hatched while it is away. */
export function leaderLanes(timeline: Timeline, axis: TimeAxis): Markup {
  return html`<figure class="chart lanes">
${caption({ title: 'Leader', note: 'thick leads, thin follows, hatched is away', series: leaderSeries(timeline) })}
<div class="plot" role="img" aria-label="${summaryOf(timeline.nodes)}">${axis.backdrop}
${timeline.nodes.map((node, index) => lane(node, nodeStyle(index), timeline, axis))}</div>
</figure>
`;
}

function lane(node: NodeSeries, style: string, timeline: Timeline, axis: TimeAxis): Markup {
  const segments = joinEqual(heldSamples(node, timeline)).map(({ startMs, endMs, sample }) => {
    const from = axis.scale.position(startMs);
    const width = axis.scale.position(endMs) - from;
    return html`<i class="segment ${kindOf(sample)}" style="left:${share(from)};width:${share(width)}"></i>`;
  });
  return html`<div class="lane ${style}"><span class="y-tick" title="${node.name}"><bdi>${node.name}</bdi></span>${segments}</div>`;
}

/** Neighbours that look the same become one segment. */
function joinEqual(samples: readonly HeldSample[]): readonly HeldSample[] {
  const joined: HeldSample[] = [];
  for (const held of samples) {
    const last = joined.at(-1);
    if (last !== undefined && kindOf(last.sample) === kindOf(held.sample)) {
      joined[joined.length - 1] = { ...last, endMs: held.endMs };
    } else {
      joined.push(held);
    }
  }
  return joined;
}

function kindOf(sample: NodeSample): 'leads' | 'follows' | 'away' {
  if (!isUp(sample)) return 'away';
  return sample.leader ? 'leads' : 'follows';
}

function role(sample: NodeSample): string {
  if (!isUp(sample)) return sample.state;
  return `${sample.leader ? 'leads' : 'follows'}, ballot ${sample.ballot}`;
}

function summaryOf(nodes: readonly NodeSeries[]): string {
  const leaders = nodes.filter((node) => node.samples.some((sample) => sample.leader)).map((node) => node.name);
  return leaders.length === 0 ? 'No leader was seen.' : `Nodes that led during the run: ${leaders.join(', ')}.`;
}
