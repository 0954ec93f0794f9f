import { readdir, readFile, rm } from 'node:fs/promises';
import type { NodeAddress, QuorumSizes } from '../../server/config.ts';
import { syncDirectory } from '../../server/replica/wal/sync-directory.ts';
import { CliError, messageOf, systemErrorCode } from '../errors.ts';
import { makeDirectory } from '../make-directory.ts';
import { writeDurably } from './durable-file.ts';
import type { ProcessIdentity } from './identity.ts';
import { type ClusterPaths, clusterPaths, clustersDir } from './paths.ts';
import { type AskedQuorums, sizesOf } from './quorum-sizes.ts';

/**
 * What scalectl remembers about a cluster, as `cluster.json` holds it. There is no daemon: this file and the process table
 * are all that the next command has to go by. It is written before a node is spawned (the intent) and right after (its
 * identity), so that a killed scalectl leaves nothing unknown.
 */
export interface ClusterRecord {
  readonly schemaVersion: typeof schemaVersion;
  readonly clusterId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly nodes: readonly NodeRecord[];
  /** The scalectl process that will take the cluster down at its end (demo, bench --up); null: it stays. */
  readonly owner: ProcessIdentity | null;
  /** The data is being deleted: whoever finds this finishes it, because a node must never start on half of its disk. */
  readonly purging: boolean;
  /**
   * Leases of leaders. For the whole cluster and for ever: a node that forgot what an earlier life of it had granted would
   * break them.
   */
  readonly readLeaseMs?: number;
  /** The data centre whose nodes are to lead, those that join later too. */
  readonly leaderDc?: string;
  /** How large the store of each node may be, also of those that join later; absent: what the node itself takes for right. */
  readonly storeQuotaBytes?: number;
  /** What was asked of the quorums, and holds when the number of nodes changes; absent: majorities. */
  readonly quorums?: AskedQuorums;
  /** Those of the founders; null: majorities. */
  readonly founderQuorums?: QuorumSizes | null;
  /** With whom the cluster began, once its members have changed: what those nodes have to be told for ever. */
  readonly founders?: readonly NodeAddress[];
  /** The highest node id ever given, once members have changed: an id that was used is never used again. */
  readonly lastNodeId?: number;
  /** Members on their way in and out. It stays until all of it is done, so that whoever comes next can finish it. */
  readonly change?: MemberChange | null;
  /** No members any more, and never again: what is left is to stop them and to delete their data. */
  readonly departed?: readonly DepartedNode[];
}

/** A change of members as it was decided on: nodes by id; those to add are among the nodes of the record already. */
export interface MemberChange {
  /** The command that began it: "scale 5". */
  readonly purpose: string;
  readonly add: readonly number[];
  readonly remove: readonly number[];
  readonly keepData: boolean;
}

export interface DepartedNode {
  readonly name: string;
  readonly keepData: boolean;
  /** The command that took it out. */
  readonly purpose?: string;
}

export interface NodeRecord {
  readonly nodeId: number;
  readonly name: string;
  readonly dc: string;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number;
  /** Null: stopped, or spawned by a scalectl that died before it could write this down. */
  readonly process: ProcessIdentity | null;
  /** It was not there when the cluster began. */
  readonly joined?: boolean;
  /** It votes and keeps no data. */
  readonly witness?: boolean;
}

const schemaVersion = 1;

/** Null when there is no such cluster. Throws CliError `damaged-state` when its file cannot be understood. */
export async function readCluster(stateDir: string, name: string): Promise<ClusterRecord | null> {
  const paths = clusterPaths(stateDir, name);
  const content = await readIfThere(paths.stateFile);
  return content === null ? null : parseRecord(content, paths, name);
}

/** As readCluster, but a missing cluster is an error that names those that exist. */
export async function requireCluster(stateDir: string, name: string): Promise<ClusterRecord> {
  const record = await readCluster(stateDir, name);
  if (record !== null) return record;
  const others = await listClusters(stateDir);
  throw new CliError({
    code: 'no-such-cluster',
    exit: 'notFound',
    message: `There is no cluster "${name}".`,
    hint:
      others.length === 0
        ? `Start it with: scalectl up --name ${name}`
        : `Use --name ${others.join('|')}, or start it with: scalectl up --name ${name}`,
  });
}

export async function writeCluster(stateDir: string, record: ClusterRecord): Promise<void> {
  const paths = clusterPaths(stateDir, record.name);
  await makeDirectory(paths.dir);
  await writeDurably(paths.stateFile, `${JSON.stringify(record, null, 2)}\n`);
}

export async function removeClusterFile(stateDir: string, name: string): Promise<void> {
  const paths = clusterPaths(stateDir, name);
  await rm(paths.stateFile, { force: true });
  await syncDirectory(paths.dir);
}

/** The command that was begun and not finished, and that finishes it when it is given again; null when there is none. */
export function unfinishedOf({ change, departed = [] }: Pick<ClusterRecord, 'change' | 'departed'>): string | null {
  if (change) return change.purpose;
  return departed.length === 0 ? null : (departed.at(-1)!.purpose ?? 'up');
}

/** On its way in or out: it may run and answer for long without serving anybody. */
export function isChanging({ change }: Pick<ClusterRecord, 'change'>, { nodeId }: NodeRecord): boolean {
  return change?.add.includes(nodeId) === true || change?.remove.includes(nodeId) === true;
}

/** The nodes that the cluster began with: the ones that have to know how it began, whoever is there now. */
export function foundersOf({ founders, nodes }: ClusterRecord): readonly NodeAddress[] {
  return founders ?? nodes.filter(({ joined }) => joined !== true).map(addressOf);
}

/** The quorums that the cluster began with, which its founders have to be told for ever; null: majorities. */
export function founderQuorumsOf({ founderQuorums, founders, quorums, nodes }: ClusterRecord): QuorumSizes | null {
  if (founderQuorums !== undefined) return founderQuorums;
  return founders !== undefined || quorums === undefined ? null : sizesOf(quorums, nodes.length);
}

export function addressOf({ nodeId, name, dc, host, port }: NodeAddress): NodeAddress {
  return { nodeId, name, dc, host, port };
}

/** Names of all clusters that have a state file, damaged ones included. */
export async function listClusters(stateDir: string): Promise<readonly string[]> {
  const names = await readdirIfThere(clustersDir(stateDir));
  const present = await Promise.all(
    names.map(async (name) => (await readIfThere(clusterPaths(stateDir, name).stateFile)) !== null),
  );
  return names.filter((_, index) => present[index]).sort();
}

/** Ports that clusters other than `except` have been given, running or not. */
export async function portsOfOthers(stateDir: string, except: string): Promise<ReadonlySet<number>> {
  const ports = new Set<number>();
  for (const name of await listClusters(stateDir)) {
    if (name === except) continue;
    for (const node of (await readTolerantly(stateDir, name))?.nodes ?? []) ports.add(node.port).add(node.metricsPort);
  }
  return ports;
}

/**
 * A damaged neighbour must not keep others from starting; its running nodes still hold their ports, so a probe sees them.
 */
async function readTolerantly(stateDir: string, name: string): Promise<ClusterRecord | null> {
  try {
    return await readCluster(stateDir, name);
  } catch (error) {
    if (error instanceof CliError && error.exit === 'damagedState') return null;
    throw error;
  }
}

function parseRecord(content: string, paths: ClusterPaths, name: string): ClusterRecord {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw damaged(paths, name, content.trim() === '' ? 'it is empty' : messageOf(error));
  }
  const problem = findProblem(value);
  if (problem !== null) throw damaged(paths, name, problem);
  return value as ClusterRecord;
}

/** What keeps the value from being a ClusterRecord, or null. */
function findProblem(value: unknown): string | null {
  if (!isObject(value)) return 'it is not an object';
  if (value.schemaVersion !== schemaVersion) return `its schemaVersion is not ${schemaVersion}`;
  for (const key of ['clusterId', 'name', 'createdAt']) {
    if (typeof value[key] !== 'string') return `"${key}" is not a string`;
  }
  if (typeof value.purging !== 'boolean') return '"purging" is not true or false';
  if (value.readLeaseMs !== undefined && !Number.isInteger(value.readLeaseMs)) return '"readLeaseMs" is not a number';
  if (value.storeQuotaBytes !== undefined && !Number.isInteger(value.storeQuotaBytes))
    return '"storeQuotaBytes" is not a number';
  if (value.owner !== null && !isIdentity(value.owner)) return '"owner" is not a process';
  if (value.leaderDc !== undefined && typeof value.leaderDc !== 'string') return '"leaderDc" is not a string';
  if (value.quorums !== undefined && !isObject(value.quorums)) return '"quorums" is not an object';
  if (!Array.isArray(value.nodes) || value.nodes.length === 0) return '"nodes" is not a list of nodes';
  const badNode = value.nodes.findIndex((node) => !isNode(node));
  return badNode < 0 ? findChangeProblem(value) : `"nodes[${badNode}]" is not a node`;
}

/** Of what is there only once members have changed. */
function findChangeProblem({ founders, lastNodeId, change, departed }: Record<string, unknown>): string | null {
  if (founders !== undefined && !isListOf(founders, isAddress)) return '"founders" is not a list of nodes';
  if (lastNodeId !== undefined && !Number.isInteger(lastNodeId)) return '"lastNodeId" is not a number';
  if (change !== undefined && change !== null && !isChange(change)) return '"change" is not a change of members';
  const isDeparted = (node: unknown) => isObject(node) && typeof node.name === 'string';
  return departed === undefined || isListOf(departed, isDeparted) ? null : '"departed" is not a list of nodes';
}

function isChange(value: unknown): boolean {
  return isObject(value) && [value.add, value.remove].every((ids) => isListOf(ids, Number.isInteger));
}

function isListOf(value: unknown, isOne: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isNode(value: unknown): boolean {
  if (!isObject(value) || !isAddress(value) || !Number.isInteger(value.metricsPort)) return false;
  return value.process === null || isIdentity(value.process);
}

function isAddress(value: unknown): boolean {
  if (!isObject(value)) return false;
  const numbers = ['nodeId', 'port'].every((key) => Number.isInteger(value[key]));
  return numbers && ['name', 'dc', 'host'].every((key) => typeof value[key] === 'string');
}

function isIdentity(value: unknown): boolean {
  return isObject(value) && Number.isInteger(value.pid) && typeof value.startTime === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(paths: ClusterPaths, name: string, problem: string): CliError {
  return new CliError({
    code: 'damaged-state',
    exit: 'damagedState',
    message: `The state file ${paths.stateFile} is damaged: ${problem}.`,
    hint: `Put back a good copy; or stop the nodes and delete the cluster's data with: scalectl down --purge --name ${name}`,
  });
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return null;
    throw error;
  }
}

async function readdirIfThere(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
