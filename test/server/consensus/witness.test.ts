/** What a leader tells a witness, which keeps no data. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { zeroBallot } from '../../../server/consensus/ballot.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';

const dataNode = 1;
const witness = 2;

/** A data node and a witness, of which one accepts and both promise. The data node's disk takes what `sync` is told. */
class Pair {
  readonly #cores: ReadonlyMap<number, Paxos>;
  readonly told: string[] = [];
  #unsynced = 0;

  constructor() {
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
    const nothing = { promised: zeroBallot, acceptedBallot: zeroBallot, ...log, entries: [], lastIndex: 0 };
    this.#cores = new Map(
      [dataNode, witness].map((nodeId) => {
        const isWitness = nodeId === witness;
        const own = { nodeId, isWitness, firstRoundTicks: nodeId };
        return [nodeId, new Paxos({ ...config, ...own }, isWitness ? nothing : held, membership)];
      }),
    );
  }

  get leads(): boolean {
    return this.#cores.get(dataNode)!.role === 'leader';
  }

  tick(): void {
    for (const core of this.#cores.values()) core.tick(0);
    this.deliver();
  }

  deliver(): void {
    for (let isQuiet = false; !isQuiet; ) {
      isQuiet = true;
      for (const [id, core] of this.#cores) {
        const { messages, persist } = core.takeEffects(0);
        if (persist !== null && id === dataNode && this.leads) this.#unsynced = persist.token;
        else if (persist !== null) core.persisted(persist.token);
        if (persist !== null || messages.length > 0) isQuiet = false;
        for (const { to, message } of messages) {
          if (to === witness) this.told.push(message.type);
          this.#cores.get(to)!.receive(id, message, 0);
        }
      }
    }
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

test.run();
