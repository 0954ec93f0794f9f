import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeMetadata, encodeMetadata } from '../../../../proto/wire/grpc/metadata.ts';
import { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { HeaderField, Indexing } from '../../../../proto/wire/hpack/header-field.ts';

function blockOf(...fields: HeaderField[]): HeaderBlock {
  const block = new HeaderBlock(16_384, 128);
  for (const field of fields) block.add(field);
  return block;
}

test('text and bytes come back in order, duplicates included', () => {
  const entries = [
    { key: 'x-tenant', value: 'a' },
    { key: 'trace-bin', value: Buffer.from([0, 255, 7, 1]) },
    { key: 'x-tenant', value: 'b' },
  ];
  assert.equal(decodeMetadata(blockOf(...entries.map(encodeMetadata))), entries);
});

test('bytes go out in base64 without padding and are read with or without it, also joined', () => {
  assert.is(encodeMetadata({ key: 'a-bin', value: Buffer.from([1]) }).value, 'AQ');
  const joined = blockOf(new HeaderField('a-bin', 'AQ==, Ag,Aw=='));
  assert.equal(
    decodeMetadata(joined).map(({ value }) => (value as Buffer)[0]),
    [1, 2, 3],
  );
});

test('what belongs to HTTP and gRPC is no metadata', () => {
  const names = [':path', 'content-type', 'te', 'user-agent', 'grpc-timeout', 'grpc-accept-encoding', 'x-a'];
  const entries = decodeMetadata(blockOf(...names.map((name) => new HeaderField(name, 'v'))));
  assert.equal(entries, [{ key: 'x-a', value: 'v' }]);
});

test('credentials are never indexed', () => {
  assert.is(encodeMetadata({ key: 'authorization', value: 'token' }).indexing, Indexing.NEVER);
  assert.is(encodeMetadata({ key: 'x-a', value: 'b' }).indexing, Indexing.NONE);
});

test('keys and values that gRPC does not allow are refused with a sentence', () => {
  const refuses = (key: string, value: string | Buffer, pattern: RegExp) =>
    assert.throws(() => encodeMetadata({ key, value }), pattern);
  refuses('Upper', 'v', /cannot be a metadata key/);
  refuses('grpc-status', '0', /cannot be a metadata key/);
  refuses('x-a', 'line\nbreak', /printable ASCII/);
  refuses('x-bin', 'text', /end in -bin have bytes/);
  refuses('x-a', Buffer.from('b'), /end in -bin have bytes/);
});

test.run();
