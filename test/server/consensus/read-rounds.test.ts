import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { ReadRounds } from '../../../server/consensus/read-rounds.ts';
import { emptyState } from './empty-state.ts';

const resendTicks = 5;

/** Three cores on perfect disks; messages travel when `deliver` says so, and none to who is silent. */
class Three {
  readonly silent = new Set<number>();
  readonly ready: number[] = [];
  readonly #cores: ReadonlyMap<number, Paxos>;
  /** Those to whom a probe was sent, since it was emptied. */
  readonly probed: number[] = [];
  readonly leader: Paxos;

  constructor() {
    const nodeIds = [1, 2, 3];
    const at = { dc: '', host: '', port: 0, role: 'voter' as const };
    const membership = withMajorities(
      0,
      nodeIds.map((nodeId) => ({ nodeId, name: `n${nodeId}`, ...at })),
    );
    const bounds = {
      maxMessageBytes: 1_000,
      maxInflightMessages: 4,
      maxInflightBytes: 10_000,
      stallTicks: 100,
      orderMaxAgeMs: 1_000,
    };
    const times = { deafTicks: 100, electionRoundTicks: 10, unhappyRoundTicks: 10, resendTicks, lease: null };
    this.#cores = new Map(
      nodeIds.map((nodeId) => {
        const config = { nodeId, boot: 0, isWitness: false, priority: 0, firstRoundTicks: nodeId, ...bounds, ...times };
        return [nodeId, new Paxos(config, emptyState, membership)];
      }),
    );
    for (let tick = 0; this.#find() === undefined && tick < 1_000; tick++) this.tick();
    this.leader = this.#find()!;
    this.deliver();
    this.probed.length = 0;
  }

  #find(): Paxos | undefined {
    return [...this.#cores.values()].find(({ role, acceptsProposals }) => role === 'leader' && acceptsProposals);
  }

  tick(): void {
    for (const core of this.#cores.values()) core.tick(0);
    this.deliver();
  }

  /** Until nothing is under way. */
  deliver(): void {
    for (let isQuiet = false; !isQuiet; ) {
      isQuiet = true;
      for (const [id, core] of this.#cores) {
        const { messages, persist, readsReady } = core.takeEffects(0);
        this.ready.push(...readsReady.map((read) => read.id));
        if (persist !== null) core.persisted(persist.token);
        if (persist !== null || messages.length > 0) isQuiet = false;
        for (const { to, message } of messages) {
          if (message.type === 'readProbe') this.probed.push(to);
          if (!this.silent.has(to)) this.#cores.get(to)!.receive(id, message, 0);
        }
      }
    }
  }

  read(id: number): void {
    this.leader.requestRead(id, this.leader.leaderId, zeroBallot);
    this.deliver();
  }
}

test('rounds that follow each other within a tick ask only the follower that answered first', () => {
  const three = new Three();
  three.tick();
  three.read(1);
  assert.is(three.probed.length, 2, 'after a tick without reads all are asked');
  for (let id = 2; id <= 10; id++) three.read(id);
  assert.equal(three.ready, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.is(three.probed.length, 2 + 9);
  assert.is(new Set(three.probed.slice(2)).size, 1);
});

test('when that follower falls silent the others are asked with the next tick, and remembered', () => {
  const three = new Three();
  three.read(1);
  three.probed.length = 0;
  three.read(2);
  const [prompt] = three.probed;
  three.silent.add(prompt!);
  three.read(3);
  assert.equal(three.ready, [1, 2]);
  three.tick();
  assert.equal(three.ready, [1, 2, 3]);
  three.probed.length = 0;
  three.read(4);
  assert.equal(three.ready, [1, 2, 3, 4]);
  assert.not(three.probed.includes(prompt!));
});

test('while a round is under way one more begins, and its answer confirms both, at the later index', () => {
  const rounds = new ReadRounds();
  rounds.add(1);
  assert.ok(rounds.begin(5));
  rounds.add(2);
  assert.ok(rounds.begin(7));
  rounds.add(3);
  assert.not(rounds.begin(8), 'two are the limit');
  assert.equal(rounds.acknowledged(2, rounds.round, 2), { ids: [1, 2], index: 7 });
  assert.ok(rounds.begin(8));
  assert.is(rounds.acknowledged(3, 2, 2), null, 'an answer to an earlier question');
  assert.equal(rounds.acknowledged(3, 3, 2), { ids: [3], index: 8 });
});

test('an answer that comes twice counts once', () => {
  const rounds = new ReadRounds();
  rounds.add(1);
  rounds.begin(5);
  assert.is(rounds.acknowledged(2, 1, 3), null);
  assert.is(rounds.acknowledged(2, 1, 3), null);
  assert.equal(rounds.acknowledged(3, 1, 3), { ids: [1], index: 5 });
});

test.run();
