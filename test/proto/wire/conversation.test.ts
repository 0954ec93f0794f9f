/** Whole conversations of two cores: any split of the bytes, any order of turns, any damage. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode } from '../../../proto/wire/error-codes.ts';
import { FrameType } from '../../../proto/wire/frames.ts';
import type { Stream } from '../../../proto/wire/stream.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';
import { frame, headerList, Peer } from './peer.ts';

/** What a client and a server said to each other. */
interface Conversation {
  readonly client: Peer;
  readonly toClient: Buffer;
  readonly toServer: Buffer;
}

/** An echo server, a few calls of different sizes, a reset and a ping; all in one flight each way. */
function converse(): Conversation {
  const client = new Peer('client', { streamWindowBytes: 1_000_000, connectionWindowBytes: 1_000_000 });
  const server = echoServer();
  openStreams(client);
  const toServer: Buffer[] = [];
  const toClient: Buffer[] = [];
  for (;;) {
    const request = client.connection.take();
    if (request !== null) {
      toServer.push(request);
      server.receive(request);
    }
    const response = server.connection.take();
    if (response !== null) {
      toClient.push(response);
      client.receive(response);
    }
    if (request === null && response === null) break;
  }
  return { client, toClient: Buffer.concat(toClient), toServer: Buffer.concat(toServer) };
}

function echoServer(): Peer {
  const server = new Peer('server', { streamWindowBytes: 1_000_000, connectionWindowBytes: 1_000_000 });
  server.onEvent = (stream, _what, endStream) => {
    if (endStream) answer(server, stream);
  };
  return server;
}

function answer(server: Peer, stream: Stream): void {
  server.connection.sendHeaders(stream, headerList([':status', '200'], ['x-stream', String(stream.id)]), false);
  server.connection.sendData(stream, server.body(stream.id), false);
  server.connection.sendHeaders(stream, headerList(['grpc-status', '0']), true);
}

const requestBytes = [0, 1, 100, 5000, 40_000, 3];

function openStreams(client: Peer): void {
  for (const byteCount of requestBytes)
    client.connection.sendData(client.open(), Buffer.alloc(byteCount, byteCount), true);
  client.connection.reset(client.open(), ErrorCode.CANCEL);
  client.connection.ping(Buffer.from('pingpong'));
}

/** The same client, fed with pieces instead. */
function replay(toClient: Buffer, nextSize: () => number): string[] {
  const client = new Peer('client', { streamWindowBytes: 1_000_000, connectionWindowBytes: 1_000_000 });
  openStreams(client);
  client.connection.take();
  for (let at = 0; at < toClient.length; ) {
    const end = Math.min(toClient.length, at + nextSize());
    // A copy, as a socket would reuse its buffer: nobody may keep a view.
    const piece = Buffer.from(toClient.subarray(at, end));
    client.connection.receive(piece, 0);
    piece.fill(0xee);
    at = end;
  }
  return [...client.log, ...[...client.bodies.values()].map((parts) => Buffer.concat(parts).toString('hex'))];
}

const { client: original, toClient, toServer } = converse();
const expected = [
  ...original.log,
  ...[...original.bodies.values()].map((parts) => Buffer.concat(parts).toString('hex')),
];

test('the conversation says what it should', () => {
  assert.is(original.error, null);
  requestBytes.forEach((byteCount, i) => {
    assert.equal(original.body(1 + 2 * i), Buffer.alloc(byteCount, byteCount));
    assert.ok(original.log.includes(`trailers ${1 + 2 * i} grpc-status=0`));
  });
  assert.ok(original.log.includes(`pong ${Buffer.from('pingpong').toString('hex')}`));
});

test('pieces of every fixed size up to 40, and cuts at every byte of the start, give the same events', () => {
  for (let size = 1; size <= 40; size++)
    assert.equal(
      replay(toClient, () => size),
      expected,
      `pieces of ${size}`,
    );
  for (let cut = 1; cut < 400; cut++) {
    let first = true;
    const sizes = () => {
      const size = first ? cut : toClient.length;
      first = false;
      return size;
    };
    assert.equal(replay(toClient, sizes), expected, `cut at ${cut}`);
  }
});

test('pieces of random sizes give the same events', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 100; round++) {
      assert.equal(
        replay(toClient, () => random.int(1, random.pick([5, 50, 20_000]))),
        expected,
      );
    }
  });
});

test('both ways, with windows that open at random and settings that change: every byte arrives once, in order', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 20; round++) runWindows(random);
  });
});

function runWindows(random: Random): void {
  const options = {
    streamWindowBytes: random.pick([65_535, 200_000]),
    connectionWindowBytes: 65_535 + random.int(0, 100_000),
  };
  const client = new Peer('client', options);
  const server = new Peer('server', options);
  client.releases = false;
  server.releases = false;
  const sent = new Map<number, Buffer>();
  server.onEvent = (stream, _what, endStream) => {
    if (endStream) answer(server, stream);
  };
  for (let i = 0; i < 10; i++) {
    const stream = client.open();
    const body = Buffer.from(random.bytes(random.pick([0, 10, 1000, 60_000, 150_000])));
    sent.set(stream.id, body);
    client.connection.sendData(stream, body, true);
  }
  for (let turn = 0; turn < 5000 && !isDone(client, sent); turn++) {
    const [from, to] = random.chance(0.5) ? [client, server] : [server, client];
    const bytes = from.connection.take();
    if (bytes !== null) to.receive(bytes);
    if (random.chance(0.5)) releaseSome(to, random);
    if (random.chance(0.02)) to.receive(initialWindow(random.int(0, 65_535)));
    if (random.chance(0.05)) to.receive(initialWindow(options.streamWindowBytes));
  }
  assert.is(client.error ?? server.error, null);
  for (const [id, body] of sent) {
    assert.ok(server.body(id).equals(body), `request ${id}`);
    assert.ok(client.body(id).equals(body), `response ${id}`);
  }
  assert.is(client.connection.streamCount + server.connection.streamCount, 0);
  client.takeFrames();
  assert.is(client.connection.pendingBytes, 0, 'no data is left over');
}

function isDone(client: Peer, sent: ReadonlyMap<number, Buffer>): boolean {
  return client.connection.streamCount === 0 && [...sent].every(([id, body]) => client.body(id).length === body.length);
}

function releaseSome(peer: Peer, random: Random): void {
  for (const stream of peer.streams.values()) peer.connection.release(stream, random.int(0, stream.unreleasedBytes));
}

function initialWindow(byteCount: number): Buffer {
  const payload = Buffer.from('000400000000', 'hex');
  payload.writeUInt32BE(byteCount, 2);
  return frame(FrameType.SETTINGS, 0, 0, payload);
}

test('random garbage ends as a typed error and never throws', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 2000; round++) {
      const client = Peer.clientWithStreams(2);
      for (let chunk = 0; chunk < 5; chunk++) client.receive(Buffer.from(random.bytes(random.int(1, 60))));
    }
  });
});

test('random frames of every type end as a typed error or in events, and never throw', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 3000; round++) {
      const peer = random.chance(0.5) ? Peer.clientWithStreams(3) : greetedServer();
      for (let i = 0; i < 20 && peer.error === null; i++) {
        const payload = random.bytes(random.pick([0, 1, 4, 5, 6, 8, 9, 12, random.int(0, 40)]));
        peer.receive(frame(random.int(0, 10), random.int(0, 255), random.int(0, 9), payload));
      }
      peer.takeFrames();
    }
  });
});

test('a damaged conversation ends as a typed error or in events, and never throws', () => {
  withSeed(chooseSeed(), (random) => {
    for (let round = 0; round < 1500; round++) {
      const server = echoServer();
      server.receive(damage(toServer.subarray(0, 6000), random));
      server.takeFrames();
      const client = new Peer('client');
      openStreams(client);
      client.connection.take();
      client.receive(damage(toClient.subarray(0, 6000), random));
      client.takeFrames();
    }
  });
});

/** A few bytes changed, cut or doubled. */
function damage(bytes: Buffer, random: Random): Buffer {
  const damaged = Buffer.from(bytes);
  for (let i = random.int(1, 5); i > 0; i--) damaged[random.int(24, damaged.length - 1)] = random.int(0, 255);
  if (random.chance(0.5)) return damaged;
  const at = random.int(24, damaged.length - 1);
  return Buffer.concat([damaged.subarray(0, at), damaged.subarray(random.int(24, damaged.length - 1))]);
}

function greetedServer(): Peer {
  const server = echoServer();
  server.receive(new Peer('client').connection.take()!);
  return server;
}

test.run();
