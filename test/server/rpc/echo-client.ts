import { once } from 'node:events';
import { connect as connectHttp2, constants } from 'node:http2';
import { connect, type Socket } from 'node:net';
import type { Client, Metadata, ServiceError } from '@grpc/grpc-js';
import * as assert from 'uvu/assert';

/** Requests are bytes already. */
export const identitySerializer = (value: Buffer) => value;

export function callOnce(client: Client, request: string | Buffer, path = '/test.Echo/Once'): Promise<string> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, identitySerializer, String, Buffer.from(request), (error, value) =>
      error ? reject(error) : resolve(value ?? ''),
    );
  });
}

export function callForTrailers(client: Client, metadata: Metadata): Promise<{ answer: string; trailers: Metadata }> {
  return new Promise((resolve, reject) => {
    let answer = '';
    client
      .makeUnaryRequest('/test.Echo/Once', identitySerializer, String, Buffer.of(), metadata, (error, value) => {
        if (error) reject(error);
        answer = value ?? '';
      })
      .on('status', ({ metadata: trailers }) => resolve({ answer, trailers }));
  });
}

export function join(client: Client, words: readonly string[], { end } = { end: true }): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = client.makeClientStreamRequest('/test.Echo/Join', identitySerializer, String, (error, value) =>
      error ? reject(error) : resolve(value ?? ''),
    );
    for (const word of words) call.write(Buffer.from(word));
    if (end) call.end();
  });
}

export function eachOne(client: Client): Promise<string[]> {
  const call = client.makeBidiStreamRequest('/test.Echo/Each', identitySerializer, String);
  call.end(Buffer.from('x'));
  return all(call);
}

export async function all(call: AsyncIterable<string>): Promise<string[]> {
  const messages: string[] = [];
  for await (const message of call) messages.push(message);
  return messages;
}

export function failure(promise: Promise<unknown>): Promise<ServiceError> {
  return promise.then(
    () => assert.unreachable('the call succeeded') as never,
    (error) => error,
  );
}

export function grpcHeaders(path: string) {
  return { ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers' };
}

export function frame(message: Buffer): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** A unary call without the help of a client library, which would enforce deadlines and sizes itself. */
export async function rawCall(
  port: number,
  headers: Record<string, string>,
  body = frame(Buffer.from('x')),
): Promise<Record<string, unknown>> {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  try {
    const stream = session.request({ ...grpcHeaders('/test.Echo/Once'), ...headers });
    stream.write(body);
    stream.resume();
    const trailers = new Promise<Record<string, unknown>>((resolve) => {
      stream.on('trailers', resolve);
      stream.on('response', (response) => 'grpc-status' in response && resolve(response));
    });
    if (body.length > 5) stream.end();
    const answer = await trailers;
    stream.close(constants.NGHTTP2_CANCEL);
    return answer;
  } finally {
    session.destroy();
  }
}

/** A call with one request, with the headers and trailers of its answer as they were on the wire. */
export async function rawExchange(
  port: number,
  path: string,
): Promise<{ headers: Record<string, unknown>; trailers: Record<string, unknown> }> {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  try {
    const stream = session.request(grpcHeaders(path));
    stream.end(frame(Buffer.from('x')));
    const trailed = once(stream, 'trailers');
    const [headers] = await once(stream, 'response');
    stream.resume();
    const [trailers] = await trailed;
    return { headers, trailers };
  } finally {
    session.destroy();
  }
}

export async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}).resume();
  await once(socket, 'connect');
  return socket;
}

export async function assertRefused(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const [error] = await once(socket, 'error');
  assert.is(error.code, 'ECONNREFUSED');
}
