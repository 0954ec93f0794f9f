import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ConnectionOptions } from '../../../proto/wire/connection.ts';
import { FrameType } from '../../../proto/wire/frames.ts';
import type { Stream } from '../../../proto/wire/stream.ts';
import { WindowGrowth } from '../../../proto/wire/window-growth.ts';
import { Link, type LinkTerms } from './link.ts';
import { describeFrames, frame, headerList, Peer } from './peer.ts';

const start = { streamWindowBytes: 65_536, connectionWindowBytes: 262_144 };
const growing = { ...start, maxStreamWindowBytes: 16_777_216, maxConnectionWindowBytes: 67_108_864 };
const chunk = Buffer.alloc(16_384);

/** A server that sends without end to a client, over a path. */
class Download {
  readonly client: Peer;
  readonly server = new Peer('server');
  readonly link: Link;
  receivedBytes = 0;
  pings = 0;
  #stream: Stream | null = null;

  constructor(terms: LinkTerms, options: Partial<ConnectionOptions>) {
    this.client = new Peer('client', options);
    this.server.onEvent = (stream, what) => {
      if (what !== 'headers') return;
      this.server.connection.sendHeaders(stream, headerList([':status', '200']), false);
      this.#stream = stream;
    };
    this.client.onEvent = ({ id }, what) => {
      if (what === 'data') this.receivedBytes += this.client.bodies.get(id)!.pop()!.length;
    };
    this.link = new Link(countingPings(this.client, this), this.server, terms);
    this.client.open();
  }

  run(ticks: number, eachTick: (tick: number) => void = () => {}): void {
    this.link.run(ticks, (tick) => {
      while (this.#stream !== null && this.server.connection.sendData(this.#stream, chunk, false));
      eachTick(tick);
    });
  }
}

/** Counts the PINGs that leave it. */
function countingPings(peer: Peer, counter: { pings: number }): Peer {
  const take = peer.connection.take.bind(peer.connection);
  peer.connection.take = () => {
    const bytes = take();
    // The preface is no frame.
    const frames = bytes?.subarray(0, 3).toString() === 'PRI' ? null : bytes;
    counter.pings += describeFrames(frames).filter((line) => line.startsWith('PING 0')).length;
    return bytes;
  };
  return peer;
}

const settingsOf = (peer: Peer) => peer.log.filter((line) => line === 'settings').length;

test('windows grow to twice what the path holds, and the path is full then', () => {
  // 32 KiB per tick over 10 ticks there and back: the path holds 640 KiB, ten starting windows.
  const terms = { delayTicks: 10, bytesPerTick: 32_768 };
  const fixed = new Download(terms, start);
  const grown = new Download(terms, growing);
  for (const download of [fixed, grown]) download.run(400);
  const [before, after] = [fixed, grown].map((download) => {
    const bytesBefore = download.receivedBytes;
    download.run(200);
    return (download.receivedBytes - bytesBefore) / (200 * terms.bytesPerTick);
  });
  assert.ok(before! < 0.15, `${before} of the bandwidth with windows that stay`);
  assert.ok(after! > 0.95, `${after} of the bandwidth with windows that grow`);
  // The path holds what waits before it too, hence one doubling more than it would take.
  const doublings = settingsOf(grown.server) - 1;
  assert.ok(doublings === 5 || doublings === 6, `${doublings} doublings of 64 KiB, where 20 times as much is needed`);
  assert.ok(grown.pings <= 8, `${grown.pings} PINGs`);
  assert.equal([grown.client.error, grown.server.error], [null, null]);
});

test('windows that are large enough stay, and are measured ever more rarely', () => {
  const large = { ...growing, streamWindowBytes: 524_288, connectionWindowBytes: 2_097_152 };
  const download = new Download({ delayTicks: 1, bytesPerTick: 8192 }, large);
  download.run(20_000);
  assert.is(settingsOf(download.server), 1);
  // 160 MB in windows of 512 KiB are 312; the pauses are 4, 8, ... of them.
  assert.ok(download.pings >= 5 && download.pings <= 8, `${download.pings} PINGs`);
});

test('nobody has to answer: without ACK there is one PING and no growth', () => {
  const client = Peer.clientWithStreams(1, growing);
  client.receive(frame(FrameType.HEADERS, 4, 1, '88'));
  const frames: string[] = [];
  for (let i = 0; i < 40; i++) {
    client.receive(frame(FrameType.DATA, 0, 1, chunk));
    frames.push(...client.takeFrames());
  }
  assert.is(frames.filter((line) => line.startsWith('PING')).length, 1);
  assert.is(frames.filter((line) => line.startsWith('SETTINGS')).length, 0);
});

test('a slow reader does not make its windows grow, be it steady or in bursts', () => {
  for (const everyTicks of [1, 40, 200]) {
    const download = new Download({ delayTicks: 5, bytesPerTick: 65_536 }, growing);
    download.client.releases = false;
    download.run(4000, (tick) => {
      if (tick % everyTicks !== 0) return;
      // 1 KiB per tick on average, of the 64 that the path carries.
      for (const stream of download.client.streams.values())
        download.client.connection.release(stream, 1024 * everyTicks);
    });
    assert.ok(download.receivedBytes > 1_000_000, `${download.receivedBytes} bytes arrived`);
    assert.is(settingsOf(download.server), 1, `taken every ${everyTicks} ticks`);
  }
});

test('calls with small messages send no PING, however many there are', () => {
  const client = new Peer('client', growing);
  const server = new Peer('server', growing);
  const counter = { pings: 0 };
  const link = new Link(countingPings(client, counter), countingPings(server, counter), {
    delayTicks: 5,
    bytesPerTick: 1_000_000,
  });
  server.onEvent = (stream, what) => {
    if (what !== 'data') return;
    server.connection.sendHeaders(stream, headerList([':status', '200']), false);
    server.connection.sendData(stream, chunk.subarray(0, 1024), false);
    server.connection.sendHeaders(stream, headerList(['grpc-status', '0']), true);
  };
  link.run(2000, () => {
    while (client.connection.canOpen) client.connection.sendData(client.open(), Buffer.alloc(100), true);
  });
  assert.ok(client.streams.size > 10_000, `${client.streams.size} calls`);
  assert.is(counter.pings, 0);
});

test('streams that are open get the larger window with those that come', () => {
  const client = Peer.clientWithStreams(2, growing);
  client.receive(frame(FrameType.HEADERS, 4, 1, '88'), frame(FrameType.HEADERS, 4, 3, '88'));
  for (let i = 0; i < 4; i++) client.receive(frame(FrameType.DATA, 0, 1, chunk));
  const ping = client.takeFrames().find((line) => line.startsWith('PING'))!;
  client.receive(frame(FrameType.PING, 1, 0, ping.split(' ')[3]!));
  assert.ok(client.takeFrames().includes('SETTINGS 0 0 000400020000'), 'an initial window of 128 KiB');
  client.releases = false;
  for (let i = 0; i < 8; i++) client.receive(frame(FrameType.DATA, 0, 3, chunk));
  assert.is(client.error, null);
  assert.is(client.log.filter((line) => line.startsWith('pong')).length, 0, 'the ACK is not the owner’s');
  client.receive(frame(FrameType.DATA, 0, 3, '00'));
  assert.ok(
    client.log.some((line) => line.startsWith('reset 3 3 violation')),
    client.log.at(-1),
  );
});

test('the limits hold, also when they are below what a stream or the connection starts with', () => {
  const growth = new WindowGrowth({ ...start, maxStreamWindowBytes: 100_000, maxConnectionWindowBytes: 1 });
  for (let i = 0; i < 10; i++) {
    growth.windowUsed();
    assert.is(growth.received(1_000_000_000), i === 0, 'nothing is measured when nothing can grow');
    growth.taken(1_000_000_000);
    growth.endMeasurement();
  }
  assert.equal([growth.streamWindowBytes, growth.connectionWindowBytes], [100_000, 262_144]);
});

test.run();
