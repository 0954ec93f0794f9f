import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode } from '../../../proto/wire/error-codes.ts';
import { Flag, FrameType } from '../../../proto/wire/frames.ts';
import { Stream } from '../../../proto/wire/stream.ts';
import { frame, headerList, Peer, requestList } from './peer.ts';

const { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION } =
  FrameType;
const { END_STREAM, END_HEADERS, PADDED } = Flag;
const ok = '88';
const grpcStatusOk = '00 0b 677270632d737461747573 01 30';

function settings(id: number, value: number): Buffer {
  const payload = Buffer.alloc(6);
  payload.writeUInt16BE(id, 0);
  payload.writeUInt32BE(value, 2);
  return frame(SETTINGS, 0, 0, payload);
}

function windowUpdate(streamId: number, increment: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(increment, 0);
  return frame(WINDOW_UPDATE, 0, streamId, payload);
}

test('a client introduces itself: preface, settings without push, a larger window for the connection', () => {
  const client = new Peer('client', { streamWindowBytes: 1_048_576, connectionWindowBytes: 16_777_216 });
  const bytes = client.connection.take()!;
  assert.is(bytes.subarray(0, 24).toString(), 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  assert.is(bytes.subarray(24, 33).toString('hex'), '000018040000000000');
  assert.is(bytes.subarray(33, 57).toString('hex'), '000200000000000400100000000500004000000600004000');
  assert.is(bytes.subarray(57).toString('hex'), '00000408000000000000ff0001');
});

test('settings are acknowledged, pings answered with their payload', () => {
  const client = new Peer('client');
  client.connection.take();
  client.receive(settings(3, 7), frame(PING, 0, 0, '0102030405060708'), frame(PING, 1, 0, '1112131415161718'));
  assert.equal(client.log, ['settings', 'pong 1112131415161718']);
  assert.equal(client.takeFrames(), ['SETTINGS 1 0', 'PING 1 0 0102030405060708']);
});

test('a response arrives as headers, data and trailers, and the stream is gone', () => {
  const client = Peer.clientWithStreams(0);
  client.open(true);
  client.receive(
    frame(HEADERS, END_HEADERS, 1, ok),
    frame(DATA, 0, 1, '010203'),
    frame(HEADERS, END_HEADERS | END_STREAM, 1, grpcStatusOk),
  );
  assert.equal(client.log, ['headers 1 :status=200', 'data 1 3 bytes', 'trailers 1 grpc-status=0']);
  assert.is(client.connection.streamCount, 0);
});

test('1xx responses are passed over, as many as there are', () => {
  const client = Peer.clientWithStreams(1);
  const interim = frame(HEADERS, END_HEADERS, 1, '08 03 313033');
  client.receive(interim, interim, frame(HEADERS, END_HEADERS | END_STREAM, 1, `${ok}${grpcStatusOk}`));
  assert.equal(client.log, ['headers 1 end :status=200 grpc-status=0']);
});

test('padding and priority fields are cut off, a block may come in pieces', () => {
  const client = Peer.clientWithStreams(1);
  client.receive(
    frame(HEADERS, PADDED | Flag.PRIORITY, 1, '02 00000000 ff 88 0000'),
    frame(CONTINUATION, 0, 1, '00 03 78'),
    frame(CONTINUATION, END_HEADERS, 1, '2d61 01 31'),
    frame(DATA, PADDED, 1, '03 aabb 000000'),
    frame(DATA, PADDED, 1, '00'),
  );
  assert.equal(client.log, ['headers 1 :status=200 x-a=1', 'data 1 2 bytes', 'data 1 0 bytes']);
});

test('frames and settings that nobody knows are ignored', () => {
  const client = Peer.clientWithStreams(1);
  client.receive(frame(0x42, 0xff, 1, '010203'), settings(0x99, 5), frame(PRIORITY, 0, 1, '0000000010'));
  assert.equal(client.log, ['settings']);
});

/** Frames that end the connection of a client with stream 1 open, and the code that says why. */
const violations: readonly [string, readonly Buffer[], number][] = [
  ['DATA on stream 0', [frame(DATA, 0, 0, '00')], ErrorCode.PROTOCOL_ERROR],
  ['HEADERS on stream 0', [frame(HEADERS, END_HEADERS, 0, ok)], ErrorCode.PROTOCOL_ERROR],
  ['HEADERS on an idle stream', [frame(HEADERS, END_HEADERS, 3, ok)], ErrorCode.PROTOCOL_ERROR],
  ['HEADERS on a stream of the server', [frame(HEADERS, END_HEADERS, 2, ok)], ErrorCode.PROTOCOL_ERROR],
  ['DATA on an idle stream', [frame(DATA, 0, 3, '00')], ErrorCode.PROTOCOL_ERROR],
  ['WINDOW_UPDATE on an idle stream', [windowUpdate(3, 1)], ErrorCode.PROTOCOL_ERROR],
  ['RST_STREAM on an idle stream', [frame(RST_STREAM, 0, 3, '00000000')], ErrorCode.PROTOCOL_ERROR],
  ['RST_STREAM on stream 0', [frame(RST_STREAM, 0, 0, '00000000')], ErrorCode.PROTOCOL_ERROR],
  ['RST_STREAM of 3 bytes', [frame(RST_STREAM, 0, 1, '000000')], ErrorCode.FRAME_SIZE_ERROR],
  ['WINDOW_UPDATE by zero', [windowUpdate(0, 0)], ErrorCode.PROTOCOL_ERROR],
  ['a window above 2^31-1', [windowUpdate(0, 0x7fffffff)], ErrorCode.FLOW_CONTROL_ERROR],
  ['WINDOW_UPDATE of 5 bytes', [frame(WINDOW_UPDATE, 0, 0, '0000000001')], ErrorCode.FRAME_SIZE_ERROR],
  ['SETTINGS on a stream', [frame(SETTINGS, 0, 1)], ErrorCode.PROTOCOL_ERROR],
  ['SETTINGS of 5 bytes', [frame(SETTINGS, 0, 0, '0001000000')], ErrorCode.FRAME_SIZE_ERROR],
  ['SETTINGS ACK with payload', [frame(SETTINGS, 1, 0, '000300000001')], ErrorCode.FRAME_SIZE_ERROR],
  ['ENABLE_PUSH by a server', [settings(2, 1)], ErrorCode.PROTOCOL_ERROR],
  ['ENABLE_PUSH of 2', [settings(2, 2)], ErrorCode.PROTOCOL_ERROR],
  ['an initial window above 2^31-1', [settings(4, 0x80000000)], ErrorCode.FLOW_CONTROL_ERROR],
  ['a frame size below 2^14', [settings(5, 16_383)], ErrorCode.PROTOCOL_ERROR],
  ['a frame size above 2^24-1', [settings(5, 0x1000000)], ErrorCode.PROTOCOL_ERROR],
  ['33 settings in one frame', [frame(SETTINGS, 0, 0, '000300000001'.repeat(33))], ErrorCode.ENHANCE_YOUR_CALM],
  ['PING on a stream', [frame(PING, 0, 1, '0000000000000000')], ErrorCode.PROTOCOL_ERROR],
  ['PING of 7 bytes', [frame(PING, 0, 0, '00000000000000')], ErrorCode.FRAME_SIZE_ERROR],
  ['GOAWAY on a stream', [frame(GOAWAY, 0, 1, '0000000000000000')], ErrorCode.PROTOCOL_ERROR],
  ['GOAWAY of 7 bytes', [frame(GOAWAY, 0, 0, '00000000000000')], ErrorCode.FRAME_SIZE_ERROR],
  ['PRIORITY on stream 0', [frame(PRIORITY, 0, 0, '0000000010')], ErrorCode.PROTOCOL_ERROR],
  ['PUSH_PROMISE', [frame(PUSH_PROMISE, END_HEADERS, 1, '0000000288')], ErrorCode.PROTOCOL_ERROR],
  ['CONTINUATION alone', [frame(CONTINUATION, END_HEADERS, 1, ok)], ErrorCode.PROTOCOL_ERROR],
  [
    'a frame within a block',
    [frame(HEADERS, 0, 1, ok), frame(PING, 0, 0, '0000000000000000')],
    ErrorCode.PROTOCOL_ERROR,
  ],
  ['an unknown frame within a block', [frame(HEADERS, 0, 1, ok), frame(0x42, 0, 1)], ErrorCode.PROTOCOL_ERROR],
  ['CONTINUATION of another stream', [frame(HEADERS, 0, 1, ok), frame(CONTINUATION, 4, 3)], ErrorCode.PROTOCOL_ERROR],
  [
    'more than 8 CONTINUATION frames',
    [frame(HEADERS, 0, 1, ok), ...Array.from({ length: 9 }, () => frame(CONTINUATION, 0, 1))],
    ErrorCode.ENHANCE_YOUR_CALM,
  ],
  [
    'a block above 64 KiB',
    [
      frame(HEADERS, 0, 1, Buffer.alloc(16_384, 0x88)),
      ...Array.from({ length: 4 }, () => frame(CONTINUATION, 0, 1, Buffer.alloc(16_384, 0x88))),
    ],
    ErrorCode.ENHANCE_YOUR_CALM,
  ],
  ['padding as long as its DATA', [frame(DATA, PADDED, 1, '03 0000')], ErrorCode.PROTOCOL_ERROR],
  ['padded DATA without pad length', [frame(DATA, PADDED, 1)], ErrorCode.FRAME_SIZE_ERROR],
  [
    'HEADERS too short for its priority',
    [frame(HEADERS, END_HEADERS | Flag.PRIORITY, 1, '00')],
    ErrorCode.FRAME_SIZE_ERROR,
  ],
  ['a broken header block', [frame(HEADERS, END_HEADERS, 1, 'ff')], ErrorCode.COMPRESSION_ERROR],
  ['a frame above the announced size', [Buffer.from('00400100000000000100', 'hex')], ErrorCode.FRAME_SIZE_ERROR],
  [
    'more DATA than the connection window',
    [frame(HEADERS, END_HEADERS, 1, ok), ...Array.from({ length: 5 }, () => frame(DATA, 0, 1, Buffer.alloc(16_384)))],
    ErrorCode.FLOW_CONTROL_ERROR,
  ],
  [
    'DATA without data, without end',
    [frame(HEADERS, END_HEADERS, 1, ok), ...Array.from({ length: 101 }, () => frame(DATA, 0, 1))],
    ErrorCode.ENHANCE_YOUR_CALM,
  ],
  [
    'a PING flood',
    Array.from({ length: 1001 }, () => frame(PING, 0, 0, '0000000000000000')),
    ErrorCode.ENHANCE_YOUR_CALM,
  ],
  ['a SETTINGS flood', Array.from({ length: 1001 }, () => settings(3, 100)), ErrorCode.ENHANCE_YOUR_CALM],
  [
    'a PRIORITY flood',
    Array.from({ length: 10_001 }, () => frame(PRIORITY, 0, 1, '0000000010')),
    ErrorCode.ENHANCE_YOUR_CALM,
  ],
];

for (const [title, frames, code] of violations) {
  test(`ends the connection: ${title}`, () => {
    const client = Peer.clientWithStreams(1);
    client.releases = false;
    client.receive(...frames);
    assert.is(client.error?.code, code);
    const goAway = client.takeFrames().find((line) => line.startsWith('GOAWAY'));
    assert.match(goAway ?? '', new RegExp(`^GOAWAY 0 0 00000000${code.toString(16).padStart(8, '0')}`));
    assert.ok(client.log.includes(`reset 1 ${code} connection`));
    const told = client.log.length;
    client.receive(frame(PING, 0, 0, '0000000000000000'));
    assert.is(client.log.length, told, 'nothing is heard after the end');
    assert.not(client.connection.acceptsStreams);
  });
}

test('ends the connection: a first frame that is not SETTINGS, or only an ACK', () => {
  for (const first of [frame(PING, 0, 0, '0000000000000000'), frame(SETTINGS, 1, 0)]) {
    const client = new Peer('client');
    client.receive(first);
    assert.is(client.error?.code, ErrorCode.PROTOCOL_ERROR);
  }
});

/** Frames that end stream 1 of a client only. */
const streamErrors: readonly [string, readonly Buffer[], number][] = [
  ['a response without :status', [frame(HEADERS, END_HEADERS, 1, grpcStatusOk)], ErrorCode.PROTOCOL_ERROR],
  ['two :status fields', [frame(HEADERS, END_HEADERS, 1, '8888')], ErrorCode.PROTOCOL_ERROR],
  ['a request as response', [frame(HEADERS, END_HEADERS, 1, '8286 84')], ErrorCode.PROTOCOL_ERROR],
  ['a status of two digits', [frame(HEADERS, END_HEADERS, 1, '08 02 3230')], ErrorCode.PROTOCOL_ERROR],
  [
    'an interim response that ends',
    [frame(HEADERS, END_HEADERS | END_STREAM, 1, '08 03 313030')],
    ErrorCode.PROTOCOL_ERROR,
  ],
  ['a pseudo field after others', [frame(HEADERS, END_HEADERS, 1, `${grpcStatusOk} 88`)], ErrorCode.PROTOCOL_ERROR],
  ['an unknown pseudo field', [frame(HEADERS, END_HEADERS, 1, '88 00 02 3a78 01 31')], ErrorCode.PROTOCOL_ERROR],
  ['an upper-case name', [frame(HEADERS, END_HEADERS, 1, '88 00 01 58 01 31')], ErrorCode.PROTOCOL_ERROR],
  ['an empty name', [frame(HEADERS, END_HEADERS, 1, '88 00 00 00')], ErrorCode.PROTOCOL_ERROR],
  ['a line break in a value', [frame(HEADERS, END_HEADERS, 1, '88 00 01 78 03 610a62')], ErrorCode.PROTOCOL_ERROR],
  ['a blank around a value', [frame(HEADERS, END_HEADERS, 1, '88 00 01 78 02 2061')], ErrorCode.PROTOCOL_ERROR],
  ['a connection field', [frame(HEADERS, END_HEADERS, 1, '88 00 07 75706772616465 01 31')], ErrorCode.PROTOCOL_ERROR],
  ['te other than trailers', [frame(HEADERS, END_HEADERS, 1, '88 00 02 7465 01 31')], ErrorCode.PROTOCOL_ERROR],
  ['DATA before headers', [frame(DATA, 0, 1, '00')], ErrorCode.PROTOCOL_ERROR],
  ['a stream window update by zero', [windowUpdate(1, 0)], ErrorCode.PROTOCOL_ERROR],
  ['a stream window above 2^31-1', [windowUpdate(1, 0x7fffffff)], ErrorCode.FLOW_CONTROL_ERROR],
  ['PRIORITY of 4 bytes', [frame(PRIORITY, 0, 1, '00000000')], ErrorCode.FRAME_SIZE_ERROR],
  ['a list above 16 KiB', [frame(HEADERS, END_HEADERS, 1, '8a'.repeat(800))], ErrorCode.ENHANCE_YOUR_CALM],
  [
    'trailers that do not end the stream',
    [frame(HEADERS, END_HEADERS, 1, ok), frame(HEADERS, END_HEADERS, 1, grpcStatusOk)],
    ErrorCode.PROTOCOL_ERROR,
  ],
  [
    'a pseudo field in trailers',
    [frame(HEADERS, END_HEADERS, 1, ok), frame(HEADERS, END_HEADERS | END_STREAM, 1, ok)],
    ErrorCode.PROTOCOL_ERROR,
  ],
  [
    'DATA after the end',
    [frame(HEADERS, END_HEADERS | END_STREAM, 1, ok), frame(DATA, 0, 1, '00')],
    ErrorCode.STREAM_CLOSED,
  ],
  [
    'HEADERS after the end',
    [frame(HEADERS, END_HEADERS | END_STREAM, 1, ok), frame(HEADERS, END_HEADERS | END_STREAM, 1, ok)],
    ErrorCode.STREAM_CLOSED,
  ],
  [
    'more body than content-length',
    [frame(HEADERS, END_HEADERS, 1, '88 0f0d 01 32'), frame(DATA, 0, 1, '010203')],
    ErrorCode.PROTOCOL_ERROR,
  ],
  [
    'less body than content-length',
    [frame(HEADERS, END_HEADERS, 1, '88 0f0d 01 32'), frame(DATA, END_STREAM, 1, '01')],
    ErrorCode.PROTOCOL_ERROR,
  ],
  ['a content-length that is no number', [frame(HEADERS, END_HEADERS, 1, '88 0f0d 01 78')], ErrorCode.PROTOCOL_ERROR],
];

for (const [title, frames, code] of streamErrors) {
  test(`ends the stream only: ${title}`, () => {
    const client = Peer.clientWithStreams(2);
    client.receive(...frames);
    assert.ok(client.log.includes(`reset 1 ${code} violation`), client.log.join('\n'));
    assert.ok(client.takeFrames().includes(`RST 0 1 ${code.toString(16).padStart(8, '0')}`));
    client.receive(frame(HEADERS, END_HEADERS | END_STREAM, 3, `${ok}`));
    assert.is(client.log.at(-1), 'headers 3 end :status=200');
    assert.is(client.error, null);
  });
}

test('a stream that exceeds its own window is reset with FLOW_CONTROL_ERROR, the connection goes on', () => {
  const client = Peer.clientWithStreams(1, { streamWindowBytes: 100, connectionWindowBytes: 65_535 });
  client.releases = false;
  client.receive(frame(HEADERS, END_HEADERS, 1, ok), frame(DATA, 0, 1, Buffer.alloc(101)));
  assert.is(client.log.at(-1), `reset 1 ${ErrorCode.FLOW_CONTROL_ERROR} violation`);
  assert.is(client.error, null);
});

test('a reset by the peer is reported with its code, and one after the end is ignored', () => {
  const client = Peer.clientWithStreams(2);
  client.receive(frame(RST_STREAM, 0, 1, '00000007'), frame(RST_STREAM, 0, 1, '00000000'), windowUpdate(1, 5));
  assert.equal(client.log, ['reset 1 7 peer']);
  assert.is(client.connection.streamCount, 1);
});

test('late frames of a stream that we have reset are ignored, and feed the header table', () => {
  const client = Peer.clientWithStreams(2);
  client.connection.reset(client.streams.get(1)!, ErrorCode.CANCEL);
  assert.equal(client.takeFrames(), ['RST 0 1 00000008']);
  client.receive(
    frame(HEADERS, END_HEADERS, 1, '88 40 03 782d61 01 31'),
    frame(DATA, 0, 1, '0102'),
    frame(HEADERS, END_HEADERS, 3, '88 be'),
  );
  assert.equal(client.log, ['headers 3 :status=200 x-a=1']);
});

test('frames of a stream that ended in order are a violation', () => {
  const client = Peer.clientWithStreams(0);
  client.open(true);
  client.receive(frame(HEADERS, END_HEADERS | END_STREAM, 1, ok), frame(DATA, 0, 1, '00'));
  assert.is(client.error?.code, ErrorCode.STREAM_CLOSED);
});

test('thousands of resets, then thousands of late answers: the connection lives', () => {
  const client = Peer.clientWithStreams(0);
  client.connection.take();
  for (let round = 0; round < 3000; round++) client.connection.reset(client.open(), ErrorCode.CANCEL);
  client.connection.take();
  for (let id = 1; id < 6000; id += 2) {
    client.receive(frame(HEADERS, END_HEADERS, id, ok), frame(DATA, 0, id, Buffer.alloc(100)));
  }
  assert.is(client.error, null);
});

test('GOAWAY: streams above the last id are unprocessed, the others go on, none can be opened', () => {
  const client = Peer.clientWithStreams(3);
  client.receive(frame(GOAWAY, 0, 0, '00000001 00000000 627965'));
  assert.equal(client.log, ['goaway 1 0 bye', 'reset 3 7 unprocessed', 'reset 5 7 unprocessed']);
  assert.not(client.connection.canOpen);
  client.receive(frame(HEADERS, END_HEADERS | END_STREAM, 1, ok));
  assert.is(client.log.at(-1), 'headers 1 end :status=200');
  assert.equal(client.takeFrames(), []);
});

test('a graceful GOAWAY in two steps may lower the last id', () => {
  const client = Peer.clientWithStreams(2);
  client.receive(frame(GOAWAY, 0, 0, '7fffffff 00000000'), frame(GOAWAY, 0, 0, '00000001 00000000'));
  assert.equal(client.log, ['goaway 2147483647 0', 'goaway 1 0', 'reset 3 7 unprocessed']);
});

test('streams are opened up to 100 before the settings, then up to the limit of the peer', () => {
  const client = new Peer('client');
  for (let i = 0; i < 100; i++) client.open();
  assert.not(client.connection.canOpen);
  client.receive(settings(3, 101));
  assert.ok(client.connection.canOpen);
  client.open();
  assert.not(client.connection.canOpen);
  assert.throws(() => client.open(), /without a free slot/);
  client.receive(frame(RST_STREAM, 0, 1, '00000008'));
  assert.ok(client.connection.canOpen);
});

test('DATA waits for the window of its stream and leaves when it opens', () => {
  const client = new Peer('client');
  client.receive(settings(4, 10));
  const stream = client.open();
  client.connection.take();
  assert.ok(client.connection.sendData(stream, Buffer.from('abcdefghijklmno'), true));
  assert.equal(client.takeFrames(), [`DATA 0 1 ${Buffer.from('abcdefghij').toString('hex')}`]);
  client.receive(windowUpdate(1, 100));
  assert.equal(client.takeFrames(), [`DATA 1 1 ${Buffer.from('klmno').toString('hex')}`]);
});

test('a smaller initial window puts open streams in debt, which later updates pay first', () => {
  const client = new Peer('client');
  client.receive(settings(4, 10));
  const stream = client.open();
  client.connection.sendData(stream, Buffer.alloc(12, 0x61), false);
  client.connection.take();
  client.receive(settings(4, 3));
  assert.is(stream.sendWindow.available, -7);
  client.receive(windowUpdate(1, 7));
  assert.equal(client.takeFrames(), ['SETTINGS 1 0']);
  client.receive(windowUpdate(1, 1));
  assert.equal(client.takeFrames(), ['DATA 0 1 61']);
  client.receive(settings(4, 4));
  assert.equal(client.takeFrames(), ['SETTINGS 1 0', 'DATA 0 1 61']);
  assert.is(client.log.at(-1), 'writable 1');
});

test('a window that a smaller initial window closes before the data has left keeps it back', () => {
  const client = new Peer('client');
  client.receive(settings(4, 10));
  const stream = client.open();
  client.connection.take();
  client.connection.sendData(stream, Buffer.from('abc'), true);
  client.receive(settings(4, 0));
  assert.equal(client.takeFrames(), ['SETTINGS 1 0']);
  client.receive(settings(4, 2));
  assert.equal(client.takeFrames(), ['SETTINGS 1 0', 'DATA 0 1 6162']);
});

test('large messages take turns frame by frame, and small ones pass while the window lasts', () => {
  const client = new Peer('client');
  client.receive(settings(4, 1_000_000), windowUpdate(0, 1_000_000));
  const [first, second] = [client.open(), client.open()];
  client.connection.take();
  client.connection.sendData(first, Buffer.alloc(40_000), true);
  client.connection.sendData(second, Buffer.alloc(20_000), true);
  const order = client.takeFrames().map((line) => line.split(' ').slice(0, 3).join(' '));
  assert.equal(order, ['DATA 0 1', 'DATA 0 3', 'DATA 0 1', 'DATA 1 3', 'DATA 1 1']);
});

test('a full queue refuses more, and says when it is empty', () => {
  const client = new Peer('client');
  client.receive(settings(4, 0));
  const stream = client.open();
  assert.ok(client.connection.sendData(stream, Buffer.alloc(70_000), false));
  assert.not(client.connection.sendData(stream, Buffer.alloc(1), false));
  assert.is(client.connection.reserveData(stream, 1, false), -1);
  client.receive(settings(4, 100_000), windowUpdate(0, 100_000));
  client.takeFrames();
  assert.is(client.log.at(-1), 'writable 1');
  assert.ok(client.connection.sendData(stream, Buffer.alloc(1), false));
});

test('output comes in portions: the rest stays in the queue until the first has been taken', () => {
  const client = new Peer('client');
  client.receive(settings(4, 10_000_000), windowUpdate(0, 10_000_000));
  const stream = client.open();
  client.connection.sendData(stream, Buffer.alloc(1_000_000), true);
  const sizes: number[] = [];
  for (let bytes = client.connection.take(); bytes !== null; bytes = client.connection.take()) sizes.push(bytes.length);
  assert.ok(sizes.length > 10);
  assert.ok(Math.max(...sizes) < 65_536 + 16_384 + 9);
});

test('a reset forgets what is queued', () => {
  const client = new Peer('client');
  client.receive(settings(4, 0));
  const stream = client.open();
  client.connection.sendData(stream, Buffer.alloc(1000), true);
  client.connection.reset(stream, ErrorCode.CANCEL);
  client.receive(windowUpdate(0, 1000));
  client.connection.take();
  assert.is(client.connection.pendingBytes, 0);
  assert.is(client.connection.streamCount, 0);
});

test('windows are given back in halves, for what the application has taken', () => {
  const client = Peer.clientWithStreams(1);
  client.releases = false;
  const stream = client.streams.get(1)!;
  client.receive(
    frame(HEADERS, END_HEADERS, 1, ok),
    frame(DATA, 0, 1, Buffer.alloc(16_384)),
    frame(DATA, 0, 1, Buffer.alloc(16_384)),
  );
  assert.equal(client.takeFrames(), []);
  client.connection.release(stream, 32_767);
  assert.equal(client.takeFrames(), []);
  client.connection.release(stream, 1);
  assert.equal(client.takeFrames(), ['WINDOW 0 0 00008000', 'WINDOW 0 1 00008000']);
  client.connection.release(stream, 1_000_000);
  assert.equal(client.takeFrames(), [], 'more than was received is never given back');
});

test('DATA of gone streams, padding, and what a reset stream held come back to the connection', () => {
  const client = Peer.clientWithStreams(2);
  client.releases = false;
  client.receive(frame(HEADERS, END_HEADERS, 1, ok), frame(DATA, 0, 1, Buffer.alloc(16_384)));
  client.connection.reset(client.streams.get(1)!, ErrorCode.CANCEL);
  client.receive(frame(DATA, PADDED, 1, Buffer.concat([Buffer.from([255]), Buffer.alloc(16_383)])));
  assert.equal(client.takeFrames(), ['RST 0 1 00000008', 'WINDOW 0 0 00008000']);
});

test('a server serves requests and answers with trailers behind queued data', () => {
  const server = new Peer('server');
  const client = new Peer('client');
  server.onEvent = (stream, what, endStream) => {
    if (what !== 'data' || !endStream) return;
    server.connection.sendHeaders(stream, headerList([':status', '200']), false);
    server.connection.sendData(stream, Buffer.alloc(70_000, 7), false);
    server.connection.sendHeaders(stream, headerList(['grpc-status', '0']), true);
  };
  exchange(client, server);
  const stream = client.open();
  client.connection.sendData(stream, Buffer.from('request'), true);
  exchange(client, server);
  assert.equal(server.log, [
    'settings',
    'headers 1 :method=POST :scheme=http :path=/t.Echo/Put te=trailers',
    'data 1 end 7 bytes',
  ]);
  assert.is(client.log.at(-1), 'trailers 1 grpc-status=0');
  assert.equal(client.body(1), Buffer.alloc(70_000, 7));
  assert.is(client.connection.streamCount + server.connection.streamCount, 0);
});

test('a server refuses streams above its limit and goes on', () => {
  const server = new Peer('server', { maxPeerStreams: 1 });
  const client = new Peer('client');
  client.open();
  client.open(true);
  exchange(client, server);
  assert.is(client.log.at(-1), `reset 3 ${ErrorCode.REFUSED_STREAM} peer`);
  assert.is(client.log.filter((line) => line.startsWith('reset')).length, 1);
});

test('a server ends a connection that is not HTTP/2, opens even ids, or resets one request after the other', () => {
  const http1 = new Peer('server');
  http1.receive(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  assert.is(http1.error?.code, ErrorCode.PROTOCOL_ERROR);

  const even = greetedServer();
  even.receive(frame(HEADERS, END_HEADERS, 2, '838684'));
  assert.is(even.error?.code, ErrorCode.PROTOCOL_ERROR);

  const rapid = greetedServer();
  for (let id = 1; id < 1000 && rapid.error === null; id += 2) {
    rapid.receive(frame(HEADERS, END_HEADERS, id, '838684'), frame(RST_STREAM, 0, id, '00000008'));
  }
  assert.is(rapid.error?.code, ErrorCode.ENHANCE_YOUR_CALM);
  assert.is(rapid.log.filter((line) => line.startsWith('headers')).length, 201);
});

test('a server resets malformed requests only', () => {
  const server = greetedServer();
  const malformed = ['8386', '838684 84', '838684 00 01 58 01 31', '83 86 04 00', '838684 08 03 323030'];
  malformed.forEach((block, i) => {
    server.receive(frame(HEADERS, END_HEADERS | END_STREAM, 1 + 2 * i, block));
  });
  const resets = server.log.filter((line) => line.endsWith(`${ErrorCode.PROTOCOL_ERROR} violation`));
  assert.is(resets.length, malformed.length, server.log.join('\n'));
  assert.is(server.error, null);
});

test('what is sent on a stream that has ended goes nowhere', () => {
  const client = Peer.clientWithStreams(1);
  const stream = client.streams.get(1)!;
  client.receive(frame(RST_STREAM, 0, 1, '00000008'));
  client.connection.sendData(stream, Buffer.alloc(10), true);
  client.connection.sendHeaders(stream, requestList(), true);
  client.connection.reset(stream, ErrorCode.CANCEL);
  client.connection.sendData(new Stream(), Buffer.alloc(10), true);
  assert.equal(client.takeFrames(), []);
});

test('a lost transport resets every stream, and input is ignored from then on', () => {
  const client = Peer.clientWithStreams(2);
  client.connection.lost();
  client.receive(settings(3, 1));
  assert.equal(client.log, ['reset 1 8 connection', 'reset 3 8 connection']);
});

/** A server whose client has introduced itself. */
function greetedServer(): Peer {
  const server = new Peer('server');
  const client = new Peer('client');
  server.receive(client.connection.take()!);
  return server;
}

/** Carries bytes to and fro until both are silent. */
function exchange(client: Peer, server: Peer): void {
  for (;;) {
    const toServer = client.connection.take();
    const toClient = server.connection.take();
    if (toServer === null && toClient === null) return;
    if (toServer !== null) server.receive(toServer);
    if (toClient !== null) client.receive(toClient);
  }
}

test.run();
