import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LeaseKeeper } from '../../../server/lease/lease-keeper.ts';
import { defaultLessorLimits } from '../../../server/lease/lessor.ts';
import type { AppliedListener } from '../../../server/replica/contract.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import type { Operation } from '../../../server/statemachine/command.ts';
import { leaseTtlSecondsMax } from '../../../server/statemachine/leases.ts';
import { StateMachine } from '../../../server/statemachine/state-machine.ts';
import { waitFor } from '../../support/wait-for.ts';
import { InProcessCluster } from '../replica/in-process-cluster.ts';
import { SingleCopyReplica } from '../rpc/services/single-copy-replica.ts';

const patient = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };
const memoryLog = () => ({ append: () => sleep(1), sizeBytes: 0 });
const grant = (id: number, ttlSeconds: number): Operation => ({ type: 'leaseGrant', id, ttlSeconds });
const revoke = (id: number): Operation => ({ type: 'leaseRevoke', id });

type Member = InProcessCluster['members'][number];

/** Replicas with a keeper each, whose messages go from one to the other unless one of them is cut off. */
class Keepers {
  readonly cluster = new InProcessCluster(3, memoryLog);
  readonly keepers = this.cluster.members.map((member) => this.#keeper(member));

  of(member: Member): LeaseKeeper {
    return this.keepers[member.id - 1]!;
  }

  hasLease(member: Member, id: number): boolean {
    return member.replica.state.leases.lookup(id) !== null;
  }

  leader(): Promise<Member> {
    return waitFor(() => this.cluster.leader, { what: 'a leader' });
  }

  async stop(): Promise<void> {
    for (const keeper of this.keepers) keeper.close();
    await this.cluster.stop();
  }

  #keeper(member: Member): LeaseKeeper {
    const { members } = this.cluster;
    const deliver = (to: number, message: PeerMessage) =>
      setImmediate(() => {
        const receiver = members[to - 1]!;
        if (!member.isolated && !receiver.isolated) this.of(receiver).receive(member.id, [message]);
      });
    const keeper = new LeaseKeeper({
      nodeId: member.id,
      replica: member.replica,
      transport: {
        isConnected: (peer) => !members[peer - 1]!.isolated,
        hasRoom: () => true,
        send: deliver,
        flush: () => {},
      },
    });
    keeper.start();
    return keeper;
  }
}

async function withKeepers(run: (keepers: Keepers) => Promise<void>): Promise<void> {
  const keepers = new Keepers();
  try {
    await keepers.leader();
    await run(keepers);
  } finally {
    await keepers.stop();
  }
}

test('every node answers how long a lease lives, renews it, and knows when there is none', () =>
  withKeepers(async (keepers) => {
    const leader = await keepers.leader();
    await leader.replica.propose(grant(7, 60), null, patient);
    for (const keeper of keepers.keepers) {
      assert.is(await keeper.ask(7, true, patient), 60_000);
      const leftMs = await keeper.ask(7, false, patient);
      assert.ok(leftMs !== null && leftMs > 50_000 && leftMs <= 60_000, `${leftMs} ms are left`);
      assert.is(await keeper.ask(8, true, patient), null);
    }
  }));

test('a grant that is refused, for its time or because there is one, leaves nothing behind at the leader', () =>
  withKeepers(async (keepers) => {
    const leader = await keepers.leader();
    await keepers.of(leader).ask(7, false, patient); // it keeps the time of leases from here on
    for (const ttlSeconds of [leaseTtlSecondsMax + 1, 60, 70]) {
      await leader.replica.propose(grant(7, ttlSeconds), null, patient);
    }
    assert.is(await keepers.of(leader).ask(7, true, patient), 60_000);
  }));

test('a note that is not proposed costs the renewals after it no log entry', async () => {
  const proposed: string[] = [];
  let notes = 0;
  class Overloaded extends SingleCopyReplica {
    override propose(...[operation, ...rest]: Parameters<SingleCopyReplica['propose']>) {
      proposed.push(operation.type);
      return super.propose(operation, ...rest);
    }
    override proposeBound(): boolean {
      notes++;
      return false;
    }
  }
  const replica = new Overloaded();
  const transport = { isConnected: () => false, hasRoom: () => false, send: () => {}, flush: () => {} };
  const limits = { ...defaultLessorLimits, checkpointIntervalMs: 1_000 };
  const keeper = new LeaseKeeper({ nodeId: 1, replica, transport, limits });
  keeper.start();
  try {
    await replica.propose(grant(7, 60), null, patient);
    await waitFor(() => notes > 0, { what: 'a note to be due' });
    assert.is(await keeper.ask(7, true, patient), 60_000);
    assert.equal(proposed, ['leaseGrant']);
  } finally {
    keeper.close();
  }
});

test('questions about leases end when the node stops, also those that the leader was asked', async () => {
  const replica = new SingleCopyReplica();
  for (const leaderId of [0, 2]) {
    replica.override = { role: 'follower', leaderId };
    let asked = 0;
    const transport = { isConnected: () => true, hasRoom: () => true, send: () => asked++, flush: () => {} };
    const keeper = new LeaseKeeper({ nodeId: 1, replica, transport });
    keeper.start();
    const code = keeper.ask(7, true, patient).then(
      () => 'answered',
      (error) => error.code,
    );
    await waitFor(() => leaderId === 0 || asked > 0, { what: 'the question' });
    keeper.close();
    assert.is(await code, 'stopping');
  }
});

/** Decided before this node led, and not applied: a question makes it wait for that. */
class Lagging extends SingleCopyReplica {
  readonly adopted: Operation[] = [];
  readonly proposed: Operation[] = [];
  override async propose(...[operation, ...rest]: Parameters<SingleCopyReplica['propose']>) {
    await this.#catchUp();
    this.proposed.push(operation);
    return super.propose(operation, ...rest);
  }
  override async readIndex(options: typeof patient): Promise<void> {
    await this.#catchUp();
    return super.readIndex(options);
  }
  async #catchUp(): Promise<void> {
    for (const operation of this.adopted.splice(0)) await super.propose(operation, null, patient);
  }
}

test('a note of the leader before that is applied while a renewal is under way is taken back before that is answered', async () => {
  const replica = new Lagging();
  const transport = { isConnected: () => false, hasRoom: () => false, send: () => {}, flush: () => {} };
  await replica.propose(grant(7, 3_600), null, patient);
  const keeper = new LeaseKeeper({ nodeId: 1, replica, transport });
  replica.adopted.push({ type: 'leaseCheckpoint', checkpoints: [{ id: 7, remainingTtlSeconds: 600 }] });
  assert.is(await keeper.ask(7, true, patient), 3_600_000);
  assert.is(replica.state.leases.lookup(7)?.remainingTtlSeconds, 0, 'the next leader gives it all of its time');
  assert.equal(replica.proposed.at(-1), { type: 'leaseCheckpoint', checkpoints: [{ id: 7, remainingTtlSeconds: 0 }] });
});

test('a leader that takes up a snapshot keeps the time of the leases in it, and of no others', async () => {
  const listeners: AppliedListener[] = [];
  class Replaced extends SingleCopyReplica {
    override listen(listener: AppliedListener): void {
      listeners.push(listener);
    }
  }
  const replica = new Replaced();
  const transport = { isConnected: () => false, hasRoom: () => false, send: () => {}, flush: () => {} };
  const keeper = new LeaseKeeper({ nodeId: 1, replica, transport });
  await replica.propose(grant(6, 60), null, patient);
  assert.is(await keeper.ask(6, true, patient), 60_000); // it keeps the time of leases from here on
  const later = new StateMachine();
  later.apply({ origin: { node: 2, boot: 1, sequence: 1 }, session: null, operation: grant(7, 70) });
  (replica.state as StateMachine).adopt(later);
  for (const listener of listeners) listener.stateReplaced();
  assert.is(await keeper.ask(7, true, patient), 70_000);
  assert.is(await keeper.ask(6, true, patient), null);
});

test('a lease that nobody renews ends on every node', () =>
  withKeepers(async (keepers) => {
    const leader = await keepers.leader();
    await leader.replica.propose(grant(7, 1), null, patient);
    await waitFor(() => keepers.cluster.members.every((member) => !keepers.hasLease(member, 7)), {
      what: 'the lease to be gone everywhere',
    });
  }));

test('a leader that is cut off neither renews nor ends leases, and its old word does not count when it is back', () =>
  withKeepers(async (keepers) => {
    await keepers.cluster.members[0]!.replica.propose(grant(7, 2), null, patient);
    const old = await keepers.leader();
    const { ballot } = old.replica.status();
    old.isolated = true;
    // As if it had just looked: it leads, for all it knows.
    const mayPropose = old.replica.proposeBound(revoke(7), ballot);
    assert.is(mayPropose, true);
    const unanswered = keepers.of(old).ask(7, true, { deadlineMs: performance.now() + 500, cancelled: false });
    assert.is(await unanswered.catch((error) => error.code), 'no-leader');
    const next = await keepers.leader();
    const keptUntilMs = performance.now() + 4_000;
    await waitFor(
      async () => {
        assert.is(await keepers.of(next).ask(7, true, patient), 2_000);
        return performance.now() > keptUntilMs;
      },
      { what: 'twice the time of the lease', intervalMs: 100 },
    );
    old.isolated = false;
    await waitFor(() => old.replica.status().leaderId === next.id, {
      what: 'the old leader to follow',
    });
    assert.is(await keepers.of(old).ask(7, true, patient), 2_000);
    assert.is(old.replica.proposeBound(revoke(7), ballot), false);
    assert.ok(keepers.cluster.members.every((member) => keepers.hasLease(member, 7)));
  }));

test.run();
