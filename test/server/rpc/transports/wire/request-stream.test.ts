/** Whatever pieces requests come in and whenever they are taken: each arrives once, in order, and every byte is given back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RpcError } from '../../../../../server/rpc/rpc-error.ts';
import { ByteBudget } from '../../../../../server/rpc/transports/wire/byte-budget.ts';
import { RequestStream } from '../../../../../server/rpc/transports/wire/request-stream.ts';
import { chooseSeed, type Random, withSeed } from '../../../../support/random.ts';

const windowBytes = 100_000;

class CountingBudget extends ByteBudget {
  usedBytes = 0;

  override take(byteCount: number): boolean {
    const taken = super.take(byteCount);
    if (taken) this.usedBytes += byteCount;
    return taken;
  }

  override giveBack(byteCount: number): void {
    super.giveBack(byteCount);
    this.usedBytes -= byteCount;
  }
}

function open(budgetBytes = 10_000_000) {
  const budget = new CountingBudget(budgetBytes);
  const account = { released: 0, incomplete: 0 };
  const stream = new RequestStream({
    maxMessageBytes: 400_000,
    windowBytes,
    gzip: false,
    budget,
    release: (byteCount) => {
      account.released += byteCount;
    },
    holdIncomplete: (delta) => {
      account.incomplete += delta;
      return false;
    },
    decode: (message) => message.toString('latin1'),
  });
  return { stream, budget, account };
}

function framed(text: string): Buffer {
  const bytes = Buffer.from(`\0\0\0\0\0${text}`);
  bytes.writeUInt32BE(text.length, 1);
  return bytes;
}

function randomTexts(random: Random): string[] {
  const longest = random.pick([0, 10, 1000, 300_000]);
  const count = longest > 1000 ? random.int(1, 10) : random.int(1, 3000);
  return Array.from({ length: count }, (_, i) => String(i).padEnd(random.int(0, longest), 'x'));
}

async function takeSome(stream: RequestStream, random: Random, into: unknown[], most: number): Promise<void> {
  for (let i = random.int(0, random.pick([0, 3, 600])); i > 0 && into.length < most; i--)
    into.push((await stream.next()).value);
}

test('messages of any size, in pieces of any size, taken at any time', () =>
  withSeed(chooseSeed(), async (random) => {
    for (let round = 0; round < 40; round++) {
      const texts = randomTexts(random);
      const input = Buffer.concat(texts.map(framed));
      let length = 0;
      const ends = texts.map((text) => (length += text.length + 5));
      const { stream, budget, account } = open();
      const taken: unknown[] = [];
      const longestPiece = random.pick([30, 1000, 16_384]);
      let complete = 0;
      for (let at = 0; at < input.length; ) {
        const piece = Buffer.from(input.subarray(at, at + random.int(1, longestPiece)));
        assert.is(stream.accept(piece, 0, piece.length), null);
        at += piece.length;
        piece.fill(0xee);
        while (complete < ends.length && ends[complete]! <= at) complete++;
        await takeSome(stream, random, taken, complete);
      }
      assert.is(stream.end(), null);
      for await (const message of stream) taken.push(message);
      assert.equal(taken, texts);
      assert.equal([account.released, account.incomplete, budget.usedBytes], [input.length, 0, 0]);
    }
  }));

test('what is wrong behind many waiting messages fails the stream when it is reached', async () => {
  const { stream } = open();
  const empty = Buffer.concat(Array.from({ length: 1000 }, () => framed('')));
  assert.is(stream.accept(empty, 0, empty.length), null);
  const wrong = Buffer.from([9, 0, 0, 0, 0]);
  assert.is(stream.accept(wrong, 0, 5), null);
  assert.is(stream.end(), null);
  let count = 0;
  try {
    for await (const _ of stream) count++;
    assert.unreachable('the stream ended well');
  } catch (error) {
    assert.instance(error, RpcError);
    assert.is((error as RpcError).code, 'INTERNAL');
  }
  assert.ok(count <= 1000 && count > 700, `${count} messages`);
});

test('messages whose window was given back count against the budget until they are taken, or the call ends', async () => {
  const { stream, budget } = open(300_000);
  // Its last bytes come behind a piece whose window was given back: it costs its sender next to nothing.
  const message = framed('x'.repeat(60_000));
  let refused: RpcError | null = null;
  for (let i = 0; i < 100 && refused === null; i++) {
    refused = stream.accept(message, 0, 59_990) ?? stream.accept(message, 59_990, message.length);
  }
  assert.is(refused?.code, 'RESOURCE_EXHAUSTED');
  assert.ok(budget.usedBytes > 200_000 && budget.usedBytes <= 300_000);
  await stream.next();
  assert.ok(budget.usedBytes < 250_000);
  stream.fail(new RpcError('CANCELLED', 'over'));
  assert.is(budget.usedBytes, 0);
});

test.run();
