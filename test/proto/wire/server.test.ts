import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clientPreface, Flag, FrameType } from '../../../proto/wire/frames.ts';
import { defaultLimits } from '../../../proto/wire/limits.ts';
import type { Stream } from '../../../proto/wire/stream.ts';
import { frame, headerList, Peer } from './peer.ts';

const { DATA, HEADERS, PRIORITY, SETTINGS, PING } = FrameType;
const { END_STREAM, END_HEADERS, ACK } = Flag;

/** POST http / */
const request = '83 86 84';
const ping = frame(PING, 0, 0, '0000000000000000');
const response = headerList([':status', '200']);

/** A server whose client has introduced itself. */
function server(options: ConstructorParameters<typeof Peer>[1] = {}): Peer {
  const peer = new Peer('server', options);
  peer.receive(Buffer.from(clientPreface), frame(SETTINGS, 0, 0));
  peer.connection.take();
  peer.log.length = 0;
  return peer;
}

test('tells how far the handshake is, and whether a header block is unfinished', () => {
  const { connection } = new Peer('server');
  const flags = () => [connection.isIntroduced, connection.settingsAcknowledged, connection.isWithinHeaderBlock];
  const receive = (bytes: Buffer) => connection.receive(bytes, 0);
  assert.equal(flags(), [false, false, false]);
  receive(Buffer.from(clientPreface));
  assert.equal(flags(), [false, false, false]);
  receive(frame(SETTINGS, 0, 0));
  assert.equal(flags(), [true, false, false]);
  receive(frame(SETTINGS, ACK, 0));
  receive(frame(HEADERS, 0, 1, request));
  assert.equal(flags(), [true, true, true]);
  receive(frame(FrameType.CONTINUATION, END_HEADERS, 1));
  assert.equal(flags(), [true, true, false]);
});

test('a graceful end serves what is opened before the second GOAWAY and refuses what comes after', () => {
  const peer = server();
  peer.receive(frame(HEADERS, END_HEADERS, 1, request));
  peer.connection.announceGoAway('');
  peer.receive(frame(HEADERS, END_HEADERS, 3, request));
  peer.connection.goAway(0, '');
  peer.receive(frame(HEADERS, END_HEADERS, 5, request), frame(DATA, END_STREAM, 3, '01'));
  assert.equal(
    peer.log.map((line) => line.split(' :')[0]),
    ['headers 1', 'headers 3', 'data 3 end 1 bytes'],
  );
  assert.equal(peer.takeFrames(), ['GOAWAY 0 0 7fffffff00000000', 'GOAWAY 0 0 0000000300000000', 'RST 0 5 00000007']);
});

test('PINGs in quick succession end the connection, unless answers are sent meanwhile', () => {
  const impatient = server();
  for (let i = 0; i <= defaultLimits.maxPingStrikes + 1; i++) impatient.receive(ping);
  assert.match(impatient.error?.message ?? '', 'too_many_pings');
  assert.is(impatient.error?.abuse, 'pings');

  const measuring = server();
  let stream: Stream | undefined;
  measuring.onEvent = (opened) => {
    stream = opened;
  };
  measuring.receive(frame(HEADERS, END_HEADERS, 1, request));
  measuring.connection.sendHeaders(stream!, response, false);
  for (let i = 0; i < 1000; i++) {
    measuring.connection.receive(ping, i);
    if (i % 50 === 0) measuring.connection.sendData(stream!, Buffer.of(1), false);
    measuring.connection.take();
  }
  assert.is(measuring.error, null);
});

test('PINGs at the pace of keep-alive are no strikes', () => {
  const peer = server();
  for (let i = 0; i < 1000; i++) {
    peer.connection.receive(ping, i * (defaultLimits.minPingIntervalMs + 1));
    peer.connection.take();
  }
  assert.is(peer.error, null);
});

test('a PRIORITY of a wrong size is answered on streams that live and on those that have ended', () => {
  const peer = server();
  peer.onEvent = (stream) => peer.connection.sendHeaders(stream, response, true);
  peer.receive(frame(HEADERS, END_HEADERS | END_STREAM, 1, request), frame(PRIORITY, 0, 1, '00000000'));
  assert.ok(peer.takeFrames().includes('RST 0 1 00000006'));
});

for (const [name, bytes] of [
  ['PRIORITY', frame(PRIORITY, 0, 3, '00000003 00')],
  ['HEADERS', frame(HEADERS, END_HEADERS | Flag.PRIORITY, 3, `00000003 00 ${request}`)],
] as const) {
  test(`${name} that makes a stream depend on itself ends the connection`, () => {
    const peer = server();
    peer.receive(bytes);
    assert.match(peer.error?.message ?? '', 'depends on itself');
  });
}

test('useless frames that only the owner can see count against the connection', () => {
  const peer = server();
  let count = 0;
  while (peer.connection.countGlitch()) count++;
  assert.ok(count > 0 && count <= defaultLimits.glitchBurst, `${count}`);
  assert.is(peer.error?.abuse, 'glitches');
});

test('prefix and message of a gRPC answer that waited leave in one frame', () => {
  const peer = server();
  peer.onEvent = (stream, what) => {
    if (what !== 'headers') return;
    peer.connection.sendHeaders(stream, response, false);
    peer.connection.sendData(stream, Buffer.from('0000000003', 'hex'), false);
    peer.connection.sendData(stream, Buffer.from('abcdef', 'hex'), true);
  };
  peer.receive(frame(HEADERS, END_HEADERS | END_STREAM, 1, request));
  assert.is(peer.takeFrames().at(-1), 'DATA 1 1 0000000003abcdef');
});

test.run();
