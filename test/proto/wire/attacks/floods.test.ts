/** Floods against the core alone: how much of each goes through, and as what it ends. A peer that reads its replies. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { Flag, FrameType } from '../../../../proto/wire/frames.ts';
import { defaultLimits } from '../../../../proto/wire/limits.ts';
import { frame, headerList, Peer } from '../peer.ts';

const { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION } = FrameType;
const { END_HEADERS, END_STREAM, ACK, PADDED } = Flag;

const request = Buffer.from('838604012f', 'hex');
const { resetBurst, glitchBurst, maxEmptyDataFrames, maxContinuationFrames, maxPendingReplies } = defaultLimits;

const responseHead = headerList([':status', '200']);
const trailers = headerList(['grpc-status', '0']);

interface Flood {
  readonly title: string;
  /** Frames number n of the attack. */
  attack(n: number): Buffer[];
  readonly before?: readonly Buffer[];
  /** How many go through. */
  readonly allowed: number;
  readonly abuse: string;
  /** Whether the peer leaves its replies unread. */
  readonly deaf?: boolean;
}

const opened = [frame(HEADERS, END_HEADERS, 1, request)];
const idOf = (n: number) => 2 * n + 1;
const wasted = (title: string, wasteStream: (id: number) => Buffer[]): Flood => ({
  title,
  attack: (n) => [frame(HEADERS, END_HEADERS, idOf(n), request), ...wasteStream(idOf(n))],
  allowed: resetBurst,
  abuse: 'resets',
});

const floods: readonly Flood[] = [
  wasted('rapid reset (CVE-2023-44487)', (id) => [frame(RST_STREAM, 0, id, '00000008')]),
  wasted('resets provoked by WINDOW_UPDATE of zero (CVE-2025-8671)', (id) => [frame(WINDOW_UPDATE, 0, id, '00000000')]),
  wasted('resets provoked by a window overflow', (id) => [frame(WINDOW_UPDATE, 0, id, '7fffffff')]),
  wasted('resets provoked by DATA after the end', (id) => [
    frame(DATA, END_STREAM, id, '00'),
    frame(DATA, END_STREAM, id, '00'),
  ]),
  wasted('resets provoked by HEADERS after the end', (id) => [
    frame(DATA, END_STREAM, id, '00'),
    frame(HEADERS, END_HEADERS | END_STREAM, id, request),
  ]),
  wasted('resets provoked by PRIORITY of a wrong length', (id) => [frame(PRIORITY, 0, id, '00000000')]),
  wasted('resets provoked by malformed trailers', (id) => [frame(HEADERS, END_HEADERS, id, request)]),
  {
    title: 'malformed requests',
    attack: (n) => [frame(HEADERS, END_HEADERS, idOf(n), '82')],
    allowed: resetBurst,
    abuse: 'resets',
  },
  {
    title: 'CONTINUATION without content (CVE-2024-27316)',
    before: [frame(HEADERS, 0, 1, request)],
    attack: () => [frame(CONTINUATION, 0, 1)],
    allowed: maxContinuationFrames,
    abuse: 'header-block',
  },
  {
    title: 'CONTINUATION of 16 KiB',
    before: [frame(HEADERS, 0, 1, request)],
    attack: () => [frame(CONTINUATION, 0, 1, Buffer.alloc(16_384, 0x88))],
    allowed: 3,
    abuse: 'header-block',
  },
  {
    title: 'PING (CVE-2019-9512)',
    attack: () => [frame(PING, 0, 0, '0000000000000000')],
    allowed: defaultLimits.maxPingStrikes + 1,
    abuse: 'pings',
  },
  {
    title: 'SETTINGS (CVE-2019-9515)',
    attack: () => [frame(SETTINGS, 0, 0, '000400000001')],
    // One was the introduction.
    allowed: glitchBurst - 1,
    abuse: 'glitches',
  },
  {
    title: 'SETTINGS whose confirmations are not read',
    attack: () => [frame(SETTINGS, 0, 0)],
    allowed: maxPendingReplies - 1,
    abuse: 'replies',
    deaf: true,
  },
  {
    title: 'empty DATA (CVE-2019-9518)',
    before: opened,
    attack: () => [frame(DATA, 0, 1)],
    allowed: maxEmptyDataFrames,
    abuse: 'empty-data',
  },
  {
    title: 'empty DATA behind padding',
    before: opened,
    attack: () => [frame(DATA, PADDED, 1, '020000')],
    allowed: maxEmptyDataFrames,
    abuse: 'empty-data',
  },
  {
    title: 'PRIORITY (CVE-2019-9513)',
    attack: (n) => [frame(PRIORITY, 0, idOf(n % 1000), '0000000010')],
    allowed: glitchBurst - 1,
    abuse: 'glitches',
  },
  { title: 'frames of unknown types', attack: () => [frame(0x42, 0, 0)], allowed: glitchBurst - 1, abuse: 'glitches' },
  {
    title: 'confirmations of no PING',
    attack: () => [frame(PING, ACK, 0, '0000000000000000')],
    allowed: glitchBurst - 1,
    abuse: 'glitches',
  },
  {
    title: 'confirmations of no SETTINGS',
    attack: () => [frame(SETTINGS, ACK, 0)],
    // The first one is right.
    allowed: glitchBurst,
    abuse: 'glitches',
  },
  {
    title: 'GOAWAY again and again',
    attack: () => [frame(GOAWAY, 0, 0, '0000000000000000')],
    allowed: glitchBurst - 1,
    abuse: 'glitches',
  },
];

for (const { title, before = [], attack, allowed, abuse, deaf = false } of floods) {
  test(`${title}: ${allowed} go through, then GOAWAY ENHANCE_YOUR_CALM (${abuse})`, () => {
    const server = new Peer('server');
    server.receive(new Peer('client').connection.take()!, ...before);
    let count = 0;
    for (; server.error === null && count <= allowed + 1; count++) {
      if (!deaf) server.connection.take();
      server.receive(...attack(count));
      assert.ok(server.connection.streamCount <= 100);
      assert.ok(server.connection.pendingBytes < 32 * 1024, `${server.connection.pendingBytes} bytes wait`);
    }
    assert.is(server.error?.code, ErrorCode.ENHANCE_YOUR_CALM);
    assert.is(server.error?.abuse, abuse);
    assert.is(count, allowed + 1);
    assert.is(server.connection.streamCount, 0);
    const resets = new Set(server.log.filter((line) => line.startsWith('reset ')).map((line) => line.split(' ')[1]));
    const untold = [...server.streams.keys()].filter((id) => !resets.has(String(id)));
    assert.equal(untold, [], 'the owner of every stream is told of its end');
    assert.match(server.takeFrames().at(-1)!, /^GOAWAY 0 0 [0-9a-f]{8}0000000b/);
  });
}

test('settings with 33 entries are too many, 32 are not', () => {
  for (const [entries, expected] of [
    [32, null],
    [33, 'settings'],
  ] as const) {
    const server = new Peer('server');
    server.receive(new Peer('client').connection.take()!, frame(SETTINGS, 0, 0, '000300000064'.repeat(entries)));
    assert.is(server.error?.abuse ?? null, expected);
  }
});

test('what is normal is not counted: 100,000 calls with a PING and a WINDOW_UPDATE each, some cancelled', () => {
  const server = new Peer('server');
  server.onEvent = (stream, what) => {
    if (what === 'headers') server.connection.sendHeaders(stream, responseHead, false);
  };
  server.receive(new Peer('client').connection.take()!);
  for (let n = 0; n < 100_000 && server.error === null; n++) {
    const call = [frame(HEADERS, END_HEADERS | END_STREAM, idOf(n), request)];
    const cancelled = n % 100 === 0;
    server.connection.receive(Buffer.concat([...call, frame(PING, 0, 0, '02041010090e0707')]), n);
    if (cancelled) server.connection.receive(frame(RST_STREAM, 0, idOf(n), '00000008'), n);
    else server.connection.sendHeaders(server.streams.get(idOf(n))!, trailers, true);
    server.connection.take();
    server.streams.clear();
    server.log.length = 0;
  }
  assert.is(server.error, null, server.error?.message);
  assert.is(server.connection.streamCount, 0);
});

test.run();
