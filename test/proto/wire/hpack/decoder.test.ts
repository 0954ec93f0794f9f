import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ConnectionError } from '../../../../proto/wire/connection-error.ts';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { HeaderDecoder } from '../../../../proto/wire/hpack/decoder.ts';
import { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { FieldKind, Indexing } from '../../../../proto/wire/hpack/header-field.ts';
import { chooseSeed, withSeed } from '../../../support/random.ts';
import { recordedBlocks } from './recorded-blocks.ts';

/** Blocks of one connection in order, each with what it decodes to and the table size after it. */
interface Example {
  readonly hex: string;
  readonly fields: readonly string[];
  readonly tableSizeBytes: number;
}

function newBlock(): HeaderBlock {
  return new HeaderBlock(16_384, 128);
}

function decode(decoder: HeaderDecoder, hex: string, block = newBlock()): string[] {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  decoder.decode(bytes, 0, bytes.length, block);
  return block.fields.slice(0, block.count).map(({ name, value }) => `${name}: ${value}`);
}

function assertDecodes(maxTableBytes: number, examples: readonly Example[]): void {
  const decoder = new HeaderDecoder(maxTableBytes);
  for (const { hex, fields, tableSizeBytes } of examples) {
    assert.equal(decode(decoder, hex), fields);
    assert.is(decoder.tableSizeBytes, tableSizeBytes);
  }
}

function assertRefuses(hex: string, maxTableBytes = 4096): void {
  const attempt = () => decode(new HeaderDecoder(maxTableBytes), hex);
  assert.throws(attempt, (error: unknown) => {
    return error instanceof ConnectionError && error.code === ErrorCode.COMPRESSION_ERROR;
  });
}

test('RFC 7541 C.2: single fields in every representation', () => {
  const one = (hex: string, field: string, tableSizeBytes: number) =>
    assertDecodes(4096, [{ hex, fields: [field], tableSizeBytes }]);
  one('400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', 'custom-key: custom-header', 55);
  one('040c 2f73 616d 706c 652f 7061 7468', ':path: /sample/path', 0);
  one('1008 7061 7373 776f 7264 0673 6563 7265 74', 'password: secret', 0);
  one('82', ':method: GET', 0);
});

const requests = [
  [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com'],
  [':method: GET', ':scheme: http', ':path: /', ':authority: www.example.com', 'cache-control: no-cache'],
  [':method: GET', ':scheme: https', ':path: /index.html', ':authority: www.example.com', 'custom-key: custom-value'],
] as const;

test('RFC 7541 C.3: requests without Huffman coding', () => {
  assertDecodes(4096, [
    { hex: '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d', fields: requests[0], tableSizeBytes: 57 },
    { hex: '8286 84be 5808 6e6f 2d63 6163 6865', fields: requests[1], tableSizeBytes: 110 },
    {
      hex: '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
      fields: requests[2],
      tableSizeBytes: 164,
    },
  ]);
});

test('RFC 7541 C.4: requests with Huffman coding', () => {
  assertDecodes(4096, [
    { hex: '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff', fields: requests[0], tableSizeBytes: 57 },
    { hex: '8286 84be 5886 a8eb 1064 9cbf', fields: requests[1], tableSizeBytes: 110 },
    { hex: '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf', fields: requests[2], tableSizeBytes: 164 },
  ]);
});

const date = 'date: Mon, 21 Oct 2013 20:13:21 GMT';
const location = 'location: https://www.example.com';
const responses = [
  [':status: 302', 'cache-control: private', date, location],
  [':status: 307', 'cache-control: private', date, location],
  [
    ':status: 200',
    'cache-control: private',
    'date: Mon, 21 Oct 2013 20:13:22 GMT',
    location,
    'content-encoding: gzip',
    'set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1',
  ],
] as const;

test('RFC 7541 C.5: responses without Huffman coding, with eviction from a table of 256 bytes', () => {
  assertDecodes(256, [
    {
      hex:
        '4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 ' +
        '474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      fields: responses[0],
      tableSizeBytes: 222,
    },
    { hex: '4803 3330 37c1 c0bf', fields: responses[1], tableSizeBytes: 222 },
    {
      hex:
        '88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 ' +
        '666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 ' +
        '3630 303b 2076 6572 7369 6f6e 3d31',
      fields: responses[2],
      tableSizeBytes: 215,
    },
  ]);
});

test('RFC 7541 C.6: responses with Huffman coding, with eviction from a table of 256 bytes', () => {
  assertDecodes(256, [
    {
      hex:
        '4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 ' +
        '63c7 8f0b 97c8 e9ae 82ae 43d3',
      fields: responses[0],
      tableSizeBytes: 222,
    },
    { hex: '4883 640e ffc1 c0bf', fields: responses[1], tableSizeBytes: 222 },
    {
      hex:
        '88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 ' +
        'b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
      fields: responses[2],
      tableSizeBytes: 215,
    },
  ]);
});

for (const [client, blocks] of Object.entries(recordedBlocks)) {
  test(`recorded requests of ${client} decode to the gRPC request that was made`, () => {
    const decoder = new HeaderDecoder(4096);
    for (const hex of blocks) {
      const fields = decode(decoder, hex);
      assert.ok(fields.includes(':method: POST'), hex);
      assert.ok(fields.includes('content-type: application/grpc'), hex);
      assert.is(fields.filter((field) => field.startsWith(':path: /t.Echo/')).length, 1, hex);
      if (client === 'go-timeout')
        assert.ok(
          fields.some((field) => /^grpc-timeout: \d+[um]$/.test(field)),
          hex,
        );
    }
  });
}

test('a name may come from the entry that the insertion evicts', () => {
  const decoder = new HeaderDecoder(64);
  assert.equal(decode(decoder, '4003 6161 6101 31'), ['aaa: 1']);
  // A name by index 62, and a value so long that the entry must leave to make room.
  assert.equal(decode(decoder, `7e 1c ${'32'.repeat(28)}`), [`aaa: ${'2'.repeat(28)}`]);
});

test('an entry that does not fit empties the table without an error', () => {
  const decoder = new HeaderDecoder(64);
  decode(decoder, '4003 6161 6101 31');
  assert.is(decoder.tableSizeBytes, 36);
  decode(decoder, `4003 626262 28 ${'33'.repeat(40)}`);
  assert.is(decoder.tableSizeBytes, 0);
});

test('the way a literal was sent is kept, and the meaning of its name is known', () => {
  const block = newBlock();
  decode(new HeaderDecoder(4096), '1008 7061 7373 776f 7264 0673 6563 7265 74 0003 616263 0131 88', block);
  assert.is(block.fields[0]!.indexing, Indexing.NEVER);
  assert.is(block.fields[1]!.indexing, Indexing.NONE);
  assert.is(block.fields[2]!.kind, FieldKind.STATUS);
});

test('what RFC 7541 calls an error is a COMPRESSION_ERROR', () => {
  assertRefuses('80'); // index 0
  assertRefuses('be'); // an index beyond the table
  assertRefuses('ff ff ff ff ff 0f'); // an integer that is too large
  assertRefuses('ff'); // a cut integer
  assertRefuses('40 0a 6375'); // a cut string
  assertRefuses('40'); // nothing after the first byte
  assertRefuses('82 20'); // a size update that is not first
  assertRefuses('20 20 20 82'); // three size updates
  assertRefuses('3f e2 1f'); // a size above the announced 4096
  assertRefuses('00 84 ffffffff 0131'); // EOS within a name
  assertRefuses('00 01 61 81 00'); // padding that is not all ones
  assertRefuses('00 01 61 82 1fff'); // padding of 8 bits and more
});

test('size updates shrink the table and may come twice', () => {
  const decoder = new HeaderDecoder(4096);
  decode(decoder, '4003 6161 6101 31');
  assert.equal(decode(decoder, '20 3fe11f 82'), [':method: GET']);
  assert.is(decoder.tableSizeBytes, 0);
});

test('a list above the limits is marked while the table goes on learning', () => {
  const decoder = new HeaderDecoder(4096);
  const block = new HeaderBlock(16_384, 128);
  const value = 'a'.repeat(4000);
  decode(decoder, `4001 78 7fa1 1e ${Buffer.from(value).toString('hex')} ${'be'.repeat(1000)} 4001 79 01 31`, block);
  assert.ok(block.tooLarge);
  assert.ok(block.count <= 4);
  assert.equal(decode(decoder, 'be', block), ['y: 1']);
  assert.not(block.tooLarge);
});

test('more fields than allowed are too many', () => {
  const block = new HeaderBlock(1e6, 128);
  decode(new HeaderDecoder(4096), '82'.repeat(128), block);
  assert.not(block.tooLarge);
  decode(new HeaderDecoder(4096), '82'.repeat(129), block);
  assert.ok(block.tooLarge);
});

test('random bytes never do anything but decode or fail as a COMPRESSION_ERROR', () => {
  withSeed(chooseSeed(), (random) => {
    let decoder = new HeaderDecoder(4096);
    const block = newBlock();
    for (let round = 0; round < 20_000; round++) {
      const bytes = Buffer.from(random.bytes(random.int(0, 40)));
      try {
        decoder.decode(bytes, 0, bytes.length, block);
        assert.ok(decoder.tableSizeBytes <= 4096);
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
        decoder = new HeaderDecoder(4096);
      }
    }
  });
});

test.run();
