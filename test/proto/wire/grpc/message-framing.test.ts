import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MessageReader, messagePrefixBytes, writeMessagePrefix } from '../../../../proto/wire/grpc/message-framing.ts';
import { StatusCode } from '../../../../proto/wire/grpc/status.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';

function frame(message: Uint8Array): Buffer {
  const framed = Buffer.alloc(messagePrefixBytes + message.length);
  writeMessagePrefix(framed, 0, message.length);
  framed.set(message, messagePrefixBytes);
  return framed;
}

test('messages come out whole and in order, however their bytes are split', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 300; round++) {
      const messages = Array.from({ length: random.int(1, 6) }, () => Buffer.from(random.bytes(random.int(0, 50))));
      const bytes = Buffer.concat(messages.map(frame));
      const reader = new MessageReader(50);
      const seen: Buffer[] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = Math.min(bytes.length, at + random.int(1, 20));
        assert.is(
          reader.push(bytes, at, end, (message) => seen.push(message)),
          null,
        );
        at = end;
      }
      assert.equal(seen, messages);
      assert.not(reader.midMessage);
    }
  });
});

test('a message that is too long is refused from its prefix, before a byte of it', () => {
  const reader = new MessageReader(100);
  const error = reader.push(Buffer.from([0, 0xff, 0xff, 0xff, 0xff]), 0, 5, () => assert.unreachable());
  assert.is(error?.status, StatusCode.RESOURCE_EXHAUSTED);
  assert.is(error?.message, 'Received message larger than max (4294967295 vs. 100)');
});

test('compressed messages and unknown flags are INTERNAL errors: no encoding was agreed on', () => {
  for (const flag of [1, 2, 255]) {
    const error = new MessageReader(100).push(Buffer.from([flag, 0, 0, 0, 0]), 0, 5, () => assert.unreachable());
    assert.is(error?.status, StatusCode.INTERNAL);
  }
});

test('a reader knows that it stands within a message', () => {
  const reader = new MessageReader(100);
  reader.push(Buffer.from([0, 0]), 0, 2, () => assert.unreachable());
  assert.ok(reader.midMessage);
  reader.push(Buffer.from([0, 0, 1]), 0, 3, () => assert.unreachable());
  assert.ok(reader.midMessage);
  reader.push(Buffer.from([7]), 0, 1, () => {});
  assert.not(reader.midMessage);
});

test.run();
