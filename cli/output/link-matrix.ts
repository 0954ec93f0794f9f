import type { LinkVerdict } from '../faults/link-verdict.ts';
import { type Column, renderTable } from './table.ts';

/** Two tables, one row per sender and one column per receiver: what the nodes declare, and what was seen. */
export function renderLinkMatrix(links: readonly LinkVerdict[]): string {
  return [
    `declared\n${matrix(links, ({ declared }) => declared)}`,
    `observed\n${matrix(links, ({ observed }) => observed)}`,
  ].join('\n');
}

function matrix(links: readonly LinkVerdict[], show: (link: LinkVerdict) => string): string {
  const senders = [...new Set(links.map(({ from }) => from))];
  const heard = new Set(links.map(({ to }) => to));
  const receivers = [...new Set([...senders, ...heard])].filter((name) => heard.has(name));
  const cell = (from: string, to: string) => {
    const link = links.find((each) => each.from === from && each.to === to);
    return link === undefined ? '·' : show(link);
  };
  const columns: readonly Column<string>[] = [
    { title: 'FROM \\ TO', value: (from) => from },
    ...receivers.map((to) => ({ title: to, value: (from: string) => cell(from, to) })),
  ];
  return renderTable(columns, senders);
}
