import { parseBytes } from '../../profiles/quantity.ts';
import { readLeaseMsMax, readLeaseMsMin, storeQuotaBytesMin } from '../../server/config.ts';
import { CliError } from '../errors.ts';
import type { AskedQuorums } from './quorum-sizes.ts';

/** What was asked for; null where nothing was said. */
export interface ClusterRequest {
  readonly nodeCount: number | null;
  readonly dcs: readonly string[] | null;
  /** Leases of leaders in a new cluster; absent: reads are confirmed by a quorum. */
  readonly readLeaseMs?: number;
  /** The data centre whose nodes are to lead, as long as one of them can. */
  readonly leaderDc?: string;
  /** `NodeConfig.storeQuotaBytes` of all nodes. */
  readonly storeQuotaBytes?: number;
  /** Absent: majorities in a new cluster, else what it has. */
  readonly quorums?: AskedQuorums;
}

export interface NodeSpec {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
}

export const defaultClusterName = 'default';
const defaultNodeCount = 3;
const defaultDc = 'a';

/** Nine nodes survive the loss of four; every further one only makes each write dearer. */
const maxNodeCount = 9;

const namePattern = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** The name becomes a directory, a label in metrics and, later, part of host names: so it follows the rules of those. */
export function checkName(kind: 'cluster' | 'data centre', name: string): string {
  if (namePattern.test(name)) return name;
  throw new CliError({
    code: 'bad-name',
    exit: 'usage',
    message: `"${name}" cannot be the name of a ${kind}.`,
    hint: 'Use 1 to 40 lower-case letters, digits and inner dashes.',
  });
}

/** The nodes of a new cluster: n1 … nN, spread over the data centres in turn. */
export function nodesOf(request: ClusterRequest): readonly NodeSpec[] {
  const dcs = request.dcs ?? [defaultDc];
  const count = request.nodeCount ?? Math.max(defaultNodeCount, dcs.length);
  checkNodeCount(count);
  if (dcs.length > count) throw moreDcsThanNodes(dcs, count);
  for (const dc of dcs) checkName('data centre', dc);
  return Array.from({ length: count }, (_, index) => ({
    nodeId: index + 1,
    name: `n${index + 1}`,
    dc: dcs[index % dcs.length]!,
  }));
}

/** The bounds of `NodeConfig.readLeaseMs`. @throws CliError `bad-read-lease` */
export function checkReadLease(readLeaseMs: number): number {
  if (readLeaseMs >= readLeaseMsMin && readLeaseMs <= readLeaseMsMax) return readLeaseMs;
  throw new CliError({
    code: 'bad-read-lease',
    exit: 'usage',
    message: `A lease of ${readLeaseMs} ms is not possible: ${readLeaseMsMin} ms to ${readLeaseMsMax / 1000} s are.`,
    hint: 'It must outlast the rounds of the election, and a leader that dies is replaced so much later: try 400ms.',
  });
}

/** The text of a flag. @throws CliError `bad-store-quota` */
export function parseStoreQuota(text: string): number {
  const bytes = parseBytes(text);
  if (bytes !== null && bytes >= storeQuotaBytesMin) return Math.floor(bytes);
  throw new CliError({
    code: 'bad-store-quota',
    exit: 'usage',
    message: `"${text}" is no size that a store can have.`,
    hint: 'Write at least 1MiB, for example 512MiB or 2GiB.',
  });
}

/** Refuses a request that differs from the cluster that exists: nodes join and leave by a membership change, not here. */
export function checkUnchanged(clusterName: string, existing: readonly NodeSpec[], request: ClusterRequest): void {
  const sameCount = request.nodeCount === null || request.nodeCount === existing.length;
  const asked = request.dcs === null || !sameCount ? null : nodesOf({ nodeCount: existing.length, dcs: request.dcs });
  // By their number, not by their place: the node that replaces another stands behind those that stayed.
  const sameDcs = asked === null || placesOf(asked) === placesOf(existing);
  if (sameCount && sameDcs) return;
  const is = `${existing.length} nodes in ${dcsOf(existing).join(', ')}`;
  const asIs = `Start it as it is with: scalectl up --name ${clusterName}`;
  const change = sameCount
    ? `begin anew, without its data: scalectl down --purge --name ${clusterName}`
    : `change the number of nodes while they run: scalectl scale ${request.nodeCount} --name ${clusterName}`;
  throw new CliError({
    code: 'differs',
    exit: 'refused',
    message: `Cluster "${clusterName}" exists with ${is}; its nodes cannot be changed by "up".`,
    hint: `${asIs}; or ${change}`,
  });
}

/** How many nodes are in each data centre, whatever their order: "a,a,b". */
function placesOf(nodes: readonly NodeSpec[]): string {
  const dcs = nodes.map(({ dc }) => dc);
  return dcs.sort().join(',');
}

/** @throws CliError `no-such-dc` when no node is there. */
export function checkLeaderDc(leaderDc: string, nodes: readonly NodeSpec[]): void {
  const dcs = dcsOf(nodes);
  if (dcs.includes(leaderDc)) return;
  throw new CliError({
    code: 'no-such-dc',
    exit: 'usage',
    message: `No node is in data centre "${leaderDc}", so none there can lead; there is ${dcs.join(', ')}.`,
    hint: 'Name one of those with --leader-dc, or others with --dc.',
  });
}

export function dcsOf(nodes: readonly { readonly dc: string }[]): readonly string[] {
  return [...new Set(nodes.map((node) => node.dc))];
}

/** @throws CliError `bad-node-count` */
export function checkNodeCount(count: number): void {
  if (!isNodeCount(count)) throw badNodeCount(String(count));
}

/** The text of an argument. @throws CliError `bad-node-count` */
export function parseNodeCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!isNodeCount(count)) throw badNodeCount(`"${text}"`);
  return count;
}

function isNodeCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= maxNodeCount;
}

function badNodeCount(said: string): CliError {
  return new CliError({
    code: 'bad-node-count',
    exit: 'usage',
    message: `A cluster has 1 to ${maxNodeCount} nodes, not ${said}.`,
    hint: 'Three nodes survive the loss of one, five the loss of two.',
  });
}

function moreDcsThanNodes(dcs: readonly string[], count: number): CliError {
  return new CliError({
    code: 'bad-node-count',
    exit: 'usage',
    message: `${dcs.length} data centres (${dcs.join(', ')}) need at least as many nodes, not ${count}.`,
    hint: `Use --nodes ${dcs.length} or name fewer data centres.`,
  });
}

/** "a,b,c" as its parts. */
export function splitList(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}
