/** A leader and a follower whose line from the leader carries little: messages take seconds, in order, as on a TCP connection. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withMajorities } from '../../../server/consensus/membership.ts';
import type { Message } from '../../../server/consensus/message.ts';
import { Paxos } from '../../../server/consensus/paxos.ts';
import { emptyState } from './empty-state.ts';

const [leader, slow] = [1, 3];
const entryBytes = 1_000;
/** A message of ten entries takes two seconds. */
const lineBytesPerMs = 5;
const tickMs = 20;

interface Frame {
  readonly from: number;
  readonly to: number;
  readonly message: Message;
  readonly atMs: number;
}

class Cluster {
  readonly cores: ReadonlyMap<number, Paxos>;
  readonly #frames: Frame[] = [];
  #nowMs = 0;
  #lineFreeMs = 0;
  lineBytes = 0;
  isCut = false;
  /** Types of messages that are lost. */
  readonly lost = new Set<Message['type']>();

  constructor() {
    const members = [1, 2, 3].map((nodeId) => ({
      ...{ nodeId, role: 'voter' as const, name: `n${nodeId}`, dc: '', host: '', port: 0 },
    }));
    const timing = { electionRoundTicks: 6, unhappyRoundTicks: 3, resendTicks: 10, stallTicks: 25, deafTicks: 16 };
    const limits = { maxMessageBytes: 10 * entryBytes, maxInflightMessages: 4, maxInflightBytes: 80 * entryBytes };
    const start = (nodeId: number) => {
      const own = { nodeId, boot: nodeId * 1_000_000, isWitness: false, priority: 0, firstRoundTicks: 6 * nodeId };
      const config = { ...timing, ...limits, ...own, orderMaxAgeMs: 1_000, lease: null };
      return new Paxos(config, emptyState, withMajorities(0, members));
    };
    this.cores = new Map([1, 2, 3].map((nodeId) => [nodeId, start(nodeId)]));
  }

  /** @param entriesPerSecond proposed by the leader. */
  run(forMs: number, entriesPerSecond: number): void {
    for (const endMs = this.#nowMs + forMs; this.#nowMs < endMs; this.#nowMs += 2) {
      for (const frame of this.#frames.filter(({ atMs }) => atMs <= this.#nowMs)) {
        this.#frames.splice(this.#frames.indexOf(frame), 1);
        this.cores.get(frame.to)!.receive(frame.from, frame.message, this.#nowMs);
        this.#settle(frame.to);
      }
      for (const [id, core] of this.cores) {
        if (this.#nowMs % tickMs !== 0) break;
        core.tick(this.#nowMs);
        this.#settle(id);
      }
      const isDue = entriesPerSecond > 0 && this.#nowMs % (1_000 / entriesPerSecond) === 0;
      if (isDue) this.cores.get(leader)!.propose([Buffer.alloc(entryBytes)]);
      this.#settle(leader);
    }
  }

  #settle(id: number): void {
    const core = this.cores.get(id)!;
    for (let isQuiet = false; !isQuiet; ) {
      const { messages, persist } = core.takeEffects(this.#nowMs);
      for (const { to, message } of messages) this.#send(id, to, message);
      if (persist !== null) core.persisted(persist.token);
      isQuiet = persist === null && messages.length === 0;
    }
  }

  #send(from: number, to: number, message: Message): void {
    if ((this.isCut && (from === slow || to === slow)) || this.lost.has(message.type)) return;
    let atMs = this.#nowMs + 2;
    if (from === leader && to === slow) {
      const sizeBytes = 60 + ('entries' in message ? message.entries.length * entryBytes : 0);
      this.#lineFreeMs = Math.max(this.#lineFreeMs, this.#nowMs) + sizeBytes / lineBytesPerMs;
      atMs = this.#lineFreeMs + 2;
      this.lineBytes += sizeBytes;
    }
    this.#frames.push({ from, to, message, atMs });
  }
}

test('a follower that was away catches up over a slow link, which is not filled with copies of what is still on its way', () => {
  const cluster = new Cluster();
  cluster.run(2_000, 0);
  assert.is(cluster.cores.get(leader)!.role, 'leader');
  cluster.isCut = true;
  cluster.run(20_000, 2);
  cluster.isCut = false;
  const lackingBytes = cluster.cores.get(leader)!.lastIndex * entryBytes;
  cluster.lineBytes = 0;
  cluster.run(60_000, 1);
  const [first, last] = [cluster.cores.get(leader)!, cluster.cores.get(slow)!];
  assert.ok(last.lastIndex >= first.lastIndex - 10, `${last.lastIndex} of ${first.lastIndex} entries`);
  assert.ok(cluster.lineBytes < 4 * (lackingBytes + 60_000), `${cluster.lineBytes} bytes for ${lackingBytes}`);
});

test('what a link lost for a while comes again as soon as a heartbeat is answered, however long it had been silent', () => {
  const cluster = new Cluster();
  cluster.run(2_000, 1);
  cluster.isCut = true;
  cluster.run(10_000, 1);
  cluster.isCut = false;
  cluster.run(400, 0);
  const sentBytes = cluster.lineBytes;
  cluster.run(4_000, 0);
  assert.is(cluster.cores.get(slow)!.lastIndex, cluster.cores.get(leader)!.lastIndex);
  assert.ok(sentBytes > 0);
});

test('a leader whose probes for reads get no answer gives up, though heartbeats pass and nothing is written', () => {
  const cluster = new Cluster();
  cluster.run(2_000, 0);
  const core = cluster.cores.get(leader)!;
  cluster.lost.add('readProbe');
  core.requestRead(1, leader, core.ballot);
  cluster.run(400, 0);
  assert.is(core.role, 'leader');
  cluster.run(400, 0);
  assert.is.not(core.role, 'leader');
});

test.run();
