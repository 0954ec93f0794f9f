import { memberOf } from '../consensus/membership.ts';
import type { Replica } from './contract.ts';
import type { PeerMessage } from './peer-message.ts';
import { Placement, type PlaceToLead } from './placement.ts';
import type { PeerTransport } from './replica-parts.ts';
import { quorumRttMs, type RoundTrips } from './round-trips.ts';
import type { Scheduler } from './scheduler.ts';

/** How often this node measures, tells the others and decides. */
const periodMs = 1_000;
/** What a node said of itself counts for so long: less than the evaluations that a move takes. */
const reportLifeMs = 3_000;
/** The successor has the whole log within this, or somebody else's turn comes: proposals wait meanwhile. */
const transferTimeoutMs = 1_000;

export interface LeaderPlacementParts {
  readonly nodeId: number;
  /** NodeConfig.leaderPriority. */
  readonly priority: number;
  readonly replica: Replica;
  readonly transport: PeerTransport;
  readonly roundTrips: RoundTrips;
  readonly scheduler: Scheduler;
  readonly observer: PlacementObserver;
}

export interface PlacementObserver {
  /** This node leads and hands over to one that is in a better place. */
  leaderMoves(to: number, own: PlaceToLead, other: PlaceToLead): void;
  leaderMoveFailed(to: number, error: unknown): void;
}

/**
 * Has the leadership go where it is best placed (`placement.ts` says where that is): measures how soon a quorum answers
 * this node, tells the others, and hands over when another node is better placed than this one, which leads.
 */
export class LeaderPlacement {
  readonly #parts: LeaderPlacementParts;
  readonly #placement: Placement;
  readonly #reports = new Map<number, PlaceToLead & { readonly atMs: number }>();
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(parts: LeaderPlacementParts) {
    this.#parts = parts;
    this.#placement = new Placement(parts.nodeId);
  }

  receive(from: number, messages: readonly PeerMessage[]): void {
    for (const message of messages) {
      if (message.type === 'heartbeatReply') {
        this.#parts.roundTrips.answered(from, message.round, this.#parts.scheduler.nowMs());
      } else if (message.type === 'placement') {
        const { quorumRttMicros, priority } = message;
        const rttMs = quorumRttMicros === 0 ? null : quorumRttMicros / 1_000;
        this.#reports.set(from, { priority, quorumRttMs: rttMs, atMs: this.#parts.scheduler.nowMs() });
      }
    }
  }

  /** To be called with every tick of the replica, before it, which then passes on what is sent here. */
  tick(nowMs: number): void {
    if (nowMs - this.#lastMs < periodMs) return;
    this.#lastMs = nowMs;
    const { replica, roundTrips } = this.#parts;
    roundTrips.fold(nowMs);
    const { leaderId, disk } = replica.status();
    const own = this.#measure(disk === 'ok');
    this.#tell(own);
    const candidates = this.#candidates(nowMs);
    // With a learner among the members a change is on its way: it waits for its leader, and begins again with another.
    const mayMove = disk === 'ok' && replica.membership.members.every(({ role }) => role !== 'learner');
    const to = this.#placement.evaluate({ nowMs, leaderId, own, candidates, mayMove });
    if (to !== 0) this.#move(to, own, candidates.find(({ nodeId }) => nodeId === to)!);
  }

  #measure(canLead: boolean): PlaceToLead {
    const { nodeId, priority, replica, roundTrips } = this.#parts;
    return { priority, quorumRttMs: canLead ? quorumRttMs(replica.membership, nodeId, roundTrips) : null };
  }

  #tell({ priority, quorumRttMs }: PlaceToLead): void {
    const { nodeId, replica, transport } = this.#parts;
    const quorumRttMicros = quorumRttMs === null ? 0 : Math.max(1, Math.round(quorumRttMs * 1_000));
    for (const member of replica.membership.members) {
      if (member.nodeId !== nodeId) transport.send(member.nodeId, { type: 'placement', quorumRttMicros, priority });
    }
  }

  /** `progress` is empty on a node that does not lead. */
  #candidates(nowMs: number): readonly (PlaceToLead & { readonly nodeId: number })[] {
    const { membership, progress } = this.#parts.replica;
    return progress.flatMap(({ nodeId, isCurrent }) => {
      const report = this.#reports.get(nodeId);
      const isFresh = report !== undefined && nowMs - report.atMs <= reportLifeMs;
      const mayLead = isCurrent && memberOf(membership, nodeId)?.role === 'voter';
      return isFresh && mayLead ? [{ nodeId, priority: report.priority, quorumRttMs: report.quorumRttMs }] : [];
    });
  }

  #move(to: number, own: PlaceToLead, other: PlaceToLead): void {
    const { observer, replica, scheduler } = this.#parts;
    observer.leaderMoves(to, own, other);
    const options = { deadlineMs: scheduler.nowMs() + transferTimeoutMs, cancelled: false };
    replica.transferLeadership(to, options).catch((error) => observer.leaderMoveFailed(to, error));
  }
}

/** The transport, with every heartbeat that goes out noted. */
export function measuring(transport: PeerTransport, roundTrips: RoundTrips, scheduler: Scheduler): PeerTransport {
  return {
    isConnected: (peer) => transport.isConnected(peer),
    hasRoom: (peer) => transport.hasRoom(peer),
    send: (to, message) => {
      // Round 0 is no election: a node without a vote asks so.
      if (message.type === 'heartbeatRequest' && message.round > 0) {
        roundTrips.asked(to, message.round, scheduler.nowMs());
      }
      transport.send(to, message);
    },
    flush: () => transport.flush(),
  };
}
