/** Header blocks that are cheap to send: what they may cost to decode, and to keep (CVE-2016-6581 and its relatives). */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HeaderDecoder } from '../../../../proto/wire/hpack/decoder.ts';
import { HeaderBlock } from '../../../../proto/wire/hpack/header-block.ts';
import { defaultLimits } from '../../../../proto/wire/limits.ts';
import { collectGarbage } from '../../../support/collect-garbage.ts';

const blockBytes = defaultLimits.maxHeaderBlockBytes;

/** An entry with a name of 3,980 bytes: nearly the whole table. */
const longName = Buffer.concat([Buffer.from([0x40, 0x7f, 0x8d, 0x1e]), Buffer.alloc(3980, 'a'), Buffer.from([0])]);

const longValue = Buffer.concat([Buffer.from([0x40, 1, 0x78, 0x7f, 0x8d, 0x1e]), Buffer.alloc(3980, 'a')]);

function blockOf(start: Buffer, field: Buffer): Buffer {
  const count = Math.floor((blockBytes - start.length) / field.length);
  return Buffer.concat([start, ...Array.from({ length: count }, () => field)]);
}

interface Decoded {
  readonly block: HeaderBlock;
  readonly milliseconds: number;
}

/** The fastest of some runs: what it costs when nothing else disturbs. */
function decode(bytes: Buffer): Decoded {
  let milliseconds = Number.POSITIVE_INFINITY;
  const block = new HeaderBlock(defaultLimits.maxHeaderListBytes, defaultLimits.maxHeaderFields);
  for (let round = 0; round < 7; round++) {
    const decoder = new HeaderDecoder(4096);
    const startedMs = performance.now();
    decoder.decode(bytes, 0, bytes.length, block);
    milliseconds = Math.min(milliseconds, performance.now() - startedMs);
    assert.ok(decoder.tableSizeBytes <= 4096);
  }
  return { block, milliseconds };
}

const bombs: readonly [string, Buffer][] = [
  ['a value of 4 KB repeated 60,000 times (HPACK bomb)', blockOf(longValue, Buffer.from([0xbe]))],
  ['a name of 4 KB inserted again and again, each time evicting itself', blockOf(longName, Buffer.from([0x7e, 0]))],
  ['a name of 4 KB referred to by literals', blockOf(longName, Buffer.from([0x0f, 0x2f, 0]))],
  ['a table that each field empties', blockOf(longName, Buffer.from([0x40, 1, 0x61, 1, 0x62]))],
  ['empty names and values (CVE-2019-9516)', blockOf(Buffer.alloc(0), Buffer.from([0, 0, 0]))],
  [
    'Huffman codes that decode to the most',
    blockOf(Buffer.alloc(0), Buffer.from([0, 0x81, 0x07, 0x9e, ...Array(30).fill(0)])),
  ],
];

for (const [title, bytes] of bombs) {
  test(`${title}: no more CPU than 20 blocks of plain literals, a list within its limits`, () => {
    const plain = decode(blockOf(Buffer.alloc(0), Buffer.from([0, 1, 0x61, 1, 0x62])));
    const { block, milliseconds } = decode(bytes);
    assert.ok(block.tooLarge);
    assert.ok(block.count <= defaultLimits.maxHeaderFields);
    // Names examined anew for each reference took 100 to 200 times as long.
    assert.ok(milliseconds < 20 * plain.milliseconds, `${milliseconds} ms against ${plain.milliseconds}`);
  });
}

test('what a decoder remembers of a peer that spaces out its literals keeps no pool slabs alive', () => {
  const decoders: HeaderDecoder[] = [];
  const block = new HeaderBlock(defaultLimits.maxHeaderListBytes, defaultLimits.maxHeaderFields);
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 0; i < 10; i++) {
    const decoder = new HeaderDecoder(4096);
    decoders.push(decoder);
    for (let literal = 0; literal < 1000; literal++) {
      // A large allocation from the pool between any two: every literal would sit in a slab of its own.
      Buffer.allocUnsafe(4000);
      const bytes = Buffer.concat([
        Buffer.from([0, 4]),
        Buffer.from(literal.toString(16).padStart(4, 'x')),
        Buffer.from([0]),
      ]);
      decoder.decode(bytes, 0, bytes.length, block);
    }
  }
  collectGarbage();
  const perDecoder = (process.memoryUsage().arrayBuffers - before) / decoders.length;
  assert.ok(perDecoder < 64 * 1024, `${perDecoder} bytes per decoder`);
});

test.run();
