import type { Ballot } from './ballot.ts';

/**
 * What nodes say to each other about the log and its leader. The sequence diagrams are in
 * `proto/scalectl/peer/v1/peer.proto`; this is the same catalogue without the wire.
 *
 * Indices count entries: an index of 3 means "the first three entries". Messages may be lost, doubled, reordered and
 * delayed for ever; each names its ballot and its place, and that alone decides what the receiver may do with it.
 */
export type Message =
  /**
   * Election, all → all, once per round. A link counts only when request and reply both pass. `ballot`: the one in which
   * the sender leads, or zero; nodes without a vote learn from it whom to ask. `hasGivenUp`: it led, and who followed it need
   * not wait for the end of the round.
   */
  | {
      readonly type: 'heartbeatRequest';
      readonly round: number;
      readonly configId: number;
      readonly decidedIndex: number;
      readonly ballot: Ballot;
      readonly hasGivenUp: boolean;
    }
  | {
      readonly type: 'heartbeatReply';
      readonly round: number;
      readonly configId: number;
      readonly decidedIndex: number;
      readonly ballot: Ballot;
      readonly leader: Ballot;
      readonly happy: boolean;
      /** The leader that asked has a lease, as far as the sender is concerned (see `lease.ts`). */
      readonly lease: boolean;
      /** How much of the log of the leader that asked the sender has, and has on its disk (see `leader-watch.ts`). */
      readonly receivedIndex: number;
      readonly durableIndex: number;
    }
  /** Candidate → all: promise me `ballot`. Sent only after the candidate's own promise is durable. */
  | {
      readonly type: 'prepare';
      readonly ballot: Ballot;
      /** The leader of this ballot uses its lease no more: it asked the sender to lead. Zero otherwise. */
      readonly released: Ballot;
    }
  /**
   * Durable promise, and how far the sender's log goes. Carries no entries: the candidate fetches what it lacks, from
   * nodes that can read theirs (`readableIndex`; a witness can read nothing).
   */
  | {
      readonly type: 'promise';
      readonly ballot: Ballot;
      readonly acceptedBallot: Ballot;
      readonly lastIndex: number;
      readonly readableIndex: number;
      readonly decidedIndex: number;
      /** Something that was accepted has to be accepted again; a witness too must know how far its log goes. */
      readonly isDamaged: boolean;
    }
  /** Candidate → the node with the most recent log; stop and wait, one part at a time. */
  | { readonly type: 'logRequest'; readonly ballot: Ballot; readonly fromIndex: number }
  | {
      readonly type: 'logResponse';
      readonly ballot: Ballot;
      readonly fromIndex: number;
      readonly entries: readonly Uint8Array[];
      readonly done: boolean;
    }
  /**
   * Leader → follower: keep your log up to `syncIndex` and replace the rest. Parts are staged and adopted as a whole:
   * a half-replaced log under the new ballot could outvote a complete one under an older ballot.
   */
  | {
      readonly type: 'acceptSync';
      readonly ballot: Ballot;
      readonly syncIndex: number;
      readonly offset: number;
      readonly entries: readonly Uint8Array[];
      readonly done: boolean;
      readonly decidedIndex: number;
    }
  /** Leader → follower: append after `startIndex`. */
  | {
      readonly type: 'accept';
      readonly ballot: Ballot;
      readonly startIndex: number;
      readonly entries: readonly Uint8Array[];
      readonly decidedIndex: number;
    }
  /** Follower → leader: durable up to `index` in `ballot`; `staged`: parts of an acceptSync held up to `index`. */
  | { readonly type: 'accepted'; readonly ballot: Ballot; readonly index: number; readonly staged: boolean }
  /** Follower → leader: not done. Bound to `promised`, or there is a gap after `lastIndex`, or it needs acceptSync. */
  | {
      readonly type: 'rejected';
      readonly ballot: Ballot;
      readonly promised: Ballot;
      readonly lastIndex: number;
      readonly needsSync: boolean;
    }
  | { readonly type: 'decide'; readonly ballot: Ballot; readonly decidedIndex: number }
  /** Leader → all: am I still the one you are bound to? Answered from memory, no disk. */
  | { readonly type: 'readProbe'; readonly ballot: Ballot; readonly round: number }
  | { readonly type: 'readAck'; readonly ballot: Ballot; readonly round: number }
  /** You lack decided entries that nobody will send unasked: those before a newer configuration, or compacted ones. */
  | { readonly type: 'behind'; readonly decidedIndex: number }
  /** Anyone → anyone: what was decided after `fromIndex`? Stop and wait. */
  | { readonly type: 'learnRequest'; readonly fromIndex: number }
  /**
   * With `compactedIndex` above `fromIndex` there are no entries to send: a snapshot is needed. `ballot`: what the sender
   * has promised, so that the receiver cannot go on accepting from a leader older than these decisions.
   */
  | {
      readonly type: 'learnResponse';
      readonly ballot: Ballot;
      readonly fromIndex: number;
      readonly entries: readonly Uint8Array[];
      readonly decidedIndex: number;
      readonly compactedIndex: number;
    }
  /** Leader of `ballot` → the node that is to lead next: you have my whole log, begin. `round`: tells its age (`orders.ts`). */
  | { readonly type: 'takeOver'; readonly ballot: Ballot; readonly round: number };

export interface Envelope {
  readonly to: number;
  readonly message: Message;
}

/** One kind of message. */
export type MessageOf<Type extends Message['type']> = Extract<Message, { type: Type }>;

/** What concerns the log, and takes a working disk. */
export type LogMessage = Exclude<
  Message,
  MessageOf<'heartbeatRequest' | 'heartbeatReply' | 'readAck' | 'behind' | 'learnRequest'>
>;

/** What only the owner of a ballot says. */
export type ProposerMessage = MessageOf<'prepare' | 'logRequest' | 'acceptSync' | 'accept' | 'readProbe' | 'takeOver'>;
