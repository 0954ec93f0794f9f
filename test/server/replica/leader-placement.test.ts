import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type MemberRole, withMajorities } from '../../../server/consensus/membership.ts';
import { LeaderPlacement, measuring } from '../../../server/replica/leader-placement.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { RoundTrips } from '../../../server/replica/round-trips.ts';
import { SingleCopyReplica } from '../rpc/services/single-copy-replica.ts';

/** Node 1, which leads; the others answer its heartbeats after 40 ms, and say what they are told to. */
class Node {
  readonly replica = new SingleCopyReplica();
  readonly moves: number[] = [];
  readonly failures: unknown[] = [];
  readonly told: { readonly to: number; readonly message: PeerMessage }[] = [];
  readonly #placement: LeaderPlacement;
  readonly #roundTrips = new RoundTrips();
  #nowMs = 0;
  #round = 0;

  constructor(...roles: MemberRole[]) {
    const members = roles.map((role, i) => ({ nodeId: i + 1, role, name: `n${i + 1}`, dc: 'a', host: '', port: 0 }));
    this.replica.membership = withMajorities(0, members);
    this.replica.progress = members.slice(1).map(({ nodeId }) => ({ nodeId, matchIndex: 9, isCurrent: true }));
    this.#placement = new LeaderPlacement({
      nodeId: 1,
      priority: 7,
      replica: this.replica,
      transport: this.#transport,
      roundTrips: this.#roundTrips,
      scheduler: this.#scheduler,
      observer: {
        leaderMoves: (to) => this.moves.push(to),
        leaderMoveFailed: (_, error) => this.failures.push(error),
      },
    });
  }

  get #scheduler() {
    return { nowMs: () => this.#nowMs, defer: () => {}, crash: assert.unreachable };
  }

  get #transport() {
    const send = (to: number, message: PeerMessage) => void this.told.push({ to, message });
    return { isConnected: () => true, hasRoom: () => true, send, flush: () => {} };
  }

  says(from: number, quorumRttMs: number | null, priority = 7): void {
    const quorumRttMicros = quorumRttMs === null ? 0 : quorumRttMs * 1_000;
    this.#placement.receive(from, [{ type: 'placement', quorumRttMicros, priority }]);
  }

  /** A heartbeat to everyone, their answers, and the tick. */
  second(): void {
    const ballot = { round: 0, priority: 0, node: 0 };
    const round = ++this.#round;
    const fields = { round, configId: 0, decidedIndex: 0, ballot, hasGivenUp: false };
    const reach = { receivedIndex: 0, durableIndex: 0 };
    const transport = measuring(this.#transport, this.#roundTrips, this.#scheduler);
    for (const { nodeId } of this.replica.progress) transport.send(nodeId, { type: 'heartbeatRequest', ...fields });
    this.#nowMs += 40;
    for (const { nodeId } of this.replica.progress) {
      this.#placement.receive(nodeId, [
        { type: 'heartbeatReply', ...fields, ...reach, leader: ballot, happy: true, lease: false },
      ]);
    }
    this.#nowMs += 960;
    this.#placement.tick(this.#nowMs);
  }

  seconds(count: number, says: () => void = () => {}): void {
    for (let i = 0; i < count; i++) {
      says();
      this.second();
    }
  }
}

test('a node tells all others how soon a quorum answers it, and its priority, once a second', () => {
  const node = new Node('voter', 'voter', 'witness', 'learner');
  node.seconds(2);
  const told = node.told.filter(({ message }) => message.type === 'placement');
  assert.equal(
    told.map(({ to }) => to),
    [2, 3, 4, 2, 3, 4],
  );
  assert.equal(told[0]!.message, { type: 'placement', quorumRttMicros: 40_000, priority: 7 });
});

test('a leader hands over to the voter that is better placed', () => {
  const node = new Node('voter', 'voter', 'voter');
  node.seconds(6, () => {
    node.says(2, 39);
    node.says(3, 2);
  });
  assert.equal(node.moves, [3]);
  assert.is(node.replica.status().leaderId, 3);
});

test('witnesses, learners, and voters that lag, say nothing or cannot lead are not handed over to', () => {
  const node = new Node('voter', 'voter', 'witness', 'voter', 'voter');
  node.replica.progress = node.replica.progress.map((one) => ({ ...one, isCurrent: one.nodeId !== 2 }));
  node.says(5, 1); // and is silent from then on: after 3 s it does not count any more
  node.seconds(4);
  node.seconds(60, () => {
    node.says(2, 1, 100);
    node.says(3, 1, 100);
    node.says(4, null, 100);
  });
  assert.equal(node.moves, []);
});

test('nobody is moved while a learner is among the members, or while the disk of the leader is full', () => {
  const learning = new Node('voter', 'voter', 'voter', 'learner');
  learning.seconds(20, () => learning.says(2, 1));
  assert.equal(learning.moves, []);
  const full = new Node('voter', 'voter', 'voter');
  full.replica.override = { disk: 'full' };
  full.seconds(20, () => full.says(2, 1));
  assert.equal(full.moves, []);
  const said = full.told.flatMap(({ message }) => (message.type === 'placement' ? [message.quorumRttMicros] : []));
  assert.is(Math.max(...said), 0, 'and it tells that it cannot lead');
});

test('a handover that fails is told, and not tried again for 30 s', async () => {
  const node = new Node('voter', 'voter', 'voter');
  const transfers: number[] = [];
  node.replica.transferLeadership = async (to) => {
    transfers.push(to);
    throw new Error('not taken over');
  };
  node.seconds(30, () => node.says(2, 1));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(transfers, [2]);
  assert.is(node.failures.length, 1);
  node.seconds(10, () => node.says(2, 1));
  assert.equal(transfers, [2, 2]);
});

test.run();
