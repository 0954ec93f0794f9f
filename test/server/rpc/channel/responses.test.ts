/** What the channel makes of responses that are not as they should be (gRPC over HTTP/2, "Responses" and "Errors"). */
import { constants, type OutgoingHttpHeaders } from 'node:http2';
import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Channel } from '../../../../server/rpc/channel/channel.ts';
import { answer, callError, echo, framed, split, withHttp2Server } from './servers.ts';

interface Case {
  readonly title: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Buffer;
  /** Trailers-Only when absent and there is no body. */
  readonly trailers?: OutgoingHttpHeaders;
  readonly code: string;
}

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' };
const one = framed(Buffer.from('x'));
const ok = { 'grpc-status': '0' };

const cases: readonly Case[] = [
  ...[
    [400, 'INTERNAL'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'UNIMPLEMENTED'],
    [418, 'UNKNOWN'],
    [429, 'UNAVAILABLE'],
    [500, 'UNKNOWN'],
    [502, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [504, 'UNAVAILABLE'],
  ].map(([status, code]) => ({
    title: `HTTP status ${status}`,
    headers: { ':status': status as number },
    body: Buffer.from('page'),
    code: code as string,
  })),
  {
    title: 'an HTTP error with a gRPC status',
    headers: { ':status': 503, 'grpc-status': '9' },
    code: 'FAILED_PRECONDITION',
  },
  { title: 'Trailers-Only', headers: { ...grpcHeaders, 'grpc-status': '10' }, code: 'ABORTED' },
  { title: 'a status that is none', headers: { ...grpcHeaders, 'grpc-status': '99' }, code: 'UNKNOWN' },
  { title: 'no status at the end', headers: grpcHeaders, body: one, code: 'INTERNAL' },
  { title: 'trailers without a status', headers: grpcHeaders, body: one, trailers: { a: 'b' }, code: 'INTERNAL' },
  {
    title: 'a status in headers that are not the end',
    headers: { ...grpcHeaders, 'grpc-status': '9' },
    body: one,
    code: 'INTERNAL',
  },
  {
    title: 'a status in the headers and another in the trailers',
    headers: { ...grpcHeaders, 'grpc-status': '8' },
    trailers: { 'grpc-status': '9' },
    code: 'FAILED_PRECONDITION',
  },
  {
    title: 'another content type',
    headers: { ':status': 200, 'content-type': 'image/jpeg' },
    body: one,
    code: 'UNKNOWN',
  },
  {
    title: 'another codec',
    headers: { ':status': 200, 'content-type': 'application/grpc+json' },
    body: one,
    trailers: ok,
    code: 'INTERNAL',
  },
  { title: 'success without a response', headers: grpcHeaders, trailers: ok, code: 'UNIMPLEMENTED' },
  {
    title: 'two responses',
    headers: grpcHeaders,
    body: Buffer.concat([one, one]),
    trailers: ok,
    code: 'UNIMPLEMENTED',
  },
  { title: 'half a message', headers: grpcHeaders, body: one.subarray(0, 5), trailers: ok, code: 'INTERNAL' },
  { title: 'half a prefix', headers: grpcHeaders, body: one.subarray(0, 3), trailers: ok, code: 'INTERNAL' },
  {
    title: 'a flag that is unknown',
    headers: grpcHeaders,
    body: framed(Buffer.of(), 2),
    trailers: ok,
    code: 'INTERNAL',
  },
  {
    title: 'compressed without an encoding',
    headers: grpcHeaders,
    body: framed(one, 1),
    trailers: ok,
    code: 'INTERNAL',
  },
  {
    title: 'compressed, but encoded as identity',
    headers: { ...grpcHeaders, 'grpc-encoding': 'identity' },
    body: framed(one, 1),
    trailers: ok,
    code: 'INTERNAL',
  },
  {
    title: 'an encoding that was not offered',
    headers: { ...grpcHeaders, 'grpc-encoding': 'foo' },
    body: framed(one, 1),
    trailers: ok,
    code: 'INTERNAL',
  },
  {
    title: 'gzip that is none',
    headers: { ...grpcHeaders, 'grpc-encoding': 'gzip' },
    body: framed(one, 1),
    trailers: ok,
    code: 'INTERNAL',
  },
  {
    title: 'a response that inflates beyond the limit',
    headers: { ...grpcHeaders, 'grpc-encoding': 'gzip' },
    body: framed(gzipSync(Buffer.alloc(5 * 1024 * 1024)), 1),
    trailers: ok,
    code: 'RESOURCE_EXHAUSTED',
  },
  {
    title: 'a response that says it has 4 GB',
    headers: grpcHeaders,
    body: Buffer.of(0, 255, 255, 255, 255, 0),
    trailers: ok,
    code: 'RESOURCE_EXHAUSTED',
  },
];

for (const { title, headers, body, trailers, code } of cases) {
  test(`${title}: ${code}`, () =>
    withHttp2Server(
      (stream) => {
        stream.respond(headers, { endStream: !body && !trailers, waitForTrailers: trailers !== undefined });
        stream.on('wantTrailers', () => stream.sendTrailers(trailers!));
        if (!stream.writableEnded) stream.end(body);
      },
      async (channel) => assert.is((await callError(channel.unary(echo, Buffer.of()))).code, code),
    ));
}

test('gzip responses are inflated, in unary calls and in streams', () => {
  const message = Buffer.from('the same again '.repeat(1000));
  return withHttp2Server(
    (stream) => {
      stream.respond({ ...grpcHeaders, 'grpc-encoding': 'gzip' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers(ok));
      stream.end(framed(gzipSync(message), 1));
    },
    async (channel) => {
      assert.ok((await channel.unary(echo, Buffer.of())).message.equals(message));
      for await (const received of channel.serverStream(split, Buffer.of())) assert.ok(received.equals(message));
    },
  );
});

test('what came before an error is delivered before it', () =>
  withHttp2Server(
    (stream) => {
      stream.respond(grpcHeaders, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '10', 'grpc-message': 'a%20b' }));
      stream.end(Buffer.concat([one, one]));
    },
    async (channel) => {
      const stream = channel.serverStream(split, Buffer.of());
      assert.is((await stream.next()).value?.toString(), 'x');
      assert.is((await stream.next()).value?.toString(), 'x');
      const error = await callError(stream.next());
      assert.equal([error.code, error.message], ['ABORTED', 'a b']);
    },
  ));

test('each reset code becomes the status that the specification names', async () => {
  const expected: Record<number, string> = {
    [constants.NGHTTP2_NO_ERROR]: 'INTERNAL',
    [constants.NGHTTP2_PROTOCOL_ERROR]: 'INTERNAL',
    [constants.NGHTTP2_INTERNAL_ERROR]: 'INTERNAL',
    [constants.NGHTTP2_FLOW_CONTROL_ERROR]: 'INTERNAL',
    [constants.NGHTTP2_REFUSED_STREAM]: 'UNAVAILABLE',
    [constants.NGHTTP2_CANCEL]: 'CANCELLED',
    [constants.NGHTTP2_ENHANCE_YOUR_CALM]: 'RESOURCE_EXHAUSTED',
    [constants.NGHTTP2_INADEQUATE_SECURITY]: 'PERMISSION_DENIED',
  };
  for (const [code, status] of Object.entries(expected)) {
    await withHttp2Server(
      (stream) => stream.close(Number(code)),
      async (channel: Channel) => {
        assert.is((await callError(channel.unary(echo, Buffer.of()))).code, status, `code ${code}`);
      },
    );
  }
});

test('a response before the request is complete ends the call', () =>
  withHttp2Server(
    (stream) => answer(stream, Buffer.from('early')),
    async (channel) => {
      const request = Buffer.alloc(1_000_000);
      assert.is((await channel.unary(echo, request)).message.toString(), 'early');
      assert.is((await channel.unary(echo, request)).message.toString(), 'early');
    },
  ));

test.run();
