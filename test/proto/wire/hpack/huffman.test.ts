import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { huffmanDecode, huffmanEncode, huffmanEncodedBytes } from '../../../../proto/wire/hpack/huffman.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';

function encode(text: string): Buffer {
  const target = Buffer.alloc(text.length * 4 + 8);
  return target.subarray(0, huffmanEncode(text, target, 0));
}

function decode(bytes: Buffer): string | null {
  return huffmanDecode(bytes, 0, bytes.length);
}

test('every byte comes back, alone and beside every other', () => {
  for (let a = 0; a < 256; a++) {
    const alone = String.fromCharCode(a);
    assert.is(decode(encode(alone)), alone);
    for (let b = 0; b < 256; b += 5) {
      const pair = String.fromCharCode(a, b, a);
      assert.is(decode(encode(pair)), pair);
    }
  }
});

test('the codes are those of RFC 7541 Appendix B', () => {
  const codeOf = (text: string): string => encode(text).toString('hex');
  assert.is(codeOf('0'), '07'); // 00000, then ones
  assert.is(codeOf('a'), '1f'); // 00011
  assert.is(codeOf('&'), 'f8'); // 11111000, a whole byte
  assert.is(codeOf('\x00'), 'ffc7'); // 1ff8 in 13 bits
  assert.is(codeOf('\n'), 'fffffff3'); // 3ffffffc in 30 bits
  assert.is(codeOf('\xff'), 'fffffbbf'); // 3ffffee in 26 bits
  assert.is(codeOf('www.example.com'), 'f1e3c2e5f23a6ba0ab90f4ff');
});

test('random strings come back and take as many bytes as announced', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 5000; round++) {
      const text = Buffer.from(random.bytes(random.int(0, 60))).toString('latin1');
      const encoded = encode(text);
      assert.is(encoded.length, huffmanEncodedBytes(text));
      assert.is(decode(encoded), text);
    }
  });
});

test('a string longer than the scratch buffer comes back', () => {
  const text = 'e'.repeat(20_000);
  assert.is(decode(encode(text)), text);
});

test('wrong padding and EOS are refused', () => {
  assert.is(decode(Buffer.from([0x00])), null); // "0" and zeros
  assert.is(decode(Buffer.from([0x1f, 0xff])), null); // 11 bits of padding
  assert.is(decode(Buffer.from([0xff])), null); // nothing but 8 bits of padding
  assert.is(decode(Buffer.from([0xff, 0xff, 0xff, 0xff])), null); // EOS
  assert.is(decode(Buffer.from([0x1e])), null); // "a" and 110
  assert.is(decode(Buffer.alloc(0)), '');
});

test.run();
