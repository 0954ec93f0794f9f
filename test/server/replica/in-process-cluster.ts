import { withMajorities } from '../../../server/consensus/membership.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { decodeCommand, encodeCommand } from '../../../server/replica/command-codec.ts';
import type { DurableLog } from '../../../server/replica/disk-writer.ts';
import { nodeScheduler } from '../../../server/replica/node-scheduler.ts';
import { decodeFrame, encodeFrame } from '../../../server/replica/peer-frame.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { PaxosReplica } from '../../../server/replica/replica.ts';
import { defaultReplicaLimits, type ReplicaLimits } from '../../../server/replica/replica-parts.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { emptyState } from '../consensus/empty-state.ts';

interface Member {
  readonly id: number;
  readonly replica: PaxosReplica;
  readonly stateMachine: StateMachine;
  /** Cut off: hears nothing, and nothing of it is heard. */
  isolated: boolean;
  readonly timer: NodeJS.Timeout;
}

/** Replicas of one process: the real shell, codec, core and state machine; frames go from one to the next in memory. */
export class InProcessCluster {
  readonly members: Member[];

  constructor(
    count: number,
    log: () => DurableLog & { readonly sizeBytes: number },
    limits: Partial<ReplicaLimits> = {},
  ) {
    const ids = Array.from({ length: count }, (_, i) => i + 1);
    this.members = ids.map((id) => this.#member(id, ids, log(), { ...defaultReplicaLimits, ...limits }));
  }

  get leader(): Member | undefined {
    return this.members.find(({ replica, isolated }) => !isolated && replica.status().role === 'leader');
  }

  get followers(): Member[] {
    return this.members.filter((member) => member !== this.leader && !member.isolated);
  }

  async stop(): Promise<void> {
    for (const { timer } of this.members) clearInterval(timer);
    await Promise.all(this.members.map(({ replica }) => replica.stop()));
  }

  #member(
    id: number,
    nodeIds: number[],
    log: DurableLog & { readonly sizeBytes: number },
    limits: ReplicaLimits,
  ): Member {
    const membership = withMajorities(
      0,
      nodeIds.map((nodeId) => ({ nodeId, role: 'voter', name: `n${nodeId}`, dc: 'a', host: '', port: 0 })),
    );
    const core = new Paxos(
      {
        nodeId: id,
        boot: id * 1000,
        isWitness: false,
        priority: 0,
        electionRoundTicks: 10,
        unhappyRoundTicks: 5,
        firstRoundTicks: 1 + id * 2,
        resendTicks: 10,
        stallTicks: 100,
        orderMaxAgeMs: 60_000,
        deafTicks: 100,
        lease: null,
        maxMessageBytes: 1024,
        maxInflightMessages: 2,
        maxInflightBytes: 4096,
      },
      emptyState,
      membership,
    );
    const stateMachine = new StateMachine();
    const outgoing = new Map<number, PeerMessage[]>();
    const replica = new PaxosReplica({
      nodeId: id,
      boot: id * 1000,
      isWitness: false,
      core,
      membership,
      log,
      stateMachine,
      scheduler: nodeScheduler,
      clock: nodeScheduler,
      encode: encodeCommand,
      decode: decodeCommand,
      limits,
      diskStateOf: () => 'failed',
      transport: {
        isConnected: (peer) => !this.members[peer - 1]!.isolated,
        hasRoom: () => true,
        send: (to, message) => {
          const queue = outgoing.get(to);
          if (queue === undefined) outgoing.set(to, [message]);
          else queue.push(message);
        },
        flush: () => {
          for (const [to, messages] of outgoing) this.#deliver(id, to, encodeFrame(messages));
          outgoing.clear();
        },
      },
      observer: {
        coreEvent: () => {},
        leaderChanged: () => {},
        durable: () => {},
        diskFull: () => {},
        diskFree: () => {},
        diskFailed: () => {},
        proposed: () => {},
        membershipChanged: () => {},
      },
    });
    const timer = setInterval(() => replica.tick(performance.now()), 2);
    return { id, replica, stateMachine, isolated: false, timer };
  }

  #deliver(from: number, to: number, frame: Uint8Array): void {
    setImmediate(() => {
      const receiver = this.members[to - 1]!;
      if (this.members[from - 1]!.isolated || receiver.isolated) return;
      receiver.replica.receive(from, decodeFrame(frame));
    });
  }
}
