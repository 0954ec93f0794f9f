import { describeSizes } from '../cluster/quorum-sizes.ts';
import type { ActiveFault } from '../faults/active-faults.ts';
import { keyOf } from '../faults/connectivity.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Healing } from '../faults/heal.ts';
import type { LinkCheck } from '../faults/verify.ts';
import { type Column, formatDuration, renderTable } from './table.ts';

/** What is about to be broken, and what that means, line by line. */
export function describePlan(plan: FaultPlan): readonly string[] {
  const { summary, durationMs, links, leaderBefore, losesLeader, quorumConnected } = plan;
  const isReplaced = losesLeader && quorumConnected.length > 0;
  return [
    `${summary}, for ${formatDuration(durationMs)}`,
    ...(links.length === 0 ? [] : [`  links: ${links.map(keyOf).join(', ')}`]),
    `  ${describeQuorum(plan)}`,
    ...(isReplaced ? [`  ${leaderBefore} leads now and cannot go on: another node has to take over`] : []),
  ];
}

function describeQuorum({ quorumConnected, voters, quorums }: FaultPlan): string {
  const arithmetic = `${voters} nodes, ${describeSizes(quorums)}`;
  if (quorumConnected.length === 0) return `${arithmetic}: no node reaches a quorum, writes stop until it is over`;
  return `${arithmetic}: ${quorumConnected.join(', ')} ${quorumConnected.length === 1 ? 'reaches' : 'reach'} a quorum`;
}

/** One sentence about a comparison that went well. */
export function describeCheck({ links }: LinkCheck): string {
  return `probed ${links.length} directed links: each is what the nodes declare`;
}

/** What was ended, and where perhaps not. */
export function describeHealing({ healed, silent, left }: Healing): readonly string[] {
  const ended = healed.map(({ id, summary, nodes }) => {
    const rest = nodes.filter((name) => left.includes(name));
    return `${id} (${summary}${rest.length === 0 ? '' : `; still held by ${rest.join(', ')}`})`;
  });
  return [
    healed.length === 0 ? 'no fault was active' : `healed ${ended.join(', ')}`,
    ...(silent.length === 0 ? [] : [`${silent.join(', ')} did not answer: what is held there ends by itself`]),
  ];
}

const columns: readonly Column<ActiveFault>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'FAULT', value: ({ summary }) => summary },
  { title: 'SET BY', value: ({ owner }) => owner },
  { title: 'HELD BY', value: ({ nodes }) => nodes.join(',') },
  { title: 'ENDS IN', align: 'right', value: ({ remainingMs }) => formatDuration(remainingMs) },
];

export function renderFaults(faults: readonly ActiveFault[]): string {
  return renderTable(columns, faults);
}
