import type { BenchResult } from '../../result.ts';
import { absent, bytes, count, dateTime } from '../format.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';

/** Where it ran and with what, since absolute figures hold only there. */
export function environmentSection(result: BenchResult): Markup {
  const { environment, cluster } = result;
  const facts: readonly (readonly [string, string])[] = [
    ['Started', dateTime(environment.startedAt)],
    ['scalectl', environment.scalectlVersion],
    ['Commit', environment.commit ?? absent],
    ['Node.js', environment.nodeVersion],
    ['System', environment.os],
    ['CPU', `${count(environment.cpuCount)} × ${environment.cpuModel}`],
    ['Memory', bytes(environment.memoryBytes)],
    ['Cluster', cluster.name],
    ['Nodes', cluster.nodes.map(({ name, dc }) => (dc === '' ? name : `${name} (${dc})`)).join(', ') || absent],
    ['Profile', result.profile.name],
    ['Profile hash', result.profile.hash],
    ['Seed', String(result.seed)],
  ];
  const items = facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`);
  return section('environment', 'Environment', null, html`<dl class="facts">${items}</dl>\n`);
}
