/** Attacks on memory over a socket: much is begun, announced or asked for, and little is taken or ended. */

import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { Flag, FrameType, writeUint32 } from '../../../../proto/wire/frames.ts';
import { defaultRpcServerLimits } from '../../../../server/rpc/rpc-server.ts';
import { frame } from '../../../proto/wire/peer.ts';
import { eventually } from '../eventually.ts';
import { Attacker, literal, requestBlock } from './attacker.ts';
import { type Bounds, measured } from './measured.ts';
import { startVictim, type Victim } from './start-victim.ts';

const { DATA, HEADERS, PING, WINDOW_UPDATE } = FrameType;
const { END_HEADERS, END_STREAM } = Flag;
const mebibyte = 2 ** 20;
const { maxConcurrentStreams } = defaultRpcServerLimits;

const test = suite<{ victim: Victim }>('hoards');
test.before.each(async (context) => {
  context.victim = await startVictim();
});
test.after.each((context) => context.victim.stop());

const idOf = (n: number) => 2 * n + 1;
const bodyless = Buffer.alloc(5);
const noWindow = '000400000000';
const endlessWindow = '00047fffffff';

/** The same on as many streams as there may be. */
function onEveryStream(path: string, body: Buffer | null, count: number = maxConcurrentStreams): Buffer[] {
  const block = requestBlock(path);
  return Array.from({ length: count }, (_, n) => {
    const head = frame(HEADERS, END_HEADERS, idOf(n), block);
    return body === null ? [head] : [head, frame(DATA, body === bodyless ? END_STREAM : 0, idOf(n), body)];
  }).flat();
}

interface Hoard {
  readonly title: string;
  readonly frames: () => readonly Buffer[];
  readonly settings?: string;
  /** Reads nothing. */
  readonly deaf?: boolean;
  readonly bounds: Bounds;
  check?(attacker: Attacker, victim: Victim): void | Promise<void>;
}

/** A message that says it has 4 MiB less one byte, with one byte of it. */
const promise = Buffer.from([0, 0, 0x3f, 0xff, 0xff, 1]);

const hoards: readonly Hoard[] = [
  {
    title: 'half-open streams, a third more than are allowed',
    frames: () => onEveryStream('/test.Target/Work', null, 6000),
    bounds: { heldBytes: maxConcurrentStreams * 2048 },
    check: ({ answers }) => assert.is(answers.resets.get(ErrorCode.REFUSED_STREAM), 6000 - maxConcurrentStreams),
  },
  {
    title: 'requests that announce 4 MiB and send one byte',
    frames: () => onEveryStream('/test.Target/Work', promise),
    bounds: { heldBytes: maxConcurrentStreams * 8192 },
  },
  {
    title: 'streams of requests that announce 4 MiB and send one byte',
    frames: () => onEveryStream('/test.Target/Ignore', promise),
    bounds: { heldBytes: maxConcurrentStreams * 8192 },
  },
  {
    title: 'messages of 4 GiB',
    frames: () => onEveryStream('/test.Target/Work', Buffer.from([0, 0xff, 0xff, 0xff, 0xff, 1])),
    bounds: {},
    // Each is answered with RESOURCE_EXHAUSTED in headers that end the stream.
    check: ({ answers }) => eventually(() => assert.is(answers.headers, maxConcurrentStreams)),
  },
  {
    title: 'a window full of empty messages that nobody takes',
    frames: () => [
      frame(HEADERS, END_HEADERS, 1, requestBlock('/test.Target/Ignore')),
      ...Array.from({ length: 63 }, () => frame(DATA, 0, 1, Buffer.alloc(16_380))),
    ],
    bounds: { heldBytes: 4 * mebibyte },
  },
  {
    title: 'messages that cost no window, and nobody takes',
    frames: () => costlessMessages(300),
    bounds: { heldBytes: 72 * mebibyte, peakBytes: 200 * mebibyte },
    check: ({ answers }) => eventually(() => assert.is(answers.headers, 1, 'RESOURCE_EXHAUSTED')),
  },
  {
    title: 'an answer that is many times its request, to a client that reads nothing',
    frames: () => {
      const path = literal(':path', `/${'\x7f'.repeat(3900)}`, 0x40);
      const block = Buffer.concat([Buffer.from([0x83, 0x86]), path, literal('content-type', 'application/grpc', 0x40)]);
      const again = Buffer.from([0x83, 0x86, 0xbf, 0xbe]);
      return [
        frame(HEADERS, END_HEADERS | END_STREAM, 1, block),
        ...Array.from({ length: 20_000 }, (_, n) => frame(HEADERS, END_HEADERS | END_STREAM, idOf(n + 1), again)),
      ];
    },
    deaf: true,
    bounds: { peakBytes: 32 * mebibyte },
  },
  {
    title: 'an inflate bomb in every request',
    frames: () => {
      const bomb = gzipSync(Buffer.alloc(12 * mebibyte));
      const message = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), bomb]);
      writeUint32(message, 1, bomb.length);
      const block = requestBlock('/test.Echo/Once', { 'grpc-encoding': 'gzip' });
      return Array.from({ length: 100 }, (_, n) => [
        frame(HEADERS, END_HEADERS, idOf(n), block),
        frame(DATA, END_STREAM, idOf(n), message),
      ]).flat();
    },
    // Inflating stops at the limit of 4 MiB, a message at a time.
    bounds: { peakBytes: 64 * mebibyte },
    check: ({ answers }) => eventually(() => assert.is(answers.headers, 100)),
  },
  {
    title: 'large answers without a window for them (CVE-2019-9511)',
    frames: () => onEveryStream('/test.Target/Large', bodyless),
    settings: noWindow,
    bounds: {},
  },
  {
    title: 'endless streams without a window for them',
    frames: () => onEveryStream('/test.Target/Flood', bodyless),
    settings: noWindow,
    bounds: { heldBytes: maxConcurrentStreams * 8192 },
  },
  {
    title: 'endless streams with all windows open, to a client that reads nothing (CVE-2019-9517)',
    frames: () => [frame(WINDOW_UPDATE, 0, 0, '7fff0000'), ...onEveryStream('/test.Target/Flood', bodyless)],
    settings: endlessWindow,
    deaf: true,
    bounds: { heldBytes: maxConcurrentStreams * 8192 },
  },
  {
    title: 'garbage after GOAWAY',
    frames: () => [frame(PING, 0, 1, '00'), ...Array.from({ length: 2000 }, () => Buffer.alloc(16_384, 0xff))],
    bounds: {},
    check: async ({ answers }) => {
      await eventually(() => assert.ok(answers.closed));
      assert.is(answers.goAway?.code, ErrorCode.PROTOCOL_ERROR);
    },
  },
];

/** Each ends with one byte in a frame of its own, right behind a piece of which the window was given back. */
function costlessMessages(count: number): Buffer[] {
  const length = 33 * 16_384 + 1 - 5;
  const prefix = Buffer.from([0, 0, 0, 0, 0]);
  writeUint32(prefix, 1, length);
  const message = Buffer.concat([prefix, Buffer.alloc(length)]);
  const pieces = Array.from({ length: 34 }, (_, n) =>
    frame(DATA, 0, 1, message.subarray(n * 16_384, (n + 1) * 16_384)),
  );
  const head = frame(HEADERS, END_HEADERS, 1, requestBlock('/test.Target/Ignore'));
  return [head, ...Array.from({ length: count }, () => pieces).flat()];
}

for (const { title, frames, settings = '', deaf = false, bounds, check } of hoards) {
  test(title, async ({ victim }) => {
    let attacker: Attacker | null = null;
    await measured(
      victim,
      async () => {
        attacker = await Attacker.connect(victim.port, settings);
        if (deaf) attacker.socket.pause();
        // A victim that stops reading leaves part of it in our own buffers, which is as far as the attack gets.
        const sent = attacker.send(frames());
        if (!deaf) await sent;
        await settled(victim);
      },
      bounds,
    );
    await check?.(attacker!, victim);
    attacker!.socket.destroy();
    await eventually(async () => assert.is((await victim.state()).working, 0, 'the handlers end with the connection'));
  });
}

/** Waits until the victim has no more work with what it got: it uses next to no CPU between two questions. */
async function settled(victim: Victim): Promise<void> {
  let { cpuMs } = await victim.state();
  await eventually(async () => {
    await delay(50);
    const state = await victim.state();
    const usedMs = state.cpuBeforeCollectingMs - cpuMs;
    cpuMs = state.cpuMs;
    assert.ok(usedMs < 15, `still at work: ${usedMs} ms of CPU in 50 ms`);
  });
}

test.run();
