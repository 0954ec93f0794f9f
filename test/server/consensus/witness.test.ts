/** What a leader tells a witness, which keeps no data. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { emptyState } from './empty-state.ts';

const dataNode = 1;
const witness = 2;

/** A data node and a witness, of which one accepts and both promise. The data node's disk takes what `sync` is told. */
class Pair {
  readonly #cores: Map<number, Paxos>;
  readonly #start: (nodeId: number, log: object) => Paxos;
  readonly told: string[] = [];
  #unsynced = 0;

  constructor(witnessKeepsData = false) {
    const role = (nodeId: number) => (nodeId === witness ? ('witness' as const) : ('voter' as const));
    const members = [dataNode, witness].map((nodeId) => ({
      ...{ nodeId, role: role(nodeId), name: `n${nodeId}`, dc: '', host: '', port: 0 },
    }));
    const membership = { configId: 0, members, prepareQuorum: 2, acceptQuorum: 1 };
    const accepted = { round: 1, priority: 0, node: dataNode };
    const config = {
      ...{
        boot: 0,
        priority: 0,
        lease: null,
        maxMessageBytes: 1_000,
        maxInflightMessages: 4,
        maxInflightBytes: 10_000,
      },
      ...{ electionRoundTicks: 5, unhappyRoundTicks: 5, resendTicks: 5, stallTicks: 100, deafTicks: 100 },
      ...{ orderMaxAgeMs: 1_000 },
    };
    const log = { decidedIndex: 0, compactedIndex: 0, entries: [Buffer.from('put')], lastIndex: 1 };
    const held = { promised: accepted, acceptedBallot: accepted, ...log };
    this.#start = (nodeId, state) => {
      const own = { nodeId, isWitness: nodeId === witness && !witnessKeepsData, firstRoundTicks: nodeId };
      return new Paxos({ ...config, ...own }, { ...emptyState, ...state }, membership);
    };
    this.#cores = new Map([
      [dataNode, this.#start(dataNode, held)],
      [witness, this.#start(witness, {})],
    ]);
  }

  /** The witness starts again, and can read nothing of what it has accepted. */
  damageWitness(): void {
    const { ballot, lastIndex } = this.#cores.get(witness)!;
    this.#cores.set(witness, this.#start(witness, { promised: ballot, acceptedBallot: ballot, lastIndex }));
  }

  get acceptsAgain(): boolean {
    const { lastIndex, progress } = this.#cores.get(dataNode)!;
    return progress.some(
      ({ nodeId, isCurrent, matchIndex }) => nodeId === witness && isCurrent && matchIndex === lastIndex,
    );
  }

  get isBound(): boolean {
    return this.#cores.get(witness)!.ballot.round > 0;
  }

  get leads(): boolean {
    return this.#cores.get(dataNode)!.role === 'leader';
  }

  tick(): void {
    for (const core of this.#cores.values()) core.tick(0);
    this.deliver();
  }

  deliver(): void {
    let turns = 0;
    for (let isQuiet = false; !isQuiet; ) {
      assert.ok(++turns < 1_000, 'the two answer each other for ever');
      isQuiet = true;
      for (const [id, core] of this.#cores) {
        const { messages, persist } = core.takeEffects(0);
        if (persist !== null && id === dataNode && this.leads) this.#unsynced = persist.token;
        else if (persist !== null) core.persisted(persist.token);
        if (persist !== null || messages.length > 0) isQuiet = false;
        for (const { to, message } of messages) {
          if (to === witness) this.told.push(message.type);
          if (message.type !== 'learnResponse') this.#cores.get(to)!.receive(id, message, 0);
        }
      }
    }
  }

  propose(): void {
    this.#cores.get(dataNode)!.propose([Buffer.from('put')]);
    this.deliver();
    this.sync();
  }

  sync(): void {
    this.#cores.get(dataNode)!.persisted(this.#unsynced);
    this.deliver();
  }
}

test('a witness is given the log of a new leader when a data node holds it in that ballot, and not before: nobody else could give it on', () => {
  const pair = new Pair();
  for (let tick = 0; tick < 100 && !pair.leads; tick++) pair.tick();
  for (let tick = 0; tick < 20; tick++) pair.tick();
  assert.ok(pair.leads);
  assert.not(
    pair.told.includes('acceptSync'),
    'after a crash the data node would not have the log that the witness speaks for',
  );
  pair.sync();
  assert.ok(pair.told.includes('acceptSync'));
});

test('a witness whose disk is damaged says so, and is given the log anew; else it and its leader would go on refusing each other for ever', () => {
  const pair = new Pair();
  for (let tick = 0; tick < 100 && !pair.leads; tick++) pair.tick();
  pair.sync();
  for (let tick = 0; tick < 20; tick++) pair.tick();
  assert.ok(pair.acceptsAgain);
  pair.damageWitness();
  pair.told.length = 0;
  for (let tick = 0; tick < 40; tick++) pair.tick();
  assert.ok(pair.told.length < 100, `${pair.told.length} messages`);
  pair.propose();
  assert.ok(pair.acceptsAgain);
});

test('a data node that was made a witness takes no part: it would take the places of entries for the entries, and teach them', () => {
  const pair = new Pair(true);
  for (let tick = 0; tick < 100; tick++) pair.tick();
  assert.not(pair.leads);
  assert.not(pair.isBound);
});

test.run();
