import { type Membership, withMajorities } from '../../../server/consensus/membership.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { decodeStopSign } from '../../../server/consensus/stop-sign.ts';
import { decodeCommand, encodeCommand } from '../../../server/replica/command-codec.ts';
import { nodeScheduler } from '../../../server/replica/node-scheduler.ts';
import { decodeFrame, encodeFrame } from '../../../server/replica/peer-frame.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { PaxosReplica } from '../../../server/replica/replica.ts';
import { defaultReplicaLimits } from '../../../server/replica/replica-parts.ts';
import { openStorage, type Storage } from '../../../server/replica/storage.ts';
import { WalError } from '../../../server/replica/wal/wal-error.ts';
import type { Operation } from '../../../server/statemachine/command.ts';
import type { Random } from '../../support/random.ts';
import { waitFor } from '../../support/wait-for.ts';
import { FakeDisk } from './wal/fake-disk.ts';

const ids = [1, 2, 3];
const membershipWith = (witness: number) =>
  withMajorities(
    0,
    ids.map((nodeId) => ({
      ...{ nodeId, role: nodeId === witness ? 'witness' : 'voter' },
      ...{ name: `n${nodeId}`, dc: 'a', host: '', port: 0 },
    })),
  );
const patient = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };

/** A process with what it has in memory. */
export interface Running {
  readonly core: Paxos;
  readonly replica: PaxosReplica;
  readonly storage: Storage;
  readonly timer: NodeJS.Timeout;
}

export interface StoredNode {
  readonly id: number;
  readonly isWitness: boolean;
  disk: FakeDisk;
  running: Running | null;
  /** Messages to it and from it are lost. */
  isolated: boolean;
  /** Messages to it are lost. */
  isDeaf: boolean;
  starts: number;
  readonly events: string[];
}

/** Three nodes with the disk, log, snapshots, shell and core of production, in one process; they can be stopped and started. */
export class StoredCluster {
  readonly nodes: readonly StoredNode[];
  readonly #minLogBytes: number;
  readonly #segmentSizeBytes: number;

  readonly #membership: Membership;

  /** @param witness id of the node that is one; 0 for none. */
  constructor(random: Random, minLogBytes: number, segmentSizeBytes = 16_384, witness = 0) {
    this.#membership = membershipWith(witness);
    this.#minLogBytes = minLogBytes;
    this.#segmentSizeBytes = segmentSizeBytes;
    this.nodes = ids.map((id) => ({
      id,
      isWitness: id === witness,
      disk: new FakeDisk(random),
      running: null,
      isolated: false,
      isDeaf: false,
      starts: 0,
      events: [],
    }));
  }

  get leader(): StoredNode | undefined {
    return this.nodes.find((node) => !node.isolated && node.running?.replica.status().role === 'leader');
  }

  async start(node: StoredNode): Promise<Running> {
    node.starts++;
    const storage = await openStorage({
      dataDir: '/data',
      clusterId: 'stored',
      nodeId: node.id,
      scheduler: nodeScheduler,
      fileSystem: node.disk,
      minLogBytes: this.#minLogBytes,
      segmentSizeBytes: this.#segmentSizeBytes,
      isWitness: node.isWitness,
    });
    const members = storage.snapshot === null ? this.#membership : decodeStopSign(storage.snapshot.membership);
    const core = new Paxos(coreConfig(node), storage.state, members);
    const replica = this.#replica(node, storage, core, members);
    const timer = setInterval(() => replica.tick(performance.now()), 2);
    node.running = { core, replica, storage, timer };
    return node.running;
  }

  async startAll(): Promise<void> {
    for (const node of this.nodes) if (node.running === null) await this.start(node);
    await this.untilLed();
  }

  async untilLed(): Promise<StoredNode> {
    return waitFor(() => this.leader, { what: 'a leader' });
  }

  async stop(node: StoredNode): Promise<void> {
    const { running } = node;
    if (running === null) return;
    clearInterval(running.timer);
    node.running = null;
    await running.replica.stop();
    await running.storage.wal.close();
  }

  async stopAll(): Promise<void> {
    for (const node of this.nodes) await this.stop(node);
  }

  /** Writes `count` keys out of `keyCount` at the leader, many at a time. */
  async put(count: number, keyCount = 100): Promise<void> {
    for (let done = 0; done < count; ) {
      const { replica } = (await this.untilLed()).running!;
      const batch = Math.min(500, count - done);
      const puts = Array.from({ length: batch }, (_, i) =>
        replica.propose(putOf(`key ${(done + i) % keyCount}`, `value ${done + i}`), null, patient),
      );
      await Promise.all(puts);
      done += batch;
    }
  }

  /** All that run have applied the same, and are in the same state. */
  async untilEqual(): Promise<void> {
    const told = () =>
      this.nodes.flatMap(({ running, isWitness }) =>
        running === null || isWitness ? [] : [`${running.replica.appliedIndex} ${running.storage.stateMachine.digest}`],
      );
    await waitFor(() => new Set(told()).size === 1, { what: `equal states` });
  }

  #replica(node: StoredNode, storage: Storage, core: Paxos, members: Membership): PaxosReplica {
    const outgoing = new Map<number, PeerMessage[]>();
    const observer = this.#observer(node);
    return new PaxosReplica({
      nodeId: node.id,
      boot: bootOf(node),
      isWitness: node.isWitness,
      core,
      membership: members,
      log: storage.wal,
      stateMachine: storage.stateMachine,
      snapshots: storage.snapshots(observer),
      scheduler: nodeScheduler,
      clock: nodeScheduler,
      encode: encodeCommand,
      decode: decodeCommand,
      limits: { ...defaultReplicaLimits, tailEntries: 500, tailBytes: 100_000, maxWaitMs: 120_000 },
      diskStateOf: (error) => (error instanceof WalError && error.code === 'disk-full' ? 'full' : 'failed'),
      transport: {
        isConnected: (peer) => this.#reaches(node.id, peer),
        hasRoom: () => true,
        send: (to, message) => {
          const queue = outgoing.get(to);
          if (queue === undefined) outgoing.set(to, [message]);
          else queue.push(message);
        },
        flush: () => {
          for (const [to, messages] of outgoing) this.#deliver(node.id, to, encodeFrame(messages));
          outgoing.clear();
        },
      },
      observer,
    });
  }

  #observer({ events }: StoredNode) {
    const note = (event: string) => () => void events.push(event);
    return {
      coreEvent: () => {},
      leaderChanged: () => {},
      membershipChanged: () => {},
      durable: () => {},
      proposed: () => {},
      diskFull: note('full'),
      diskFree: note('free'),
      diskFailed: note('failed'),
      snapshotMade: note('made'),
      snapshotReceived: note('received'),
      snapshotFailed: (error: unknown) => void events.push(`snapshot failed: ${error}`),
    };
  }

  #reaches(from: number, to: number): boolean {
    const [sender, receiver] = [this.nodes[from - 1]!, this.nodes[to - 1]!];
    return !sender.isolated && !receiver.isolated && receiver.running !== null;
  }

  #deliver(from: number, to: number, frame: Uint8Array): void {
    setImmediate(() => {
      if (this.#reaches(from, to) && !this.nodes[to - 1]!.isDeaf)
        this.nodes[to - 1]!.running!.replica.receive(from, decodeFrame(frame));
    });
  }
}

function bootOf({ id, starts }: StoredNode): number {
  return id * 1_000_000 + starts * 10_000;
}

function coreConfig(node: StoredNode) {
  const { id: nodeId, isWitness } = node;
  return {
    nodeId,
    boot: bootOf(node),
    isWitness,
    priority: 0,
    electionRoundTicks: 25,
    unhappyRoundTicks: 12,
    firstRoundTicks: 1 + nodeId * 2,
    resendTicks: 25,
    stallTicks: 1_000,
    orderMaxAgeMs: 60_000,
    deafTicks: 1_000,
    lease: null,
    maxMessageBytes: 64 * 1024,
    maxInflightMessages: 4,
    maxInflightBytes: 512 * 1024,
  };
}

export function putOf(key: string, value: string): Operation {
  const options = { prevKv: false, ignoreValue: false, lease: 0, ignoreLease: false };
  return { type: 'put', key: Buffer.from(key), value: Buffer.from(value), ...options };
}
