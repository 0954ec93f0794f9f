import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HeaderDecoder } from '../../../../proto/wire/hpack/decoder.ts';
import { HeaderEncoder, HeaderList } from '../../../../proto/wire/hpack/encoder.ts';
import { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { HeaderField, Indexing } from '../../../../proto/wire/hpack/header-field.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';

function decodeAll(decoder: HeaderDecoder, bytes: Buffer): HeaderField[] {
  const block = new HeaderBlock(1e6, 1000);
  decoder.decode(bytes, 0, bytes.length, block);
  return block.fields.slice(0, block.count);
}

function plain(fields: readonly HeaderField[]): string[][] {
  return fields.map(({ name, value }) => [name, value]);
}

function randomField(random: Random): HeaderField {
  const name = random.pick(['content-type', 'te', ':path', 'x-a', 'x-b', `x-${random.int(0, 30)}`]);
  const value = random.chance(0.5) ? random.pick(['', '1', 'trailers', '/']) : 'v'.repeat(random.int(0, 300));
  return new HeaderField(name, value, random.pick([Indexing.INCREMENTAL, Indexing.NONE, Indexing.NEVER]));
}

const requestFields = [
  new HeaderField(':method', 'POST'),
  new HeaderField(':path', '/etcdserverpb.KV/Put'),
  new HeaderField('content-type', 'application/grpc'),
  new HeaderField('te', 'trailers'),
];

test('what is encoded comes back from the decoder, whatever the peer does to the table', () => {
  withSeed(chooseSeed(), (random) => {
    for (let connection = 0; connection < 30; connection++) {
      const encoder = new HeaderEncoder();
      const decoder = new HeaderDecoder(4096);
      const lists = Array.from({ length: 8 }, () => {
        return new HeaderList(Array.from({ length: random.int(0, 12) }, () => randomField(random)));
      });
      for (let round = 0; round < 60; round++) {
        if (random.chance(0.1)) encoder.setMaxTableSize(random.pick([0, 100, 1000, 4096, 65_536]));
        const list = random.pick(lists);
        const decoded = decodeAll(decoder, encoder.encode(list));
        assert.equal(plain(decoded), plain(list.fields));
        const secrets = list.fields.filter(({ indexing }) => indexing === Indexing.NEVER).length;
        assert.is(decoded.filter(({ indexing }) => indexing === Indexing.NEVER).length, secrets);
      }
    }
  });
});

test('a list that repeats takes one byte per field, and the very same block is handed out', () => {
  const encoder = new HeaderEncoder();
  const list = new HeaderList(requestFields);
  assert.ok(encoder.encode(list).length > 20);
  const second = encoder.encode(list);
  assert.is(second.length, requestFields.length);
  assert.is(encoder.encode(list), second);
});

test('a block that became stale by another insertion is encoded anew', () => {
  const encoder = new HeaderEncoder();
  const decoder = new HeaderDecoder(4096);
  const list = new HeaderList(requestFields);
  for (let i = 0; i < 3; i++) decodeAll(decoder, encoder.encode(list));
  decodeAll(decoder, encoder.encode(new HeaderList([new HeaderField('x-new', '1')])));
  assert.equal(plain(decodeAll(decoder, encoder.encode(list))), plain(requestFields));
});

test('a full table is not changed any more: blocks stay valid, new fields go out as literals', () => {
  const encoder = new HeaderEncoder();
  const decoder = new HeaderDecoder(4096);
  const first = new HeaderList(requestFields);
  decodeAll(decoder, encoder.encode(first));
  for (let i = 0; i < 200; i++) decodeAll(decoder, encoder.encode(new HeaderList([new HeaderField(`x-${i}`, 'y')])));
  const sizeBytes = decoder.tableSizeBytes;
  const late = new HeaderList([new HeaderField('x-late', 'y')]);
  assert.equal(plain(decodeAll(decoder, encoder.encode(late))), [['x-late', 'y']]);
  assert.is(decoder.tableSizeBytes, sizeBytes);
  assert.ok(encoder.encode(first).length <= requestFields.length * 2);
});

test('a peer that wants no table gets a size update first and literals ever after', () => {
  const encoder = new HeaderEncoder();
  encoder.setMaxTableSize(0);
  const list = new HeaderList(requestFields);
  const first = Buffer.from(encoder.encode(list));
  assert.is(first[0], 0x20);
  const second = encoder.encode(list);
  assert.equal(second, first.subarray(1));
  const decoder = new HeaderDecoder(4096);
  assert.equal(plain(decodeAll(decoder, first)), plain(requestFields));
  assert.is(decoder.tableSizeBytes, 0);
});

test('a table that was lowered and raised between two blocks is announced with both sizes', () => {
  const encoder = new HeaderEncoder();
  encoder.setMaxTableSize(0);
  encoder.setMaxTableSize(4096);
  const block = encoder.encode(new HeaderList([new HeaderField(':method', 'GET')]));
  assert.is(block.toString('hex'), '203fe11f82');
});

test('a secret is never indexed, not even when the table knows it', () => {
  const encoder = new HeaderEncoder();
  encoder.encode(new HeaderList([new HeaderField('authorization', 'token')]));
  const block = encoder.encode(new HeaderList([new HeaderField('authorization', 'token', Indexing.NEVER)]));
  assert.is(block[0]! & 0xf0, 0x10);
});

test.run();
