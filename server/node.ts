import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { NodeConfig } from './config.ts';
import { formatBallot } from './consensus/ballot.ts';
import { Paxos } from './consensus/paxos.ts';
import { decodeCommand, encodeCommand } from './replica/command-codec.ts';
import { PeerLinks } from './replica/peer-links.ts';
import { defaultReplicaLimits, describeEvent, PaxosReplica, type ReplicaObserver } from './replica/replica.ts';
import { Wal } from './replica/wal/wal.ts';
import { WalError } from './replica/wal/wal-error.ts';
import { standardInterceptors } from './rpc/interceptors/standard.ts';
import { adminService } from './rpc/services/admin.ts';
import { healthService } from './rpc/services/health.ts';
import { peerService } from './rpc/services/peer.ts';
import { createGrpcJsServer } from './rpc/transports/grpc-js.ts';
import { StateMachine } from './statemachine/state-machine.ts';
import { serveHttp } from './telemetry/http.ts';
import { Metrics } from './telemetry/metrics.ts';
import { UsageMeter } from './telemetry/usage.ts';

export interface RunningNode {
  /** Lets calls in flight finish for a moment, then ends everything. */
  stop(): Promise<void>;
}

/**
 * Time inside the core. A round of 100 ms: a dead leader is replaced after two to three, and on a busy machine an answer
 * may be late by several event-loop stalls of a garbage collector before a node is taken for dead.
 */
const tickMs = 20;
const electionRoundTicks = 5;
const resendTicks = 10;

const shutdownGraceMs = 300;

/** Builds a node from its parts and starts it: the only place that knows all of them. */
export async function startNode(config: NodeConfig, logger: Logger): Promise<RunningNode> {
  const peerIds = config.nodes.map(({ nodeId }) => nodeId).filter((id) => id !== config.nodeId);
  const { wal, state, report } = await Wal.open({
    dir: join(config.dataDir, 'wal'),
    clusterId: config.clusterId,
    nodeId: config.nodeId,
  });
  logger.info({ ...report, entries: state.entries.length }, 'log opened');
  const stateMachine = new StateMachine();
  const usage = new UsageMeter();
  const links = new PeerLinks({
    clusterId: config.clusterId,
    nodeId: config.nodeId,
    nodes: config.nodes,
    onConnected: (peer) => replica.connected(peer),
    onDisconnected: (peer, reason) => logger.warn({ peer, reason }, 'link to peer lost'),
  });
  const metrics = new Metrics({ nodeId: config.nodeId, status: () => replica.status(), usage: () => usage.read() });
  const replica: PaxosReplica = new PaxosReplica({
    nodeId: config.nodeId,
    boot: randomInt(2 ** 47),
    core: new Paxos(
      {
        nodeId: config.nodeId,
        nodeIds: config.nodes.map(({ nodeId }) => nodeId),
        priority: 0,
        electionRoundTicks,
        firstRoundTicks: randomInt(1, electionRoundTicks + 1),
        resendTicks,
        maxMessageBytes: 1024 * 1024,
        maxInflightMessages: 4,
        maxInflightBytes: 8 * 1024 * 1024,
      },
      state,
    ),
    log: wal,
    stateMachine,
    transport: links,
    encode: encodeCommand,
    decode: decodeCommand,
    limits: defaultReplicaLimits,
    observer: observe(logger, metrics),
    diskStateOf: (error) => (error instanceof WalError && error.code === 'disk-full' ? 'full' : 'failed'),
  });
  const isReady = () => {
    const { leaderId, disk } = replica.status();
    return leaderId !== 0 && disk === 'ok';
  };
  const rpc = createGrpcJsServer({
    interceptors: standardInterceptors({
      recorderOf: (method) => metrics.recorderOf(method),
      logger,
      limits: { maxConcurrentCalls: 32_768 },
    }),
    onUnexpectedError: (error, context) =>
      logger.error({ error: error.cause, method: context.method.path }, 'call failed'),
  });
  rpc.addService(
    peerService({ clusterId: config.clusterId, peerIds, receive: (from, messages) => replica.receive(from, messages) }),
  );
  rpc.addService(adminService({ config, version: '0.1.0', replica, isReady, usage: () => usage.read() }));
  rpc.addService(healthService({ services: new Set(['etcdserverpb.KV']), isReady }));
  await rpc.start(config);
  const http = await serveHttp(
    { host: config.host, port: config.metricsPort },
    { metrics: () => metrics.text(), metricsContentType: metrics.contentType, isReady },
  );
  // The tick itself waits for the end of the turn: after a stall, what the peers sent meanwhile is heard first.
  const timer = setInterval(() => setImmediate(() => replica.tick(performance.now())), tickMs);
  logger.info({ port: config.port, metricsPort: config.metricsPort, dc: config.dc }, 'node started');
  return {
    async stop() {
      clearInterval(timer);
      await replica.stop();
      links.close();
      await rpc.shutdown(shutdownGraceMs);
      http.close();
      http.closeAllConnections();
      usage.close();
      await wal.close();
    },
  };
}

function observe(logger: Logger, metrics: Metrics): ReplicaObserver {
  return {
    coreEvent: (event) => logger.info(describeEvent(event), `consensus: ${event.type}`),
    leaderChanged: (leaderId, ballot) => {
      metrics.leaderChanged();
      logger.info({ leaderId, ballot: formatBallot(ballot) }, leaderId === 0 ? 'leader lost' : 'leader changed');
    },
    durable: (durationMs) => metrics.durable(durationMs),
    diskFailed: (error) => logger.error({ error }, 'the log cannot be written; this node no longer takes part'),
    proposed: (batchSize) => metrics.proposed(batchSize),
  };
}
