import type { scalectl } from '#proto';
import { type Ballot, zeroBallot } from '../consensus/ballot.ts';
import type { Message } from '../consensus/message.ts';

/** What concerns the log: consensus, and what replicas forward for their clients. */
type ReplicaMessage =
  | Message
  /** Asks the leader for an index at which reads that wait here are linearizable. */
  | { readonly type: 'readIndexRequest'; readonly id: number; readonly ballot: Ballot }
  | { readonly type: 'readIndexResponse'; readonly id: number; readonly index: number; readonly refused: boolean }
  /** Proposals of this node's clients, for the leader of `ballot` and no other. */
  | {
      readonly type: 'forward';
      readonly id: number;
      readonly ballot: Ballot;
      readonly entries: readonly Uint8Array[];
    }
  | { readonly type: 'forwardRejected'; readonly id: number; readonly overloaded: boolean }
  /** Asks the leader to make the members of this stop-sign the next ones, unless others are by now. */
  | { readonly type: 'reconfigure'; readonly entry: Uint8Array }
  /** Asks the leader to hand over to that node. */
  | { readonly type: 'transfer'; readonly to: number };

/** How good a place to lead from the sender is; see `leader-placement.ts`. `quorumRttMicros` 0: none, it cannot lead. */
interface PlacementMessage {
  readonly type: 'placement';
  readonly quorumRttMicros: number;
  readonly priority: number;
}

/** What concerns the deadlines of leases, which only the leader knows. */
export type LeaseMessage =
  /** Asks how long a lease still lives; `renew` gives it its whole time again before. */
  | { readonly type: 'leaseQuestion'; readonly id: number; readonly leaseId: number; readonly renew: boolean }
  | {
      readonly type: 'leaseAnswer';
      readonly id: number;
      readonly found: boolean;
      /** Not the leader, or not any more: nothing is said about the lease. */
      readonly refused: boolean;
      readonly remainingMs: number;
    };

/** Snapshots, piece by piece; see `snapshots.ts`. */
type SnapshotMessage =
  /** Index and maker name the snapshot that was begun; with no maker (0), `index` is the least that is of use. */
  | {
      readonly type: 'snapshotRequest';
      readonly index: number;
      readonly makerNodeId: number;
      readonly makerBoot: number;
      readonly offset: number;
      /** The sender is a witness: it takes where the log begins and who the members are, and no data. */
      readonly withoutState: boolean;
    }
  | {
      readonly type: 'snapshotChunk';
      readonly index: number;
      readonly makerNodeId: number;
      readonly makerBoot: number;
      readonly offset: number;
      readonly totalBytes: number;
      readonly bytes: Uint8Array;
    };

/** All that nodes say to each other. */
export type PeerMessage = ReplicaMessage | LeaseMessage | SnapshotMessage | PlacementMessage;

/** Roughly what a message adds to a frame. */
export function sizeOfMessage(message: PeerMessage): number {
  let size = 64;
  if ('entries' in message) for (const entry of message.entries) size += entry.length + 5;
  if (message.type === 'reconfigure') size += message.entry.length;
  if (message.type === 'snapshotChunk') size += message.bytes.length;
  return size;
}

// The generated encoder takes mutable arrays by type, and never changes them.
type Fields = { entries?: Uint8Array[] };

/** As the generated codec takes it. */
export function toWire(message: PeerMessage): scalectl.peer.v1.IMessage {
  const { type, ...fields } = message as PeerMessage & Fields;
  return { [type]: fields };
}

/**
 * Null when it is of a kind that this version does not know. Decoded messages have every scalar field: absent ones read as
 * protobuf's defaults.
 */
export function fromWire(message: scalectl.peer.v1.IMessage): PeerMessage | null {
  const m = message as scalectl.peer.v1.Message;
  if (m.accept) return { type: 'accept', ...ballotOf(m.accept), ...acceptFields(m.accept as Accept) };
  if (m.accepted) return { type: 'accepted', ...ballotOf(m.accepted), ...acceptedFields(m.accepted as Accepted) };
  if (m.decide) return { type: 'decide', ...ballotOf(m.decide), decidedIndex: m.decide.decidedIndex! };
  if (m.forward) {
    return { type: 'forward', id: m.forward.id!, ...ballotOf(m.forward), entries: compact(m.forward.entries!) };
  }
  if (m.readIndexRequest) {
    return { type: 'readIndexRequest', id: m.readIndexRequest.id!, ...ballotOf(m.readIndexRequest) };
  }
  if (m.readIndexResponse) {
    const { id, index, refused } = m.readIndexResponse as ReadIndexResponse;
    return { type: 'readIndexResponse', id, index, refused };
  }
  if (m.readProbe) return { type: 'readProbe', ...ballotOf(m.readProbe), round: m.readProbe.round! };
  if (m.readAck) return { type: 'readAck', ...ballotOf(m.readAck), round: m.readAck.round! };
  if (m.heartbeatRequest) {
    const { round, configId, decidedIndex, hasGivenUp } = m.heartbeatRequest as HeartbeatRequest;
    const ballot = ballotOf(m.heartbeatRequest);
    return { type: 'heartbeatRequest', round, configId, decidedIndex, ...ballot, hasGivenUp };
  }
  return fromRareWire(m);
}

function fromRareWire(m: scalectl.peer.v1.Message): PeerMessage | null {
  if (m.heartbeatReply) {
    const { leader, ...reply } = m.heartbeatReply as HeartbeatReply;
    const { round, happy, configId, decidedIndex, lease, receivedIndex, durableIndex } = reply;
    const { ballot } = ballotOf(m.heartbeatReply);
    const election = { round, configId, decidedIndex, ballot, leader: toBallot(leader), happy, lease };
    return { type: 'heartbeatReply', ...election, receivedIndex, durableIndex };
  }
  if (m.forwardRejected) {
    return { type: 'forwardRejected', id: m.forwardRejected.id!, overloaded: m.forwardRejected.overloaded! };
  }
  if (m.leaseQuestion) {
    const { id, leaseId, renew } = m.leaseQuestion as LeaseQuestion;
    return { type: 'leaseQuestion', id, leaseId, renew };
  }
  if (m.leaseAnswer) {
    const { id, found, refused, remainingMs } = m.leaseAnswer as LeaseAnswer;
    return { type: 'leaseAnswer', id, found, refused, remainingMs };
  }
  if (m.rejected) {
    const { promised, lastIndex, needsSync } = m.rejected as Rejected;
    return { type: 'rejected', ...ballotOf(m.rejected), promised: toBallot(promised), lastIndex, needsSync };
  }
  if (m.prepare) return { type: 'prepare', ...ballotOf(m.prepare), released: toBallot(m.prepare.released) };
  if (m.promise) {
    const { acceptedBallot, lastIndex, readableIndex, decidedIndex, isDamaged } = m.promise as Promised;
    return {
      type: 'promise',
      ...ballotOf(m.promise),
      acceptedBallot: toBallot(acceptedBallot),
      lastIndex,
      readableIndex,
      decidedIndex,
      isDamaged,
    };
  }
  if (m.logRequest) return { type: 'logRequest', ...ballotOf(m.logRequest), fromIndex: m.logRequest.fromIndex! };
  if (m.logResponse) {
    const { fromIndex, done, entries } = m.logResponse as LogResponse;
    return { type: 'logResponse', ...ballotOf(m.logResponse), fromIndex, done, entries: compact(entries) };
  }
  if (m.acceptSync) {
    const { syncIndex, offset, done, decidedIndex, entries } = m.acceptSync as AcceptSync;
    const ballot = ballotOf(m.acceptSync);
    return { type: 'acceptSync', ...ballot, syncIndex, offset, done, decidedIndex, entries: compact(entries) };
  }
  return fromLearnerWire(m);
}

function fromLearnerWire(m: scalectl.peer.v1.Message): PeerMessage | null {
  if (m.behind) return { type: 'behind', decidedIndex: m.behind.decidedIndex! };
  if (m.learnRequest) return { type: 'learnRequest', fromIndex: m.learnRequest.fromIndex! };
  if (m.learnResponse) {
    const { fromIndex, entries, decidedIndex, compactedIndex } = m.learnResponse as LearnResponse;
    const { ballot } = ballotOf(m.learnResponse);
    return { type: 'learnResponse', ballot, fromIndex, entries: compact(entries), decidedIndex, compactedIndex };
  }
  if (m.takeOver) return { type: 'takeOver', ...ballotOf(m.takeOver), round: m.takeOver.round! };
  if (m.reconfigure) return { type: 'reconfigure', entry: Buffer.from(m.reconfigure.entry!) };
  if (m.transfer) return { type: 'transfer', to: m.transfer.to! };
  if (m.placement) {
    const { quorumRttMicros, priority } = m.placement as PlacementFields;
    return { type: 'placement', quorumRttMicros, priority };
  }
  return fromSnapshotWire(m);
}

function fromSnapshotWire(m: scalectl.peer.v1.Message): PeerMessage | null {
  if (m.snapshotRequest) {
    const { index, makerNodeId, makerBoot, offset, withoutState } = m.snapshotRequest as SnapshotRequest;
    return { type: 'snapshotRequest', index, makerNodeId, makerBoot, offset, withoutState };
  }
  if (m.snapshotChunk) {
    const { index, makerNodeId, makerBoot, offset, totalBytes, bytes } = m.snapshotChunk as SnapshotChunk;
    return { type: 'snapshotChunk', index, makerNodeId, makerBoot, offset, totalBytes, bytes };
  }
  return null;
}

type Accept = scalectl.peer.v1.Accept;
type AcceptSync = scalectl.peer.v1.AcceptSync;
type Accepted = scalectl.peer.v1.Accepted;
type Rejected = scalectl.peer.v1.Rejected;
type Promised = scalectl.peer.v1.Promise;
type LogResponse = scalectl.peer.v1.LogResponse;
type LearnResponse = scalectl.peer.v1.LearnResponse;
type HeartbeatRequest = scalectl.peer.v1.HeartbeatRequest;
type HeartbeatReply = scalectl.peer.v1.HeartbeatReply;
type LeaseQuestion = scalectl.peer.v1.LeaseQuestion;
type LeaseAnswer = scalectl.peer.v1.LeaseAnswer;
type PlacementFields = scalectl.peer.v1.Placement;
type SnapshotRequest = scalectl.peer.v1.SnapshotRequest;
type SnapshotChunk = scalectl.peer.v1.SnapshotChunk;
type ReadIndexResponse = scalectl.peer.v1.ReadIndexResponse;

function acceptFields({ startIndex, decidedIndex, entries }: Accept) {
  return { startIndex, decidedIndex, entries: compact(entries) };
}

function acceptedFields({ index, staged }: Accepted) {
  return { index, staged };
}

function ballotOf(message: { ballot?: scalectl.peer.v1.IBallot | null }): { ballot: Ballot } {
  return { ballot: toBallot(message.ballot) };
}

function toBallot(ballot: scalectl.peer.v1.IBallot | null | undefined): Ballot {
  if (ballot === null || ballot === undefined) return zeroBallot;
  return { round: ballot.round!, priority: ballot.priority!, node: ballot.node! };
}

/**
 * Copies the entries of one message into a buffer of their own. They stay in the log for long; as views of what the
 * socket read they would keep its whole slab (64 KiB) alive for a few hundred bytes.
 */
function compact(entries: readonly Uint8Array[]): Uint8Array[] {
  let size = 0;
  for (const entry of entries) size += entry.length;
  // From Node's pool of 8 KiB slabs, when small: neighbours in the pool are entries too, and live as long.
  const buffer = Buffer.allocUnsafe(size);
  let offset = 0;
  return entries.map((entry) => {
    const start = offset;
    buffer.set(entry, start);
    offset += entry.length;
    return buffer.subarray(start, offset);
  });
}
