import { describeSizes } from '../cluster/quorum-sizes.ts';
import type { ClusterStatus, NodeReport } from '../cluster/status.ts';
import { type Column, formatBytes, formatDuration, renderTable } from './table.ts';
import { describeUnfinished } from './unfinished.ts';

const columns: readonly Column<NodeReport>[] = [
  { title: 'NODE', value: ({ id }) => id },
  { title: 'DC', value: ({ dc }) => dc },
  { title: 'ROLE', value: ({ role }) => role ?? '-' },
  { title: 'CONFIG', align: 'right', value: ({ configuration }) => String(configuration ?? '-') },
  { title: 'BALLOT', value: ({ ballot }) => ballot ?? '-' },
  { title: 'COMMIT', align: 'right', value: ({ commitIndex }) => String(commitIndex ?? '-') },
  { title: 'APPLIED', align: 'right', value: ({ appliedIndex }) => String(appliedIndex ?? '-') },
  { title: 'PID', align: 'right', value: ({ pid }) => String(pid ?? '-') },
  { title: 'UPTIME', align: 'right', value: ({ uptimeMs }) => formatDuration(uptimeMs) },
  { title: 'CPU', align: 'right', value: ({ cpuPercent }) => (cpuPercent === null ? '-' : `${cpuPercent}%`) },
  { title: 'RSS', align: 'right', value: ({ rssBytes }) => formatBytes(rssBytes) },
  { title: 'ENDPOINT', value: ({ endpoint }) => endpoint },
  { title: 'HEALTH', value: healthOfNode },
];

export function renderStatus(status: ClusterStatus): string {
  const { unfinished, quorums } = status;
  const running = status.nodes.filter(({ state }) => state === 'running').length;
  const leader = status.leader === null ? 'no leader' : `leader ${status.leader}`;
  const headline = `cluster "${status.cluster}": ${status.health}, ${running}/${status.nodes.length} nodes serve, ${leader}, ${describeSizes(quorums)} of ${quorums.voters}`;
  const rest = unfinished === null ? '' : `\n${describeUnfinished(unfinished, status.cluster)}`;
  return `${headline}${rest}\n\n${renderTable(columns, status.nodes)}`;
}

function healthOfNode({ state, disk, faults }: NodeReport): string {
  const remarks = [
    ...(disk === null || disk === 'ok' ? [] : [`disk ${disk}`]),
    ...(faults === null || faults === 0 ? [] : [`${faults} ${faults === 1 ? 'fault' : 'faults'}`]),
  ];
  return [state, ...remarks].join(', ');
}
