import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Reads } from '../../../server/replica/reads.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

const options = { deadlineMs: Number.POSITIVE_INFINITY, cancelled: false };

/** Reads with the outcome of each, by name. */
class Reader {
  readonly reads: Reads;
  readonly done: string[] = [];

  constructor(boot = 0) {
    this.reads = new Reads(1_000, 200, boot);
  }

  async add(name: string, sinceMs?: number): Promise<void> {
    void this.reads.add(Number.POSITIVE_INFINITY, options, sinceMs).then(() => this.done.push(name));
    await settled();
  }
}

/** What was resolved has been heard of. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('within its bound a read is answered at once, and beyond it after a question that all who wait share', async () => {
  const reader = new Reader();
  const { reads } = reader;
  await reader.add('first', 0);
  const id = reads.takeBatch(100);
  reads.answered(id, 7, 7);
  await settled();
  await reader.add('fresh', 100);
  assert.equal(reader.done, ['first', 'fresh']);
  assert.not.ok(reads.hasQuestion, 'nothing was asked for it');
  for (const name of ['late', 'later']) await reader.add(name, 101);
  assert.equal(reader.done, ['first', 'fresh']);
  reads.answered(reads.takeBatch(150), 7, 7);
  await settled();
  assert.equal(reader.done, ['first', 'fresh', 'late', 'later']);
  assert.not.ok(reads.hasQuestion, 'one question was enough');
});

test('the state counts as fresh only once it has applied what the answer says', async () => {
  const reader = new Reader();
  await reader.add('first');
  reader.reads.answered(reader.reads.takeBatch(100), 9, 7);
  await reader.add('bounded', 50);
  assert.equal(reader.done, []);
  assert.not.ok(reader.reads.hasQuestion, 'it waits for the answer that is there already');
  reader.reads.applied(9);
  await settled();
  assert.equal(reader.done, ['first', 'bounded']);
});

test('a read joins a question under way that is recent enough, and no other; one that is linearizable joins none', async () => {
  const reader = new Reader();
  const { reads } = reader;
  await reader.add('first');
  const id = reads.takeBatch(100);
  await reader.add('joins', 100);
  await reader.add('too strict', 101);
  await reader.add('linearizable');
  reads.answered(id, 0, 0);
  await settled();
  assert.equal(reader.done, ['first', 'joins']);
  assert.ok(reads.hasQuestion);
});

test('a question that was refused makes nothing fresh, and those that joined it are asked for again', async () => {
  const reader = new Reader();
  const { reads } = reader;
  await reader.add('first');
  const id = reads.takeBatch(100);
  await reader.add('joins', 90);
  reads.refused(id);
  reads.answered(id, 0, 0);
  await reader.add('another', 90);
  assert.equal(reader.done, []);
  reads.answered(reads.takeBatch(120), 0, 0);
  await settled();
  assert.equal(reader.done, ['first', 'joins', 'another']);
});

test('an answer to what an earlier life of the node asked answers nothing: more may have been decided since', async () => {
  const [earlier, reader] = [new Reader(17), new Reader(4_711)];
  for (const each of [earlier, reader]) await each.add('read');
  const late = earlier.reads.takeBatch(0);
  const id = reader.reads.takeBatch(100);
  reader.reads.answered(late, 7, 7);
  reader.reads.refused(late);
  await settled();
  assert.equal(reader.done, []);
  assert.not.ok(reader.reads.hasQuestion, 'its own question is still under way');
  reader.reads.answered(id, 8, 8);
  await settled();
  assert.equal(reader.done, ['read']);
});

test('whatever is lost and however late: no read sees less than was acknowledged before its bound, with one question per bound', async () => {
  const seed = chooseSeed();
  await withSeed(seed, async (random) => {
    for (let run = 0; run < 20; run++) await checkBound(random);
  });
});

/** A cluster as one node sees it: writes are acknowledged elsewhere, and reach it later. */
async function checkBound(random: Random): Promise<void> {
  const reads = new Reads(10_000, 1_000_000, 0);
  const boundMs = random.int(5, 50);
  const acknowledged: number[] = []; // when each was; its index is its place, from 1
  const before = (timeMs: number) => acknowledged.filter((atMs) => atMs < timeMs).length;
  let applied = 0;
  let answer: { id: number; index: number } | null = null;
  let questions = 0;
  const tooOld: number[] = [];
  const durationMs = 400;
  for (let nowMs = 0; nowMs < durationMs; nowMs++) {
    if (random.chance(0.5)) acknowledged.push(nowMs);
    applied = Math.min(acknowledged.length, applied + random.int(0, 2));
    reads.applied(applied);
    if (answer !== null && random.chance(0.4)) {
      reads.answered(answer.id, answer.index, applied);
      answer = null;
    }
    const askedAtMs = nowMs;
    const read = reads.add(Number.POSITIVE_INFINITY, options, askedAtMs - boundMs);
    void read.then(() => {
      if (applied < before(askedAtMs - boundMs)) tooOld.push(askedAtMs);
    });
    if (answer === null && reads.hasQuestion) {
      questions++;
      answer = { id: reads.takeBatch(nowMs), index: acknowledged.length };
    }
    await Promise.resolve();
    await Promise.resolve();
  }
  assert.ok(questions <= 1 + durationMs / boundMs, `${questions} questions in ${durationMs / boundMs} bounds`);
  await settled();
  assert.equal(tooOld, [], 'when reads were asked for that were answered too old');
}

test('a question that nobody waits for any more is forgotten, though its answer was never applied', async () => {
  const reads = new Reads(1_000, 200, 0);
  const expired = reads.add(10, options).then(() => 'answered', String);
  reads.answered(reads.takeBatch(5), 9, 7);
  reads.expire(11);
  assert.match(await expired, /too far behind/);
  void reads.add(Number.POSITIVE_INFINITY, options, 5);
  assert.ok(reads.hasQuestion, 'who comes now joins no question that is over');
});

test('after a sleep that no clock counted nothing is fresh, and what was asked before is asked again', async () => {
  const reader = new Reader();
  const { reads } = reader;
  await reader.add('first', 0);
  reads.answered(reads.takeBatch(100), 7, 7);
  await settled();
  await reader.add('asked', 101);
  const asked = reads.takeBatch(110);
  reads.stoodStill();
  await reader.add('bounded', 50);
  reads.answered(asked, 7, 7);
  await settled();
  assert.equal(reader.done, ['first']);
  reads.answered(reads.takeBatch(120), 7, 7);
  await settled();
  assert.equal(reader.done.sort(), ['asked', 'bounded', 'first']);
});

test.run();
