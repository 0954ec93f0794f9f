import { type Ballot, sameBallot, zeroBallot } from '../consensus/ballot.ts';
import type { Paxos } from '../consensus/paxos.ts';
import type { LeaderRoute } from './leader-route.ts';
import type { PeerMessage } from './peer-message.ts';
import type { Reads } from './reads.ts';

interface CoreReadParts {
  readonly nodeId: number;
  readonly core: Paxos;
  /** Of this node's own clients. */
  readonly reads: Reads;
  readonly route: LeaderRoute;
  readonly appliedIndex: () => number;
  readonly send: (to: number, message: PeerMessage) => void;
}

/** Questions to the core of a leader: those of its own clients, and those of other nodes. */
export class CoreReads {
  readonly #parts: CoreReadParts;
  readonly #asked = new Map<number, { readonly from: number; readonly id: number }>();
  #last = 0;
  /** What was put to the leader last, and in which leadership. */
  #question: { readonly id: number; readonly ballot: Ballot } = { id: 0, ballot: zeroBallot };

  constructor(parts: CoreReadParts) {
    this.#parts = parts;
  }

  /** Puts all reads that wait here to the leader, as one question; one must be known. */
  submit(nowMs: number): void {
    const { nodeId, core, reads, send } = this.#parts;
    const { leaderBallot } = core;
    const id = reads.takeBatch(nowMs);
    this.#question = { id, ballot: leaderBallot };
    if (leaderBallot.node !== nodeId) send(leaderBallot.node, { type: 'readIndexRequest', id, ballot: core.ballot });
    else if (!this.#ask(nodeId, id, zeroBallot)) reads.refused(id);
  }

  /** Another node leads: what was put to the one before is to be asked again. */
  leaderChanged(): void {
    const { core, reads } = this.#parts;
    if (!sameBallot(this.#question.ballot, core.leaderBallot)) reads.refuseAsked();
  }

  /** The leader's answer. */
  receiveAnswer({ id, index, refused }: Extract<PeerMessage, { type: 'readIndexResponse' }>): void {
    const { reads, route, appliedIndex } = this.#parts;
    if (!refused) {
      reads.answered(id, index, appliedIndex());
      return;
    }
    if (id === this.#question.id) route.refused(this.#question.ballot);
    reads.refused(id);
  }

  /** Another node asks. */
  receive(from: number, { id, ballot }: Extract<PeerMessage, { type: 'readIndexRequest' }>): void {
    if (!this.#ask(from, id, ballot))
      this.#parts.send(from, { type: 'readIndexResponse', id, index: 0, refused: true });
  }

  answer(coreRead: number, index: number): void {
    const { from, id } = this.#take(coreRead);
    const { nodeId, reads, appliedIndex, send } = this.#parts;
    if (from === nodeId) reads.answered(id, index, appliedIndex());
    else send(from, { type: 'readIndexResponse', id, index, refused: false });
  }

  refuse(coreRead: number): void {
    const { from, id } = this.#take(coreRead);
    const { nodeId, reads, send } = this.#parts;
    if (from === nodeId) reads.refused(id);
    else send(from, { type: 'readIndexResponse', id, index: 0, refused: true });
  }

  /** False when this node does not lead. */
  #ask(from: number, id: number, ballot: Ballot): boolean {
    const coreRead = ++this.#last;
    if (!this.#parts.core.requestRead(coreRead, from, ballot)) return false;
    this.#asked.set(coreRead, { from, id });
    return true;
  }

  #take(coreRead: number): { readonly from: number; readonly id: number } {
    const read = this.#asked.get(coreRead)!;
    this.#asked.delete(coreRead);
    return read;
  }
}
