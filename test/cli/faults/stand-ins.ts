import { etcdserverpb, scalectl } from '#proto';
import type { Driver } from '../../../cli/cluster/driver.ts';
import { type ClusterRecord, writeCluster } from '../../../cli/cluster/registry.ts';
import { type Context, processContext } from '../../../cli/context.ts';
import { NodeFaults } from '../../../server/faults/node-faults.ts';
import { notConnected, type ProbeOutcome, type ProbeRequest } from '../../../server/replica/link-probes.ts';
import { clientFaults } from '../../../server/rpc/interceptors/client-faults.ts';
import { RpcError } from '../../../server/rpc/rpc-error.ts';
import type { RpcServer } from '../../../server/rpc/rpc-server.ts';
import { implement, unary } from '../../../server/rpc/service-definition.ts';
import { faultsService } from '../../../server/rpc/services/faults.ts';
import { createWireServer } from '../../../server/rpc/transports/wire.ts';
import { tempDir } from '../../support/temp-dir.ts';

const admin = scalectl.admin.v1;
const peerPath = '/scalectl.admin.v1.Admin/GetStatus';
const statusPath = '/etcdserverpb.Maintenance/Status';

/**
 * A node as commands about faults see one: its faults, and the service for them, are real; what it says of itself, and what
 * it refuses, the test decides. So what happens at the edge takes milliseconds, and no cluster.
 */
export interface StandIn {
  readonly name: string;
  readonly faults: NodeFaults;
  /** Names of methods that it answers with a refusal: "ProbePeer". */
  readonly refuses: Set<string>;
  /** Called before each of its methods is carried out. */
  onCall: (method: string) => unknown;
  /** What becomes of the answer to a probe: a gate with a defect. */
  onProbe: (outcome: ProbeOutcome) => ProbeOutcome;
  alive: boolean;
}

export interface StandInCluster {
  readonly context: Context;
  readonly driver: Driver;
  readonly nodes: readonly StandIn[];
  node(name: string): StandIn;
  record(change: Partial<ClusterRecord>): Promise<void>;
  /** The record without this node. */
  forget(name: string): Promise<void>;
  close(): Promise<void>;
}

/** So many nodes n1, n2, …, led by n1, each in a data centre of its own; the last `strangers` of them are no members. */
export async function standInCluster(count: number, strangers = 0): Promise<StandInCluster> {
  const ids = Array.from({ length: count }, (_, i) => i + 1);
  const members = ids.slice(0, count - strangers);
  const nodes = ids.map((nodeId) => standIn(nodeId, members));
  const servers = nodes.map((node, i) => serve(node, i + 1, members, nodes));
  const ports = await Promise.all(servers.map((server) => server.start({ host: '127.0.0.1', port: 0 })));
  const context = { ...processContext(), stateDir: tempDir() };
  const record: ClusterRecord = {
    ...{ schemaVersion: 1, clusterId: 'c', name: 'default', createdAt: '2026-01-01T00:00:00.000Z' },
    nodes: ids.map((nodeId, i) => {
      const place = { host: '127.0.0.1', port: ports[i]!, metricsPort: 1 };
      return { nodeId, name: `n${nodeId}`, dc: `d${nodeId}`, ...place, process: null };
    }),
    ...{ owner: null, purging: false },
  };
  await writeCluster(context.stateDir, record);
  return {
    ...{ context, nodes, driver: driverOf(nodes) },
    node: (name) => nodes.find((node) => node.name === name)!,
    record: (change) => writeCluster(context.stateDir, { ...record, ...change }),
    forget: (name) =>
      writeCluster(context.stateDir, { ...record, nodes: record.nodes.filter((node) => node.name !== name) }),
    close: async () => {
      for (const { faults } of nodes) faults.close();
      await Promise.all(servers.map((server) => server.shutdown(0)));
    },
  };
}

function standIn(nodeId: number, members: readonly number[]): StandIn {
  const faults = new NodeFaults({ nodeId, onChange: () => {} });
  if (members.includes(nodeId)) for (const peer of members) if (peer !== nodeId) faults.outgoing(peer);
  return { name: `n${nodeId}`, faults, refuses: new Set(), onCall: () => {}, onProbe: (seen) => seen, alive: true };
}

function serve(node: StandIn, nodeId: number, members: readonly number[], nodes: readonly StandIn[]): RpcServer {
  const server = createWireServer({
    interceptors: [
      (next, { name }) =>
        async (request, call) => {
          await node.onCall(name);
          if (!node.refuses.has(name)) return next(request, call);
          throw new RpcError('FAILED_PRECONDITION', `${node.name} refuses ${name}`);
        },
      clientFaults(node.faults.clients),
    ],
    onUnexpectedError: ({ cause }) => {
      throw cause;
    },
  });
  const gateOf = (peer: number) => nodes[peer - 1]!.faults.incoming(nodeId);
  const isLetIn = (peer: number) => node.faults.outgoing(peer).mayDial && gateOf(peer).isOpen && !gateOf(peer).refuses;
  const service = faultsService({
    faults: node.faults,
    peerIds: () => (members.includes(nodeId) ? members.filter((id) => id !== nodeId) : []),
    probe: async (peer, request) => node.onProbe(outcomeOf(request, isLetIn(peer), delayOf(node.faults, peer))),
    probeDial: async (peer) => isLetIn(peer),
  });
  server.addService(service);
  server.addService(statusService(nodeId, members));
  return server;
}

/** Told at once: nobody waits for the delay. */
function outcomeOf({ count, timeoutMs }: ProbeRequest, isOpen: boolean, delayMs: number): ProbeOutcome {
  const answers = isOpen && delayMs < timeoutMs;
  const sent = { ...notConnected, connected: true, sent: count };
  return answers ? { ...sent, answered: count, firstAnswerMs: delayMs + 1, lastAnswerMs: delayMs + 1 } : sent;
}

function delayOf(faults: NodeFaults, peer: number): number {
  const links = faults.list().flatMap((fault) => fault.links);
  const outgoing = links.filter((link) => link.direction === 'outgoing' && link.peer === peer);
  return outgoing.reduce((sum, { effect }) => sum + effect.delayMs, 0);
}

function statusService(nodeId: number, members: readonly number[]) {
  const { StatusRequest, StatusResponse } = etcdserverpb;
  const methods = {
    getStatus: unary(peerPath, admin.GetStatusRequest, admin.NodeStatus),
    status: unary(statusPath, StatusRequest, StatusResponse),
  };
  const isMember = members.includes(nodeId);
  return implement(
    { name: 'scalectl.admin.v1.Admin', methods },
    {
      getStatus: () =>
        admin.NodeStatus.create({
          ...{ nodeId, name: `n${nodeId}`, role: nodeId === 1 ? 'leader' : 'follower', leaderId: isMember ? 1 : 0 },
          ...{ ballot: '1.0.1', ready: isMember, disk: 'ok', configId: isMember ? 1 : 0 },
          members: isMember ? members.map((id) => ({ nodeId: id, name: `n${id}`, role: 'voter' })) : [],
          ...{ prepareQuorum: Math.floor(members.length / 2) + 1, acceptQuorum: Math.floor(members.length / 2) + 1 },
        }),
      status: () => StatusResponse.create({}),
    },
  );
}

/** Processes that are there as long as the test says. */
function driverOf(nodes: readonly StandIn[]): Driver {
  const unused = (): never => {
    throw new Error('a stand-in has no process to do that to');
  };
  return {
    observe: async () => {
      const alive = nodes.filter((node) => node.alive);
      return new Map(alive.map(({ name }) => [name, { pid: process.pid, startTime: name, paused: false }]));
    },
    ...{ findAll: unused, start: unused, bringForward: unused, signal: unused, waitUntilGone: unused },
  };
}
