import { type Ballot, roundIn, zeroBallot } from '../../../server/consensus/ballot.ts';
import { type Membership, withMajorities } from '../../../server/consensus/membership.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { decodeCommand, encodeCommand } from '../../../server/replica/command-codec.ts';
import { nodeScheduler } from '../../../server/replica/node-scheduler.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { PaxosReplica } from '../../../server/replica/replica.ts';
import { defaultReplicaLimits } from '../../../server/replica/replica-parts.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';

const nothing = () => {};

const tickMs = 10;

/** The first leadership that `node` can have in a configuration: a follower takes it up without being asked for a promise. */
export const leadershipOf = (node: number, configId = 0): Ballot => ({
  round: roundIn(configId, 0),
  priority: 0,
  node,
});

export function membersOf(configId: number, ...nodeIds: number[]): Membership {
  return withMajorities(
    configId,
    nodeIds.map((nodeId) => ({ nodeId, role: 'voter', name: `n${nodeId}`, dc: 'a', host: '', port: 0 })),
  );
}

/** Node 1, of three unless told otherwise; what the others say, what it hears of the time and when its turns are is up to the test. */
export class LoneReplica {
  readonly stateMachine = new StateMachine();
  readonly replica: PaxosReplica;
  /** Whether little waits for the others. */
  linkHasRoom = true;
  #turns: (() => void)[] = [];
  #nowMs = 0;
  #sent: { readonly to: number; readonly message: PeerMessage }[] = [];

  /** @param acceptedBallot of its log, when it is not the node's first start. */
  constructor(membership = membersOf(0, 1, 2, 3), acceptedBallot = zeroBallot) {
    this.replica = this.#replica(membership, acceptedBallot);
  }

  /** Everything is done that can be done without news or time. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      if (this.#turns.length > 0) quiet = 0;
      for (const turn of this.#turns.splice(0)) turn();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async hear(from: number, ...messages: PeerMessage[]): Promise<void> {
    this.replica.receive(from, messages);
    await this.settle();
  }

  async tick(count = 1): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.#nowMs += tickMs;
      this.replica.tick(this.#nowMs);
      await this.settle();
    }
  }

  /** `node` has become the leader, with `entries` in the log that are decided. */
  async follow(ballot: Ballot, entries: readonly Uint8Array[] = []): Promise<void> {
    const log = { syncIndex: 0, offset: 0, entries, done: true, decidedIndex: entries.length };
    await this.hear(ballot.node, { type: 'acceptSync', ballot, ...log });
  }

  /** What it has sent of this type since it was asked last. */
  takeSent<Type extends PeerMessage['type']>(type: Type) {
    const sent = this.#sent;
    this.#sent = [];
    return sent.flatMap(({ to, message }) =>
      message.type === type ? [{ to, message: message as Extract<PeerMessage, { type: Type }> }] : [],
    );
  }

  #replica(membership: Membership, acceptedBallot: Ballot): PaxosReplica {
    const scheduler = {
      nowMs: () => this.#nowMs,
      defer: (turn: () => void) => void this.#turns.push(turn),
      crash: nodeScheduler.crash,
    };
    return new PaxosReplica({
      ...{
        nodeId: 1,
        boot: 1,
        isWitness: false,
        membership,
        scheduler,
        clock: scheduler,
      },
      core: coreOf(membership, acceptedBallot),
      log: { append: () => Promise.resolve(), sizeBytes: 0 },
      stateMachine: this.stateMachine,
      encode: encodeCommand,
      decode: decodeCommand,
      limits: { ...defaultReplicaLimits, maxWaitMs: 60_000 },
      diskStateOf: () => 'failed',
      transport: {
        isConnected: () => true,
        hasRoom: () => this.linkHasRoom,
        send: (to, message) => void this.#sent.push({ to, message }),
        flush: nothing,
      },
      observer: {
        ...{ coreEvent: nothing, leaderChanged: nothing, durable: nothing, proposed: nothing },
        ...{ diskFull: nothing, diskFree: nothing, diskFailed: nothing, membershipChanged: nothing },
      },
    });
  }
}

function coreOf(membership: Membership, acceptedBallot: Ballot): Paxos {
  return new Paxos(
    {
      ...{ nodeId: 1, boot: 1, isWitness: false, priority: 0, lease: null },
      ...{ electionRoundTicks: 10, unhappyRoundTicks: 10, firstRoundTicks: 10, resendTicks: 10 },
      ...{ stallTicks: 100, deafTicks: 100, orderMaxAgeMs: 100 * tickMs },
      ...{ maxMessageBytes: 1024, maxInflightMessages: 2, maxInflightBytes: 4096 },
    },
    {
      ...{ promised: acceptedBallot, acceptedBallot, entries: [] },
      ...{ decidedIndex: 0, compactedIndex: 0, lastIndex: 0, departures: [] },
    },
    membership,
  );
}
