import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FieldReader } from '../../../proto/protobuf/field-reader.ts';
import { varintBytes, writeVarint } from '../../../proto/protobuf/varint.ts';

test('a number comes out of its varint as it went in, at every length up to 2^53', () => {
  const reader = new FieldReader();
  for (let bits = 0; bits <= 53; bits++) {
    for (const value of [2 ** bits - 1, Math.min(2 ** bits, Number.MAX_SAFE_INTEGER)]) {
      const bytes = Buffer.alloc(varintBytes(value));
      assert.is(writeVarint(bytes, 0, value), bytes.length, `${value}`);
      reader.start(bytes);
      assert.is(reader.varint(), value);
      assert.ok(reader.finish());
    }
  }
});

test('a varint that is cut, and a length beyond the end, fail without reading further', () => {
  const reader = new FieldReader();
  for (const bytes of [Buffer.from([0x80]), Buffer.from([0x80, 0x80, 0x80])]) {
    reader.start(bytes);
    reader.varint();
    assert.not.ok(reader.finish());
  }
  reader.start(Buffer.from([5, 1, 2]));
  assert.is(reader.bytes().length, 0);
  assert.not.ok(reader.finish());
});

test('fields that are of no interest are passed over, whatever their length', () => {
  const reader = new FieldReader();
  reader.start(
    Buffer.concat([Buffer.from([0x0a, 0x82, 0x01]), Buffer.alloc(130), Buffer.from([0x10, 0x80, 0x01, 0x18, 7])]),
  );
  reader.pass(reader.varint());
  reader.pass(reader.varint());
  assert.is(reader.varint(), 0x18);
  assert.is(reader.varint(), 7);
  assert.ok(reader.finish());
  reader.start(Buffer.from([0x0a, 3, 1]));
  reader.pass(reader.varint());
  assert.not.ok(reader.finish());
});

test.run();
