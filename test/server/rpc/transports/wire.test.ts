import { once } from 'node:events';
import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client, credentials, status } from '@grpc/grpc-js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FrameType } from '../../../../proto/wire/frames.ts';
import { metrics } from '../../../../server/rpc/interceptors/metrics.ts';
import { implement } from '../../../../server/rpc/service-definition.ts';
import type { WireServerOptions } from '../../../../server/rpc/transports/wire/options.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { selfSigned, testWithCertificates } from '../../../support/certificates.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { rpcServerContract } from '../contract.ts';
import { callOnce, failure, frame, grpcHeaders, identitySerializer } from '../echo-client.ts';
import { type EchoHandlers, echo, plainHandlers, type Text } from '../echo-service.ts';
import { eventually } from '../eventually.ts';
import { grpcHeadersFrame, openRawHttp2 } from '../raw-http2.ts';

const test = suite('the wire transport beyond the contract');

interface Running {
  readonly port: number;
  readonly session: ClientHttp2Session;
  readonly server: ReturnType<typeof createWireServer>;
  readonly badEnds: string[];
}

async function withServer(
  options: Partial<WireServerOptions>,
  handlers: Partial<EchoHandlers>,
  body: (running: Running) => Promise<void>,
): Promise<void> {
  const badEnds: string[] = [];
  const server = createWireServer({
    interceptors: [],
    onUnexpectedError: assert.unreachable,
    onConnectionEndedBadly: (reason) => badEnds.push(reason),
    ...options,
  });
  server.addService(implement(echo, { ...plainHandlers, ...handlers }));
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  const session = connectHttp2(`${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`, { rejectUnauthorized: false });
  session.on('error', () => {});
  try {
    await body({ port, session, server, badEnds });
  } finally {
    session.destroy();
    await server.shutdown(100);
  }
}

/** One request as it stands; the headers, trailers and body of its answer. */
async function exchange(session: ClientHttp2Session, headers: Record<string, string>, requestBody: Buffer) {
  const stream = session.request(headers);
  const parts: Buffer[] = [];
  let response: Record<string, unknown> = {};
  stream.on('response', (given) => {
    response = { ...response, ...given };
  });
  stream.on('trailers', (given) => {
    response = { ...response, ...given };
  });
  stream.on('data', (part: Buffer) => parts.push(part));
  if (!stream.writableEnded) stream.end(requestBody);
  if (!stream.closed) await once(stream, 'close');
  return { response, body: Buffer.concat(parts) };
}

test('a request that is not gRPC gets a short answer', () =>
  withServer({}, {}, async ({ session }) => {
    const { response, body } = await exchange(session, { ':path': '/' }, Buffer.of());
    assert.is(response[':status'], 415);
    assert.match(body.toString(), 'speaks gRPC');
  }));

test('a gzipped request is answered with gzip; small answers stay as they are', () =>
  withServer({}, {}, async ({ session }) => {
    for (const text of ['x'.repeat(5000), 'small']) {
      const message = frame(gzipSync(text));
      message[0] = 1;
      const headers = { ...grpcHeaders('/test.Echo/Once'), 'grpc-encoding': 'gzip' };
      const { response, body } = await exchange(session, headers, message);
      assert.is(response['grpc-status'], '0');
      assert.is(response['grpc-encoding'], 'gzip');
      const answer = body.subarray(5);
      assert.is(body[0] === 1 ? gunzipSync(answer).toString() : answer.toString(), text);
      assert.is(body[0], text.length > 512 ? 1 : 0);
    }
  }));

test('an inflated message above the limit is refused without being inflated', () =>
  withServer({ maxReceiveMessageSizeBytes: 10_000 }, {}, async ({ session }) => {
    const message = frame(gzipSync(Buffer.alloc(1_000_000)));
    message[0] = 1;
    const headers = { ...grpcHeaders('/test.Echo/Once'), 'grpc-encoding': 'gzip' };
    const { response } = await exchange(session, headers, message);
    assert.is(response['grpc-status'], String(status.RESOURCE_EXHAUSTED));
  }));

/** How calls ended, as metrics see it. */
function recorded() {
  const codes: string[] = [];
  const recorder = { started: () => {}, ended: (code: string) => void codes.push(code) };
  return { codes, interceptors: [metrics(() => recorder)] };
}

test('calls that come to no handler are seen by metrics and log all the same', () => {
  const { codes, interceptors } = recorded();
  return withServer({ interceptors, maxReceiveMessageSizeBytes: 10_000 }, {}, async ({ session }) => {
    const notGzip = frame(Buffer.from('x'));
    notGzip[0] = 1;
    for (const [path, body] of [
      ['Once', frame(Buffer.of(0xff))],
      ['Split', frame(Buffer.of(0xff))],
      ['Once', frame(Buffer.alloc(10_001))],
      ['Once', Buffer.of()],
      ['Once', Buffer.concat([frame(Buffer.from('a')), frame(Buffer.from('b'))])],
    ] as const) {
      await exchange(session, grpcHeaders(`/test.Echo/${path}`), body);
    }
    assert.equal(codes, ['INTERNAL', 'INTERNAL', 'RESOURCE_EXHAUSTED', 'UNIMPLEMENTED', 'UNIMPLEMENTED']);
  });
});

test('a request that is given up before it is complete takes no place of the connection', () => {
  const { codes, interceptors } = recorded();
  return withServer({ interceptors, maxConcurrentStreams: 2 }, {}, async ({ session }) => {
    for (let i = 0; i < 4; i++) {
      const stream = session.request(grpcHeaders('/test.Echo/Once'));
      stream.on('error', () => {});
      stream.write(frame(Buffer.from('half')).subarray(0, 6));
      await new Promise((resolve) => session.ping(resolve));
      stream.close(constants.NGHTTP2_CANCEL);
      await new Promise((resolve) => session.ping(resolve));
    }
    const { body } = await exchange(session, grpcHeaders('/test.Echo/Once'), frame(Buffer.from('x')));
    assert.is(body.subarray(5).toString(), 'x');
    assert.equal(codes, [...Array(4).fill('CANCELLED'), 'OK']);
  });
});

test('messages above every window arrive, both ways', () =>
  withServer({}, {}, async ({ port }) => {
    const text = 'x'.repeat(4 * 1024 * 1024 - 100);
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
      'grpc.max_receive_message_length': -1,
    });
    for (const answer of await Promise.all(Array.from({ length: 5 }, () => callOnce(client, text)))) {
      assert.is(answer.length, text.length);
    }
    client.close();
  }));

test('forty uploads of half a window each, in turns, do not starve each other', () => {
  const sizes: number[] = [];
  const join = async (requests: AsyncIterable<Text>) => {
    for await (const { text } of requests) sizes.push(text.length);
    return { text: 'done' };
  };
  return withServer({}, { join }, async ({ port }) => {
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    const block = Buffer.alloc(500_000, 'x');
    const uploads = Array.from({ length: 40 }, () => {
      return new Promise<void>((resolve, reject) => {
        const call = client.makeClientStreamRequest('/test.Echo/Join', identitySerializer, String, (error) =>
          error ? reject(error) : resolve(),
        );
        call.write(block);
        call.end();
      });
    });
    await Promise.all(uploads);
    assert.equal(sizes, Array(40).fill(block.length));
    client.close();
  });
});

test('a call in flight when the server shuts down is answered after both GOAWAYs, and the connection ends', () => {
  const waiting: (() => void)[] = [];
  const onceLater = (request: Text) => new Promise<Text>((resolve) => waiting.push(() => resolve(request)));
  return withServer({}, { once: onceLater }, async ({ session, server }) => {
    const lastIds: number[] = [];
    session.on('goaway', (_code, lastId) => lastIds.push(lastId));
    const answered = exchange(session, grpcHeaders('/test.Echo/Once'), frame(Buffer.from('x')));
    await eventually(() => assert.is(waiting.length, 1));
    const stopped = server.shutdown(5000);
    await eventually(() => assert.equal(lastIds, [2 ** 31 - 1, 1]));
    waiting[0]?.();
    assert.is((await answered).response['grpc-status'], '0');
    await stopped;
    assert.ok(session.closed || session.destroyed);
  });
});

test('handlers whose streams were reset count until they end', () => {
  const waiting: (() => void)[] = [];
  const hold = (request: Text) => new Promise<Text>((resolve) => waiting.push(() => resolve(request)));
  return withServer({ maxConcurrentStreams: 3 }, { once: hold }, async ({ port, session }) => {
    const socket = await openRawHttp2(port);
    const frames: string[] = [];
    socket.on('data', (bytes: Buffer) => {
      for (let at = 0; at < bytes.length; at += 9 + bytes.readUIntBE(at, 3)) {
        if (bytes[at + 3] === FrameType.RST_STREAM) frames.push(`${bytes[at + 8]}: ${bytes[at + 12]}`);
      }
    });
    for (let id = 1; id <= 7; id += 2) {
      const message = Buffer.from([0, 0, 5, 0, 1, 0, 0, 0, id, 0, 0, 0, 0, 0]);
      const cancel = Buffer.from([0, 0, 4, 3, 0, 0, 0, 0, id, 0, 0, 0, 8]);
      socket.write(Buffer.concat([grpcHeadersFrame(id, '/test.Echo/Once'), message, ...(id < 7 ? [cancel] : [])]));
    }
    await eventually(() => assert.equal(frames, ['7: 7'], 'the fourth is refused with REFUSED_STREAM'));
    assert.is(waiting.length, 3);
    for (const end of waiting) end();
    socket.destroy();
    session.close();
  });
});

test('a connection that breaks the protocol is told so, counted, and closed', () =>
  withServer({}, {}, async ({ port, badEnds }) => {
    const socket = await openRawHttp2(port);
    let received = Buffer.of();
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
    });
    socket.write(Buffer.from([0, 0, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0])); // WINDOW_UPDATE by zero
    await once(socket, 'close');
    assert.match(received.toString('latin1'), 'WINDOW_UPDATE by zero (PROTOCOL_ERROR)');
    assert.equal(badEnds, ['protocol-error']);
  }));

test('a message that comes in crumbs ends the connection', () =>
  withServer({}, {}, async ({ port, badEnds }) => {
    const socket = await openRawHttp2(port);
    const prefix = Buffer.from([0, 0, 5, 0, 0, 0, 0, 0, 1, 0, 0, 0x10, 0, 0]);
    const crumb = Buffer.from([0, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
    socket.write(Buffer.concat([grpcHeadersFrame(1, '/test.Echo/Once'), prefix, ...Array(15_000).fill(crumb)]));
    await once(socket, 'close');
    assert.equal(badEnds, ['glitches']);
  }));

const dir = tempDir('wire-tls');
const madePairs = () => ({ serverPair: selfSigned(dir, 'localhost'), clientPair: selfSigned(dir, 'client-7') });

testWithCertificates(test, 'over TLS a gRPC client is served, and one that does not speak HTTP/2 is not', () => {
  const { serverPair } = madePairs();
  return withServer({ tls: serverPair }, {}, async ({ port }) => {
    const secure = credentials.createSsl(Buffer.from(serverPair.cert));
    const client = new Client(`localhost:${port}`, secure);
    assert.is(await callOnce(client, 'hello'), 'hello');
    client.close();
    const refusal = await fetch(`https://localhost:${port}/`).catch((error: unknown) => error);
    assert.instance(refusal, Error);
  });
});

testWithCertificates(
  test,
  'with mutual TLS handlers learn who calls, and clients without a certificate are turned away',
  () => {
    const { serverPair, clientPair } = madePairs();
    const handlers = {
      once: (_: Text, { certificateName }: { certificateName: string | null }) => ({ text: `${certificateName}` }),
    };
    const tls = { ...serverPair, ca: clientPair.cert, requireClientCertificate: true };
    return withServer({ tls }, handlers, async ({ port }) => {
      const ca = Buffer.from(serverPair.cert);
      const known = new Client(
        `localhost:${port}`,
        credentials.createSsl(ca, Buffer.from(clientPair.key), Buffer.from(clientPair.cert)),
      );
      assert.is(await callOnce(known, 'x'), 'client-7');
      const unknown = new Client(`localhost:${port}`, credentials.createSsl(ca));
      assert.is((await failure(callOnce(unknown, 'x'))).code, status.UNAVAILABLE);
      known.close();
      unknown.close();
    });
  },
);

test.run();

rpcServerContract('wire', createWireServer);
