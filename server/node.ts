import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import type { Logger } from 'pino';
import type { NodeConfig } from './config.ts';
import { formatBallot } from './consensus/ballot.ts';
import type { LeaseConfig } from './consensus/lease.ts';
import { Paxos } from './consensus/paxos.ts';
import type { PaxosConfig } from './consensus/paxos-config.ts';
import { decodeStopSign } from './consensus/stop-sign.ts';
import { NodeFaults } from './faults/node-faults.ts';
import { firstMembershipOf } from './first-membership.ts';
import { decodeCommand, encodeCommand } from './replica/command-codec.ts';
import { describeEvent } from './replica/describe-event.ts';
import { LeaderPlacement, measuring, type PlacementObserver } from './replica/leader-placement.ts';
import { LeaseClock, unseenMsOf } from './replica/lease-clock.ts';
import { notConnected } from './replica/link-probes.ts';
import { defaultLogTime } from './replica/log-clock.ts';
import { nodeScheduler } from './replica/node-scheduler.ts';
import { orCrash } from './replica/or-crash.ts';
import { PeerLink, peerMethodPath } from './replica/peer-link.ts';
import { type PeerAddress, PeerLinks } from './replica/peer-links.ts';
import { isReady } from './replica/readiness.ts';
import { PaxosReplica } from './replica/replica.ts';
import { defaultReplicaLimits, type PeerTransport, type ReplicaObserver } from './replica/replica-parts.ts';
import { RoundTrips } from './replica/round-trips.ts';
import type { SnapshotObserver } from './replica/snapshots/snapshots.ts';
import { openStorage, type Storage } from './replica/storage.ts';
import { WalError } from './replica/wal/wal-error.ts';
import type { Interceptor } from './rpc/interceptor.ts';
import { clientFaults } from './rpc/interceptors/client-faults.ts';
import { standardInterceptors } from './rpc/interceptors/standard.ts';
import type { Service } from './rpc/service-definition.ts';
import { adminService } from './rpc/services/admin.ts';
import { type EtcdApi, etcdApi } from './rpc/services/etcd-api.ts';
import { etcdIds } from './rpc/services/etcd-ids.ts';
import { faultsService } from './rpc/services/faults.ts';
import { healthService } from './rpc/services/health.ts';
import { servesClients } from './rpc/services/own-state.ts';
import { peerService } from './rpc/services/peer.ts';
import { reflectionServices } from './rpc/services/reflection.ts';
import { unservedServices } from './rpc/services/unserved.ts';
import type { WireServerOptions } from './rpc/transports/wire/options.ts';
import { createWireServer } from './rpc/transports/wire.ts';
import { stopServing } from './shutdown.ts';
import { DataSize } from './telemetry/data-size.ts';
import { serveHttp } from './telemetry/http.ts';
import { Metrics } from './telemetry/metrics.ts';
import { UsageMeter } from './telemetry/usage.ts';

export interface RunningNode {
  /** Lets calls in flight finish for a moment, then ends everything. */
  stop(): Promise<void>;
}

/**
 * Time inside the core. A leader must be missing for a whole round of 120 ms, to a quorum, before it is replaced: an answer
 * may be late by several pauses of a garbage collector. A leader whose process dies is noticed at once by its links.
 */
const tickMs = 20;
const electionRoundTicks = 6;
const unhappyRoundTicks = 3;
const resendTicks = 10;
/** Half a second without anything decided, although a quorum answers: longer than a busy disk takes, and then it is grave. */
const stallTicks = 25;
/** 320 ms without anything decided for another reason than the disks: something that was lost was sent again meanwhile, in vain. */
const deafTicks = 16;

const maxDamagesLogged = 20;

/**
 * Four messages of a megabyte under way to a follower: on one machine or in one data centre two would do, since all that
 * is proposed meanwhile goes out together; across data centres the bytes bound what a round trip can carry.
 */
const pipeline = {
  maxMessageBytes: 1024 * 1024,
  maxInflightMessages: 4,
  maxInflightBytes: 8 * 1024 * 1024,
};

/** Above what proposals and reads are bounded to, so that those refuse with a sentence of their own. */
const maxConcurrentCalls = 32_768;

/** Peers and operators must get through to a node that refuses clients. */
const uncountedMethods = new Set([
  peerMethodPath,
  '/scalectl.admin.v1.Admin/GetStatus',
  '/scalectl.admin.v1.Admin/GetMembers',
  '/scalectl.admin.v1.Admin/Reconfigure',
  '/scalectl.admin.v1.Admin/TransferLeadership',
  '/scalectl.admin.v1.Faults/HealFaults',
  '/scalectl.admin.v1.Faults/ListFaults',
  '/grpc.health.v1.Health/Check',
  '/grpc.health.v1.Health/Watch',
]);

/** Builds a node from its parts and starts it: the only place that knows all of them. */
export async function startNode(config: NodeConfig, logger: Logger): Promise<RunningNode> {
  const { clusterId, nodeId, dataDir, witness: isWitness = false } = config;
  const storage = await openStorage({ dataDir, clusterId, nodeId, isWitness, scheduler: nodeScheduler });
  // What stops the node holds this alone: the entries that were read at the start would live as long as it.
  const { wal } = storage;
  logOpened(logger, storage);
  const usage = new UsageMeter();
  const storeQuotaBytes = storeQuotaBytesOf(config);
  const metrics = openMetrics(nodeId, usage, storeQuotaBytes, () => replica);
  const faults = openFaults(nodeId, logger);
  const links = openLinks(config, faults, logger, () => replica);
  const roundTrips = new RoundTrips();
  const transport = measuring(links, roundTrips, nodeScheduler);
  const replica: PaxosReplica = buildReplica(config, storage, transport, observe(logger, metrics, links));
  const placement = buildPlacement(config, replica, links, roundTrips, logger);
  if (storage.snapshot !== null) links.follow(replica.membership.members);
  const createServer = await transportOf(config);
  const rpc = createServer({
    interceptors: [...interceptorsOf(logger, metrics), clientFaults(faults.clients)],
    ...rpcObserver(logger, metrics),
  });
  const etcd = etcdApi({ ids: etcdIds(clusterId), nodeId, replica, storeQuotaBytes }, links);
  for (const service of buildServices(config, replica, etcd, usage, faults, links, placement)) rpc.addService(service);
  await rpc.start(config);
  const http = await serveHttp(
    { host: config.host, port: config.metricsPort },
    {
      metrics: () => metrics.text(),
      metricsContentType: metrics.contentType,
      isReady: () => servesClients(replica),
    },
  );
  const stopClock = startClock(replica, placement, links);
  logger.info({ port: config.port, metricsPort: config.metricsPort, dc: config.dc }, 'node started');
  const stopCore = async () => {
    stopClock();
    faults.close();
    await replica.stop();
    links.close();
  };
  return {
    async stop() {
      await stopServing(rpc, replica, () => etcd.close(), stopCore);
      http.close();
      http.closeAllConnections();
      usage.close();
      await wal.close();
    },
  };
}

function openMetrics(nodeId: number, usage: UsageMeter, quotaBytes: number, replica: () => PaxosReplica): Metrics {
  return new Metrics({
    nodeId,
    status: () => replica().status(),
    store: () => ({ sizeBytes: replica().state.sizeBytes, quotaBytes }),
    usage: () => usage.read(),
  });
}

/** @grpc/grpc-js and what it brings along take 40 ms to load: only a node that serves by it loads it. */
async function transportOf({ transport }: NodeConfig): Promise<typeof createWireServer> {
  if (transport !== 'grpc-js') return createWireServer;
  return (await import('./rpc/transports/grpc-js.ts')).createGrpcJsServer;
}

/** Time for the core. */
function startClock(replica: PaxosReplica, placement: LeaderPlacement, links: PeerLinks): () => void {
  // The tick itself waits for the end of the turn: after a stall, what the peers sent meanwhile is heard first.
  const tick = () => {
    const nowMs = nodeScheduler.nowMs();
    placement.tick(nowMs);
    replica.tick(nowMs);
    links.tick(nowMs);
  };
  const timer = setInterval(() => nodeScheduler.defer(tick), tickMs);
  return () => clearInterval(timer);
}

function openFaults(nodeId: number, logger: Logger): NodeFaults {
  return new NodeFaults({
    nodeId,
    onChange: (change, { id, owner, summary }) => logger.warn({ fault: id, owner, summary }, `fault ${change}`),
  });
}

function openLinks(
  { clusterId, nodeId, nodes, joining, contacts = [], host, port }: NodeConfig,
  faults: NodeFaults,
  logger: Logger,
  replica: () => PaxosReplica,
): PeerLinks {
  const dial = ({ nodeId: peer, ...address }: PeerAddress) =>
    new PeerLink({
      ...{ clusterId, nodeId, address, ownAddress: { host, port } },
      gate: faults.outgoing(peer),
      onConnected: () => replica().connected(peer),
      onDisconnected: (reason) => {
        logger.warn({ peer, reason }, 'link to peer lost');
        replica().disconnected(peer);
      },
    });
  return new PeerLinks({ nodeId, nodes: joining === true ? contacts : nodes, dial });
}

function interceptorsOf(logger: Logger, metrics: Metrics): readonly Interceptor[] {
  return standardInterceptors({
    recorderOf: (method) => metrics.recorderOf(method),
    logger,
    limits: { maxConcurrentCalls, exempt: uncountedMethods },
  });
}

function logOpened(logger: Logger, { state, report, snapshot }: Storage): void {
  const { damage, unusableSnapshots, ...found } = report;
  const { compactedIndex, entries, lastIndex } = state;
  const counts = { snapshotIndex: compactedIndex, entries: entries.length, lastIndex, damaged: damage.length };
  logger.info({ ...found, ...counts, snapshotBy: snapshot?.makerNodeId }, 'log opened');
  for (const place of damage.slice(0, maxDamagesLogged)) logger.error(place, 'the log is damaged; peers repair it');
  for (const error of unusableSnapshots)
    logger.error({ error }, 'a snapshot is damaged; an older one, or a peer, replaces it');
}

/** Two clocks may differ by so much of a lease when it ends. Crystals differ by 0.01 %, clocks that are being set by 0.05 %. */
const maxClockDrift = 0.01;

function leaseOf({ readLeaseMs }: NodeConfig): LeaseConfig | null {
  if (readLeaseMs === undefined) return null;
  return { durationMs: readLeaseMs, maxClockDrift, startedAtMs: performance.now() };
}

function coreConfigOf(config: NodeConfig, boot: number): PaxosConfig {
  return {
    nodeId: config.nodeId,
    boot,
    isWitness: config.witness === true,
    priority: 0,
    electionRoundTicks,
    unhappyRoundTicks,
    firstRoundTicks: randomInt(1, electionRoundTicks + 1),
    resendTicks,
    stallTicks,
    orderMaxAgeMs: stallTicks * tickMs,
    deafTicks,
    lease: leaseOf(config),
    ...pipeline,
  };
}

function buildReplica(
  config: NodeConfig,
  storage: Storage,
  transport: PeerTransport,
  observer: ReplicaObserver & SnapshotObserver,
) {
  const { wal, state, stateMachine, snapshot } = storage;
  const membership = snapshot === null ? firstMembershipOf(config) : decodeStopSign(snapshot.membership);
  const boot = randomInt(2 ** 47);
  const clock = new LeaseClock(
    () => performance.now(),
    () => Date.now(),
    unseenMsOf(leaseOf(config)),
  );
  const core = new Paxos(coreConfigOf(config, boot), state, membership);
  const replica = new PaxosReplica({
    nodeId: config.nodeId,
    boot,
    isWitness: config.witness === true,
    core,
    membership,
    log: wal,
    stateMachine,
    snapshots: storage.snapshots(observer),
    transport,
    scheduler: nodeScheduler,
    clock,
    logTime: defaultLogTime,
    encode: encodeCommand,
    decode: decodeCommand,
    limits: defaultReplicaLimits,
    observer,
    diskStateOf: (error) => (error instanceof WalError && error.code === 'disk-full' ? 'full' : 'failed'),
  });
  clock.onSlept = () => replica.stoodStill();
  return replica;
}

function buildPlacement(
  { nodeId, leaderPriority = 0 }: NodeConfig,
  replica: PaxosReplica,
  transport: PeerLinks,
  roundTrips: RoundTrips,
  logger: Logger,
): LeaderPlacement {
  const observer: PlacementObserver = {
    leaderMoves: (to, own, other) => logger.info({ to, own, other }, 'another node is in a better place to lead'),
    leaderMoveFailed: (to, error) => logger.warn({ to, error }, 'the leadership stays: it was not taken over'),
  };
  const parts = { nodeId, priority: leaderPriority, replica, transport, roundTrips, scheduler: nodeScheduler };
  return new LeaderPlacement({ ...parts, observer });
}

/** A node that takes up a snapshot holds the state twice while it does, and needs some room beside. */
function storeQuotaBytesOf({ storeQuotaBytes }: NodeConfig): number {
  return storeQuotaBytes ?? Math.floor(getHeapStatistics().heap_size_limit / 3);
}

function buildServices(
  config: NodeConfig,
  replica: PaxosReplica,
  etcd: EtcdApi,
  usage: UsageMeter,
  faults: NodeFaults,
  links: PeerLinks,
  placement: LeaderPlacement,
): Service[] {
  const { clusterId, nodeId } = config;
  const served = [
    ...etcd.services,
    peerService({
      clusterId,
      nodeId,
      gateFrom: (peer) => faults.incoming(peer),
      answer: (peer) => links.answer(peer),
      receive: (from, messages) =>
        orCrash(nodeScheduler, () => {
          etcd.receive(from, messages);
          placement.receive(from, messages);
          replica.receive(from, messages);
        }),
    }),
    buildAdminService(config, replica, usage, faults),
    faultsService({
      faults,
      peerIds: () => links.peerIds,
      probe: async (peer, request) => links.linkTo(peer)?.probe(request) ?? notConnected,
      probeDial: async (peer, timeoutMs) => links.linkTo(peer)?.probeDial(timeoutMs) ?? false,
    }),
  ];
  const names = served.map(({ name }) => name);
  const forClients = new Set(['', ...etcd.services.map(({ name }) => name)]);
  const isServing = (name: string) => (forClients.has(name) ? servesClients(replica) : isReady(replica.status()));
  const health = healthService({ services: new Map(['', ...names].map((name) => [name, () => isServing(name)])) });
  return [...served, health, ...reflectionServices([...names, health.name]), ...unservedServices()];
}

function buildAdminService(config: NodeConfig, replica: PaxosReplica, usage: UsageMeter, faults: NodeFaults): Service {
  const dataSize = new DataSize(config.dataDir);
  return adminService({
    config,
    version: readVersion(),
    replica,
    isReady: () => isReady(replica.status()),
    usage: () => usage.read(),
    faultCount: () => faults.list().length,
    dataBytes: () => dataSize.read(),
  });
}

function readVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

function rpcObserver(
  logger: Logger,
  metrics: Metrics,
): Pick<WireServerOptions, 'onUnexpectedError' | 'onConnectionEndedBadly'> {
  return {
    onUnexpectedError: (error, { method }) => logger.error({ error: error.cause, method: method.path }, 'call failed'),
    onConnectionEndedBadly: (kind, client) => {
      metrics.connectionAbused(kind);
      // Not above debug: whoever can connect could fill the disk with it.
      logger.debug({ kind, client }, 'connection ended');
    },
  };
}

function observe(logger: Logger, metrics: Metrics, links: PeerLinks): ReplicaObserver & SnapshotObserver {
  return {
    coreEvent: (event) => logger.info(describeEvent(event), `consensus: ${event.type}`),
    leaderChanged: (leaderId, ballot) => {
      metrics.leaderChanged(leaderId);
      logger.info({ leaderId, ballot: formatBallot(ballot) }, leaderId === 0 ? 'leader lost' : 'leader changed');
    },
    durable: (durationMs) => metrics.durable(durationMs),
    diskFull: (error) =>
      logger.error({ error }, 'the disk is full, or nearly: writes are refused until there is space'),
    diskFree: () => logger.info('the disk has space again: writes are taken'),
    snapshotMade: (index, sizeBytes, durationMs) => logger.info({ index, sizeBytes, durationMs }, 'snapshot made'),
    snapshotReceived: (index, sizeBytes, from) => logger.info({ index, sizeBytes, from }, 'snapshot received'),
    snapshotFailed: (error) => logger.warn({ error }, 'a snapshot could not be made or passed on; it is tried again'),
    diskFailed: (error) => logger.error({ error }, 'the log cannot be written; this node no longer takes part'),
    membershipChanged: ({ configId, members }) => {
      links.follow(members);
      logger.info({ configId, members: members.map(({ name, role }) => `${name} ${role}`) }, 'members changed');
    },
    proposed: (batchSize) => metrics.proposed(batchSize),
  };
}
