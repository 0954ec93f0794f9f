import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ClientSession } from '../../../cli/kv/client-session.ts';

/** Writes that end when they are told to, by their numbers. */
class Writes {
  readonly started: number[] = [];
  readonly #ends = new Map<number, { resolve(): void; reject(error: Error): void }>();

  readonly write = (sequence: number): Promise<void> => {
    this.started.push(sequence);
    return new Promise((resolve, reject) => this.#ends.set(sequence, { resolve, reject }));
  };

  end(sequence: number): void {
    this.#ends.get(sequence)!.resolve();
  }

  fail(sequence: number): void {
    this.#ends.get(sequence)!.reject(new Error(`write ${sequence} failed`));
  }
}

/** When whatever can go on has. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('writes of a session are under way at once, each under a number of its own', async () => {
  const session = new ClientSession('s');
  const writes = new Writes();
  const answers = Promise.all([1, 2, 3].map(() => session.run(writes.write)));
  await settled();
  assert.equal(writes.started, [1, 2, 3]);
  for (const sequence of [3, 1, 2]) writes.end(sequence);
  await answers;
});

test('no write begins that would overtake one under way further than the nodes keep results', async () => {
  const session = new ClientSession('s', 4);
  const writes = new Writes();
  const answers = Promise.all(Array.from({ length: 7 }, () => session.run(writes.write)));
  await settled();
  assert.equal(writes.started, [1, 2, 3, 4]);
  for (const sequence of [2, 3, 4]) writes.end(sequence);
  await settled();
  assert.equal(writes.started, [1, 2, 3, 4], 'the first one may be tried again');
  writes.end(1);
  await settled();
  assert.equal(writes.started, [1, 2, 3, 4, 5, 6, 7], 'in the order in which they were asked for');
  for (const sequence of [5, 6, 7]) writes.end(sequence);
  await answers;
});

test('a write that failed holds up no other, and its number is not used again', async () => {
  const session = new ClientSession('s', 1);
  const writes = new Writes();
  const failed = session.run(writes.write).then(
    () => 'ended well',
    (error: Error) => error.message,
  );
  const next = session.run(writes.write);
  await settled();
  assert.equal(writes.started, [1]);
  writes.fail(1);
  assert.is(await failed, 'write 1 failed');
  await settled();
  assert.equal(writes.started, [1, 2]);
  writes.end(2);
  await next;
});

test.run();
