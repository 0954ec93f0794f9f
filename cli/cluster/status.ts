import { compareBallotTexts } from '../../bench/ballot-text.ts';
import type { ExitName } from '../exit-codes.ts';
import type { NodeStatus } from './admin-client.ts';
import { type Configuration, configurationOf, votersOf } from './configuration.ts';
import { endpointOf, type NodeProbe, type NodeState } from './probe.ts';
import { neededQuorum } from './quorum-sizes.ts';
import { type ClusterRecord, unfinishedOf } from './registry.ts';

export type Health = 'healthy' | 'degraded' | 'no-quorum' | 'down';

/** The document of `status --json`: fields are added, never renamed. */
export interface ClusterStatus {
  readonly cluster: string;
  readonly health: Health;
  /** Name of the leading node. */
  readonly leader: string | null;
  /** Number of the configuration: it grows with every change of members. Null when no node answers. */
  readonly configuration: number | null;
  /** How many of the members that count elect a leader, and keep a write; as recorded when no node answers. */
  readonly quorums: { readonly voters: number; readonly election: number; readonly write: number };
  /** A change of members that was begun and not finished: "scale 5". */
  readonly unfinished: string | null;
  readonly nodes: readonly NodeReport[];
}

/** What it does now; a learner gets the log and does not count yet, a witness votes and keeps no data. */
export type NodeRole = 'leader' | 'candidate' | 'follower' | 'learner' | 'witness';

export interface NodeReport {
  readonly id: string;
  readonly dc: string;
  readonly role: NodeRole | null;
  readonly state: NodeState;
  readonly pid: number | null;
  readonly endpoint: string;
  readonly metricsEndpoint: string;
  /** Of the members that this node knows of. */
  readonly configuration: number | null;
  readonly ballot: string | null;
  readonly commitIndex: number | null;
  readonly appliedIndex: number | null;
  readonly disk: string | null;
  /** Faults on purpose that it holds; see `scalectl faults`. */
  readonly faults: number | null;
  readonly rssBytes: number | null;
  /** Of one core, over the time between the two probes; null when there was only one. */
  readonly cpuPercent: number | null;
  readonly uptimeMs: number | null;
}

export const exitOfHealth: Readonly<Record<Health, ExitName>> = {
  healthy: 'ok',
  degraded: 'degraded',
  'no-quorum': 'noQuorum',
  down: 'down',
};

/** Two probes of the same cluster make one report: the difference of their processor times is the load. */
export function reportStatus(
  cluster: Pick<ClusterRecord, 'name' | 'change' | 'departed' | 'nodes' | 'quorums'>,
  probes: readonly NodeProbe[],
  earlier: readonly NodeProbe[] = [],
): ClusterStatus {
  const leader = leaderOf(probes);
  const configuration = configurationOf(cluster, probes);
  const { configId, roles, quorums } = configuration;
  return {
    cluster: cluster.name,
    health: healthOf(configuration, probes, leader),
    leader,
    configuration: configId,
    quorums: { voters: votersOf(roles).length, ...quorums },
    unfinished: unfinishedOf(cluster),
    nodes: probes.map((probe) =>
      reportNode(
        probe,
        earlier.find((other) => other.node.name === probe.node.name),
      ),
    ),
  };
}

/**
 * The node that leads: of those that say they do, the one with the highest ballot. A leader that was cut off may not know
 * yet that it has been replaced.
 */
export function leaderOf(probes: readonly NodeProbe[]): string | null {
  const claims = probes.filter((probe) => probe.status?.role === 'leader');
  claims.sort((a, b) => compareBallotTexts(b.status!.ballot, a.status!.ballot));
  return claims[0]?.node.name ?? null;
}

function healthOf({ roles, quorums }: Configuration, probes: readonly NodeProbe[], leader: string | null): Health {
  const isRunning = (probe: NodeProbe) => probe.state === 'running';
  if (probes.every((probe) => probe.state === 'dead')) return 'down';
  const voters = votersOf(roles);
  const running = probes.filter((probe) => isRunning(probe) && voters.includes(probe.node.name));
  if (leader === null || running.length < neededQuorum(quorums, true)) return 'no-quorum';
  return probes.every(isRunning) ? 'healthy' : 'degraded';
}

function reportNode(probe: NodeProbe, earlier: NodeProbe | undefined): NodeReport {
  const { node, process, status } = probe;
  return {
    id: node.name,
    dc: node.dc,
    role: status === null ? null : shownRole(status),
    state: probe.state,
    pid: process?.pid ?? null,
    endpoint: endpointOf(node),
    metricsEndpoint: `http://${node.host}:${node.metricsPort}/metrics`,
    configuration: status?.configId ?? null,
    ballot: status?.ballot ?? null,
    commitIndex: status?.commitIndex ?? null,
    appliedIndex: status?.appliedIndex ?? null,
    disk: status?.disk ?? null,
    faults: status?.faults ?? null,
    rssBytes: status?.rssBytes ?? null,
    cpuPercent: cpuPercentOf(probe, earlier),
    uptimeMs: status?.uptimeMs ?? null,
  };
}

function shownRole({ role, memberRole }: NodeStatus): NodeRole | null {
  if (memberRole === 'voter') return roleOf(role);
  return memberRole === 'witness' ? 'witness' : 'learner';
}

export function roleOf(role: string): 'leader' | 'candidate' | 'follower' | null {
  return role === 'leader' || role === 'candidate' || role === 'follower' ? role : null;
}

/** Measured by the node's own clocks; a restart in between (uptime went back) says nothing. */
function cpuPercentOf(probe: NodeProbe, earlier: NodeProbe | undefined): number | null {
  const now = probe.status;
  const before = earlier?.status;
  if (!now || !before || now.uptimeMs <= before.uptimeMs) return null;
  const usedMicros = now.cpuMicros - before.cpuMicros;
  return Math.round((usedMicros / ((now.uptimeMs - before.uptimeMs) * 10)) * 10) / 10;
}
