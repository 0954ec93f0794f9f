/** How connections end in order, over real sockets, and how they share the loop while they live. */
import { type ClientHttp2Session, connect } from 'node:http2';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Channel } from '../../../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../../../server/rpc/channel/client-method.ts';
import { implement } from '../../../../../server/rpc/service-definition.ts';
import type { ConnectionTimes } from '../../../../../server/rpc/transports/wire/options.ts';
import { createWireServer } from '../../../../../server/rpc/transports/wire.ts';
import { waitFor } from '../../../../support/wait-for.ts';
import { frame, grpcHeaders } from '../../echo-client.ts';
import { type EchoHandlers, echo, plainHandlers } from '../../echo-service.ts';
import { eventually } from '../../eventually.ts';
import { grpcHeadersFrame, openRawHttp2 } from '../../raw-http2.ts';

const once = bytesMethod('unary', '/test.Echo/Once');
const host = '127.0.0.1';

async function startServer(handlers: Partial<EchoHandlers>, times: Partial<ConnectionTimes> = {}) {
  const server = createWireServer({ interceptors: [], onUnexpectedError: assert.unreachable, times });
  server.addService(implement(echo, { ...plainHandlers, ...handlers }));
  return { server, port: await server.start({ host, port: 0 }) };
}

/** A connection of node:http2, and the last stream ids of the GOAWAYs that it got. */
function openSession(port: number): { session: ClientHttp2Session; lastIds: number[] } {
  const session = connect(`http://${host}:${port}`);
  const lastIds: number[] = [];
  session.on('goaway', (_code, lastId) => lastIds.push(lastId)).on('error', () => {});
  return { session, lastIds };
}

function request(session: ClientHttp2Session): { status: string | undefined } {
  const outcome: { status: string | undefined } = { status: undefined };
  const stream = session.request(grpcHeaders('/test.Echo/Once'));
  stream.on('trailers', (trailers) => {
    outcome.status = String(trailers['grpc-status']);
  });
  stream.on('error', () => {}).resume();
  stream.end(frame(Buffer.from('x')));
  return outcome;
}

/** Calls one after the other on each of many workers until it is told to stop; the first failure fails the test. */
function keepCalling(channel: Channel) {
  const state = { answered: 0, running: true };
  const work = async (): Promise<void> => {
    for (; state.running; state.answered++) await channel.unary(once, Buffer.from('x'), { timeoutMs: 10_000 });
  };
  const workers = Promise.all(Array.from({ length: 50 }, work));
  const stop = async (): Promise<number> => {
    state.running = false;
    await workers;
    return state.answered;
  };
  return { state, stop };
}

test('a connection without calls is ended in order after the idle time; one with a call stays', async () => {
  const held: (() => void)[] = [];
  const hold: EchoHandlers['once'] = (text) => new Promise((resolve) => held.push(() => resolve(text)));
  const { server, port } = await startServer({ once: hold }, { idleMs: 200 });
  const idle = openSession(port);
  const busy = openSession(port);
  try {
    const call = request(busy.session);
    await eventually(() => assert.is(held.length, 1));
    // This client goes at the first of the two.
    await eventually(() => assert.equal(idle.lastIds, [2 ** 31 - 1]));
    await eventually(() => assert.ok(idle.session.destroyed));
    assert.equal(busy.lastIds, []);
    held[0]!();
    await eventually(() => assert.is(call.status, '0'));
    await eventually(() => assert.ok(busy.session.destroyed, 'its idle time begins with its last call'));
  } finally {
    idle.session.destroy();
    busy.session.destroy();
    await server.shutdown(0);
  }
});

test('connections that reach their age under load are replaced, and no call fails', async () => {
  const peers = new Set<string>();
  const countPeers: EchoHandlers['once'] = async (text, context) => {
    peers.add(context.peer);
    return text;
  };
  const { server, port } = await startServer({ once: countPeers }, { ageMs: 100 });
  const channel = new Channel({ addresses: [{ host, port }] });
  try {
    const load = keepCalling(channel);
    await waitFor(() => peers.size > 3, { what: 'a fourth connection' });
    assert.ok((await load.stop()) > 1000);
  } finally {
    await channel.close();
    await server.shutdown(0);
  }
});

test('a server that shuts down under load hands its clients over, and no call fails', async () => {
  const first = await startServer({});
  const second = await startServer({});
  const channel = new Channel({
    addresses: [
      { host, port: first.port },
      { host, port: second.port },
    ],
  });
  try {
    const load = keepCalling(channel);
    await waitFor(() => load.state.answered > 1000, { what: 'calls to the first server' });
    // Much longer than this file may take: the end of the calls must be enough.
    await first.server.shutdown(3_600_000);
    const before = load.state.answered;
    await waitFor(() => load.state.answered > before + 1000, { what: 'calls to the second server' });
    await load.stop();
  } finally {
    await channel.close();
    await first.server.shutdown(0);
    await second.server.shutdown(0);
  }
});

/** Reads are 64 KiB, and libuv takes up to 32 of them from a socket before it looks at the next. */
const unfairTurnBytes = 32 * 65_536;

test('a connection with 100,000 calls on the way lets the calls of others through', async () => {
  const bytesPerCall = grpcHeadersFrame(1, '/test.Echo/Once').length + 9 + 5;
  let greedyBytes = 0;
  const count: EchoHandlers['once'] = (text) => {
    if (text.text === '') greedyBytes += bytesPerCall;
    return text;
  };
  // Before there is a connection: this takes long, and one that does not acknowledge SETTINGS is ended after 10 s.
  const calls = pipelinedCalls(100_000);
  const { server, port } = await startServer({ once: count }, { handshakeMs: Infinity });
  const channel = new Channel({ addresses: [{ host, port }] });
  const greedy = await openRawHttp2(port);
  try {
    await channel.unary(once, Buffer.from('x'));
    greedy.resume().write(calls);
    await waitFor(() => greedyBytes > 0, { what: 'the first of the many', intervalMs: 1 });
    const passed: number[] = [];
    while (passed.length < 9) {
      const before = greedyBytes;
      await channel.unary(once, Buffer.from('x'));
      passed.push(greedyBytes - before);
    }
    // Three turns of 256 KiB as a rule, as a call takes so many: here, there and back.
    const most = Math.max(...passed);
    assert.ok(most < unfairTurnBytes * 0.75, `${most} bytes of another connection were served during one call`);
  } finally {
    greedy.destroy();
    await channel.close();
    await server.shutdown(0);
  }
});

/** Calls with empty messages, in one piece. */
function pipelinedCalls(callCount: number): Buffer {
  const frames: Buffer[] = [];
  for (let id = 1; frames.length < callCount * 2; id += 2) {
    const data = Buffer.from([0, 0, 5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    data.writeUInt32BE(id, 5);
    frames.push(grpcHeadersFrame(id, '/test.Echo/Once'), data);
  }
  return Buffer.concat(frames);
}

test.run();
