import { Flag, FrameType } from '../../../../proto/wire/frames.ts';
import { frame } from '../../../proto/wire/peer.ts';
import { literal } from './attacker.ts';

const { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION } =
  FrameType;
const { END_HEADERS, END_STREAM, PADDED } = Flag;

/** Frames that a client may send, or may not; `id` is a stream that was never used. */
export type Move = (id: number) => Buffer[];

const path = '/test.Echo/Once';
const message = Buffer.from('0000000001', 'hex').fill(0, 0, 4);
const body = Buffer.concat([message, Buffer.from('x')]);

function fields(...given: readonly (readonly [string, string])[]): Buffer {
  return Buffer.concat(given.map(([name, value]) => literal(name, value)));
}

const method = [':method', 'POST'] as const;
const scheme = [':scheme', 'http'] as const;
const target = [':path', path] as const;
const grpc = ['content-type', 'application/grpc'] as const;

const authority = [':authority', 'test'] as const;
const block = fields(method, scheme, target, authority, grpc, ['te', 'trailers']);

const open = (id: number, given: Buffer = block) => frame(HEADERS, END_HEADERS, id, given);
const whole = (id: number, given: Buffer = block) => frame(HEADERS, END_HEADERS | END_STREAM, id, given);
const last = (id: number) => frame(DATA, END_STREAM, id, body);
const uint32 = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
const request = (...more: readonly (readonly [string, string])[]): Move => {
  return (id) => [open(id, fields(method, scheme, target, authority, grpc, ...more)), last(id)];
};

/** In any number and order before another move, they change nothing for it. */
export const validMoves: Readonly<Record<string, Move>> = {
  'a call': (id) => [open(id), last(id)],
  'a call with padding': (id) => [
    open(id),
    frame(DATA, END_STREAM | PADDED, id, Buffer.concat([Buffer.of(2), body, Buffer.of(0, 0)])),
  ],
  'a call whose headers come in two frames': (id) => [
    frame(HEADERS, 0, id, block.subarray(0, 10)),
    frame(CONTINUATION, END_HEADERS, id, block.subarray(10)),
    last(id),
  ],
  'a call whose body comes in two frames': (id) => [
    open(id),
    frame(DATA, 0, id, body.subarray(0, 3)),
    frame(DATA, END_STREAM, id, body.subarray(3)),
  ],
  'a call with trailers': (id) => [open(id), frame(DATA, 0, id, body), whole(id, literal('x-checksum', '1'))],
  'a call that is cancelled': (id) => [open(id), frame(RST_STREAM, 0, id, uint32(8))],
  'a WINDOW_UPDATE of the connection': () => [frame(WINDOW_UPDATE, 0, 0, uint32(1000))],
  'settings of any kind': () => [frame(SETTINGS, 0, 0, '000300000064000400010000')],
  'a setting that nobody knows': () => [frame(SETTINGS, 0, 0, '00ff00000001')],
  'a PRIORITY frame': (id) => [frame(PRIORITY, 0, id, '0000000010')],
  'a frame of an unknown type': () => [frame(0x42, 0, 0, 'abcd')],
};

/** At the edge of what is allowed, and beyond. */
export const edgeMoves: Readonly<Record<string, Move>> = {
  'DATA on stream 0': () => [frame(DATA, 0, 0, '00')],
  'DATA on an idle stream': (id) => [frame(DATA, 0, id, '00')],
  'DATA after the end': (id) => [
    open(id),
    frame(DATA, END_STREAM, id, body.subarray(0, 3)),
    frame(DATA, END_STREAM, id, body),
  ],
  'DATA after a cancellation': (id) => [open(id), frame(RST_STREAM, 0, id, uint32(8)), last(id)],
  'DATA that is all padding': (id) => [open(id), frame(DATA, PADDED, id, '020000'), last(id)],
  'DATA whose padding exceeds it': (id) => [open(id), frame(DATA, PADDED, id, '050000')],
  'DATA without the pad length it needs': (id) => [open(id), frame(DATA, PADDED, id)],
  '150 DATA frames without data': (id) => [open(id), ...Array.from({ length: 150 }, () => frame(DATA, 0, id))],
  'HEADERS on stream 0': () => [open(0)],
  'HEADERS on an even stream': (id) => [open(id + 1)],
  'HEADERS on a stream below the last': (id) => [open(id + 2), last(id + 2), open(id)],
  'HEADERS after the end': (id) => [open(id), frame(DATA, END_STREAM, id, body.subarray(0, 3)), whole(id)],
  'HEADERS after a cancellation': (id) => [open(id), frame(RST_STREAM, 0, id, uint32(8)), whole(id)],
  'HEADERS of a stream that depends on itself': (id) => [
    frame(HEADERS, END_HEADERS | Flag.PRIORITY, id, Buffer.concat([Buffer.from(`${uint32(id)}10`, 'hex'), block])),
    last(id),
  ],
  'trailers that do not end the stream': (id) => [open(id), open(id, literal('x-a', '1'))],
  'trailers with a pseudo-header': (id) => [open(id), whole(id, literal(':path', '/'))],
  'PRIORITY on stream 0': () => [frame(PRIORITY, 0, 0, '0000000010')],
  'PRIORITY of 4 bytes': (id) => [open(id), frame(PRIORITY, 0, id, '00000000')],
  'PRIORITY of a stream on itself': (id) => [open(id), frame(PRIORITY, 0, id, `${uint32(id)}10`)],
  'RST_STREAM on stream 0': () => [frame(RST_STREAM, 0, 0, uint32(8))],
  'RST_STREAM on an idle stream': (id) => [frame(RST_STREAM, 0, id, uint32(8))],
  'RST_STREAM of 3 bytes': (id) => [open(id), frame(RST_STREAM, 0, id, '000000')],
  'RST_STREAM twice': (id) => [open(id), frame(RST_STREAM, 0, id, uint32(8)), frame(RST_STREAM, 0, id, uint32(8))],
  'SETTINGS on a stream': (id) => [frame(SETTINGS, 0, id)],
  'SETTINGS of 5 bytes': () => [frame(SETTINGS, 0, 0, '0003000000')],
  'SETTINGS with ACK and content': () => [frame(SETTINGS, 1, 0, '000300000064')],
  'ENABLE_PUSH of 2': () => [frame(SETTINGS, 0, 0, '000200000002')],
  'an initial window above 2^31-1': () => [frame(SETTINGS, 0, 0, '000480000000')],
  'a frame size below 2^14': () => [frame(SETTINGS, 0, 0, '000500003fff')],
  'a frame size above 2^24-1': () => [frame(SETTINGS, 0, 0, '000501000000')],
  '33 settings in one frame': () => [frame(SETTINGS, 0, 0, '000300000064'.repeat(33))],
  PUSH_PROMISE: (id) => [
    open(id),
    frame(PUSH_PROMISE, END_HEADERS, id, Buffer.concat([Buffer.from(uint32(2), 'hex'), block])),
  ],
  'PING on a stream': (id) => [frame(PING, 0, id, '0000000000000000')],
  'PING of 7 bytes': () => [frame(PING, 0, 0, '00000000000000')],
  'an acknowledgement of no PING': () => [frame(PING, 1, 0, '0000000000000000')],
  'GOAWAY on a stream': (id) => [frame(GOAWAY, 0, id, '0000000000000000')],
  'GOAWAY of 7 bytes': () => [frame(GOAWAY, 0, 0, '00000000000000')],
  'WINDOW_UPDATE of zero on the connection': () => [frame(WINDOW_UPDATE, 0, 0, uint32(0))],
  'WINDOW_UPDATE of zero on a stream': (id) => [open(id), frame(WINDOW_UPDATE, 0, id, uint32(0))],
  'WINDOW_UPDATE of 3 bytes': () => [frame(WINDOW_UPDATE, 0, 0, '000001')],
  'WINDOW_UPDATE on an idle stream': (id) => [frame(WINDOW_UPDATE, 0, id, uint32(1))],
  'WINDOW_UPDATE after a cancellation': (id) => [
    open(id),
    frame(RST_STREAM, 0, id, uint32(8)),
    frame(WINDOW_UPDATE, 0, id, uint32(1)),
  ],
  'a window of the connection above 2^31-1': () => [frame(WINDOW_UPDATE, 0, 0, uint32(0x7fffffff))],
  'a window of a stream above 2^31-1': (id) => [open(id), frame(WINDOW_UPDATE, 0, id, uint32(0x7fffffff))],
  'CONTINUATION alone': (id) => [open(id), frame(CONTINUATION, END_HEADERS, id)],
  'CONTINUATION of another stream': (id) => [frame(HEADERS, 0, id, block), frame(CONTINUATION, END_HEADERS, id + 2)],
  'another frame within a header block': (id) => [frame(HEADERS, 0, id, block), frame(PING, 0, 0, '0000000000000000')],
  'an unknown frame within a header block': (id) => [frame(HEADERS, 0, id, block), frame(0x42, 0, id)],
  '9 CONTINUATION frames': (id) => [
    frame(HEADERS, 0, id, block),
    ...Array.from({ length: 8 }, () => frame(CONTINUATION, 0, id)),
    frame(CONTINUATION, END_HEADERS, id),
  ],
  'a frame above the announced size': (id) => [open(id), frame(DATA, 0, id, Buffer.alloc(16_385))],
  'a header list of 20 KB': (id) => [
    frame(HEADERS, 0, id, Buffer.concat([block, literal('x-a', 'a'.repeat(15_000))])),
    frame(CONTINUATION, END_HEADERS, id, literal('x-b', 'b'.repeat(5000))),
  ],
  '200 fields': (id) => [
    open(id, Buffer.concat([block, ...Array.from({ length: 200 }, () => literal('x', '1'))])),
    last(id),
  ],
  'table index 0': (id) => [open(id, Buffer.concat([block, Buffer.of(0x80)]))],
  'a table index that is not there': (id) => [open(id, Buffer.concat([block, Buffer.of(0xff, 0x60)]))],
  'a string that is cut': (id) => [open(id, Buffer.concat([block, Buffer.of(0, 5, 0x61)]))],
  'Huffman padding of zeros': (id) => [open(id, Buffer.concat([block, Buffer.of(0, 1, 0x61, 0x81, 0x00)]))],
  'a table size above the announced': (id) => [open(id, Buffer.concat([Buffer.of(0x3f, 0xe2, 0x1f), block]))],
  'a table size behind a field': (id) => [open(id, Buffer.concat([block, Buffer.of(0x20)]))],
  'an upper-case name': request(['X-A', '1']),
  'an empty name': request(['', '1']),
  'a name with a space': request(['x a', '1']),
  'a value with a line break': request(['x-a', 'a\nb']),
  'a value with a NUL': request(['x-a', 'a\0b']),
  'a value with a space in front': request(['x-a', ' a']),
  'a connection field': request(['connection', 'close']),
  'te other than trailers': request(['te', 'gzip']),
  'an unknown pseudo-header': (id) => [
    open(id, fields(method, scheme, target, authority, [':x', '1'], grpc)),
    last(id),
  ],
  'a response pseudo-header': (id) => [
    open(id, fields(method, scheme, target, authority, [':status', '200'], grpc)),
    last(id),
  ],
  'a pseudo-header behind a field': (id) => [open(id, fields(method, scheme, authority, grpc, target)), last(id)],
  'a pseudo-header twice': (id) => [open(id, fields(method, scheme, target, target, authority, grpc)), last(id)],
  'no :path': (id) => [open(id, fields(method, scheme, authority, grpc)), last(id)],
  'an empty :path': (id) => [open(id, fields(method, scheme, [':path', ''], authority, grpc)), last(id)],
  'no :authority': (id) => [open(id, fields(method, scheme, target, grpc)), last(id)],
  'no :scheme': (id) => [open(id, fields(method, target, authority, grpc)), last(id)],
  'no :method': (id) => [open(id, fields(scheme, target, authority, grpc)), last(id)],
  'a content-length above the body': request(['content-length', '10']),
  'a content-length below the body': request(['content-length', '2']),
  'a content-length that is no number': request(['content-length', 'x']),
};
