/** Attacks by slowness over a socket: connections that cost a slot and never get anywhere. All times are shortened here. */
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { clientPreface, Flag, FrameType } from '../../../../proto/wire/frames.ts';
import { defaultRpcServerLimits } from '../../../../server/rpc/rpc-server.ts';
import { frame } from '../../../proto/wire/peer.ts';
import { selfSigned, testWithCertificates } from '../../../support/certificates.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { eventually } from '../eventually.ts';
import { Attacker, requestBlock } from './attacker.ts';
import { assertServes } from './measured.ts';
import { startVictim, type Victim } from './start-victim.ts';

const { DATA, HEADERS, SETTINGS, WINDOW_UPDATE } = FrameType;
const { END_HEADERS, END_STREAM } = Flag;

/**
 * Connections are looked at once a second, so an end comes up to a second later than its time. Long enough that what a
 * sloth does say is there in time on a busy machine, and so far apart that none ends for the reason of another.
 */
const times = { handshakeMs: 2000, keepaliveMs: 6000, keepaliveTimeoutMs: 2000, stallMs: 2000, closedWindowMs: 2000 };

const test = suite<{ victim: Victim }>('sloth');
test.before(async (context) => {
  context.victim = await startVictim({ times });
});
test.after((context) => context.victim.stop());

const request = requestBlock('/test.Target/Flood');

interface Sloth {
  readonly title: string;
  /** What is sent at once; nothing else follows but `drip`. */
  readonly bytes: readonly Buffer[];
  /** Sent again and again until the end. */
  readonly drip?: Buffer;
  readonly deaf?: boolean;
  readonly kind: string;
  /** Of the GOAWAY; null when the connection just ends. */
  readonly code: number | null;
}

const greeting = [Buffer.from(clientPreface), frame(SETTINGS, 0, 0), frame(SETTINGS, 1, 0)];
const blind = [Buffer.from(clientPreface), frame(SETTINGS, 0, 0, '000400000000'), frame(SETTINGS, 1, 0)];
const asking = [frame(HEADERS, END_HEADERS, 1, request), frame(DATA, END_STREAM, 1, '0000000000')];
const calm = ErrorCode.ENHANCE_YOUR_CALM;

const sloths: readonly Sloth[] = [
  { title: 'no preface', bytes: [], kind: 'slow-handshake', code: calm },
  { title: 'half a preface', bytes: [Buffer.from(clientPreface.slice(0, 12))], kind: 'slow-handshake', code: calm },
  {
    title: 'SETTINGS that are never acknowledged',
    bytes: greeting.slice(0, 2),
    kind: 'settings-unacknowledged',
    code: ErrorCode.SETTINGS_TIMEOUT,
  },
  {
    title: 'a header block that never ends',
    bytes: [...greeting, frame(HEADERS, 0, 1, request)],
    kind: 'slow-headers',
    code: calm,
  },
  {
    title: 'a HEADERS frame that comes byte by byte',
    bytes: [...greeting, Buffer.concat([frame(HEADERS, END_HEADERS, 1, Buffer.alloc(10_000))]).subarray(0, 20)],
    drip: Buffer.alloc(1),
    kind: 'slow-headers',
    code: calm,
  },
  {
    title: 'windows that never open',
    bytes: [...blind, ...asking],
    kind: 'closed-windows',
    code: calm,
  },
  {
    title: 'windows that open by a byte at a time (CVE-2019-9511)',
    bytes: [...blind, ...asking],
    drip: frame(WINDOW_UPDATE, 0, 1, '00000001'),
    kind: 'closed-windows',
    code: calm,
  },
  {
    title: 'a client that is silent with a call open',
    bytes: [...greeting, frame(HEADERS, END_HEADERS, 1, requestBlock('/test.Target/Work'))],
    kind: 'dead',
    code: null,
  },
  {
    title: 'a client that reads nothing',
    bytes: [
      Buffer.from(clientPreface),
      frame(SETTINGS, 0, 0, '00047fffffff'),
      frame(SETTINGS, 1, 0),
      frame(WINDOW_UPDATE, 0, 0, '7fff0000'),
      ...asking,
    ],
    deaf: true,
    kind: 'stalled',
    code: null,
  },
];

test('connections that get nowhere are ended, each for its reason, while others are served', async ({ victim }) => {
  const attackers = await Promise.all(sloths.map((sloth) => begin(victim, sloth)));
  const dripping = setInterval(() => {
    for (const [i, { drip }] of sloths.entries()) if (drip !== undefined) attackers[i]!.socket.write(drip);
  }, 50);
  try {
    const expected: Record<string, number> = {};
    for (const { kind } of sloths) expected[kind] = (expected[kind] ?? 0) + 1;
    await eventually(async () => assert.equal(sorted((await victim.state()).endings), sorted(expected)));
    await assertServes(victim);
  } finally {
    clearInterval(dripping);
  }
  sloths.forEach(({ title, code, deaf }, i) => {
    const { goAway } = attackers[i]!.answers;
    if (!deaf) assert.is(goAway?.code ?? null, code, title);
    attackers[i]!.socket.destroy();
  });
  assert.is((await victim.state()).working, 0);
});

async function begin(victim: Victim, { bytes, deaf }: Sloth): Promise<Attacker> {
  const attacker = await Attacker.connect(victim.port, null);
  if (deaf) attacker.socket.pause();
  await attacker.send(bytes);
  return attacker;
}

function sorted(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort();
}

test('a client that goes on sending and looks only later hears why it was cut off', async () => {
  const victim = await startVictim({ times: { lingerMs: 600_000 } });
  try {
    const attacker = await Attacker.connect(victim.port);
    attacker.socket.pause();
    await attacker.send([frame(FrameType.PING, 0, 0, '00')]);
    await eventually(async () => assert.equal((await victim.state()).endings, { 'protocol-error': 1 }));
    // Writing over a connection that was reset would end it here before what came is read.
    for (let i = 0; i < 40; i++) assert.ok(await attacker.send([Buffer.alloc(16_384)]));
    attacker.socket.resume();
    await eventually(() => assert.is(attacker.answers.goAway?.code, ErrorCode.FRAME_SIZE_ERROR));
    attacker.socket.destroy();
  } finally {
    await victim.stop();
  }
});

test('connections above the limit are closed at once', async () => {
  const victim = await startVictim({ maxConnections: 10 });
  try {
    const attackers: Attacker[] = [];
    for (let i = 0; i < 30; i++) attackers.push(await Attacker.connect(victim.port));
    await eventually(() => assert.is(attackers.filter(({ answers }) => answers.closed).length, 20));
    for (const { socket } of attackers) socket.destroy();
    await eventually(() => assertServes(victim));
  } finally {
    await victim.stop();
  }
  assert.is(defaultRpcServerLimits.maxConnections, 1024);
});

const idleCount = 10_000;
/** Sockets of the operating system's not counted. */
const maxIdleBytes = 24 * 1024;

test(`${idleCount} idle connections take less than ${maxIdleBytes} bytes each`, async () => {
  const victim = await startVictim({ maxConnections: idleCount + 10 });
  const attackers: Attacker[] = [];
  try {
    await assertServes(victim);
    const before = await victim.state();
    for (let i = 0; i < idleCount; i += 100) {
      attackers.push(...(await Promise.all(Array.from({ length: 100 }, () => Attacker.connect(victim.port)))));
    }
    await assertServes(victim);
    const { heapBytes, cpuMs, endings } = await victim.state();
    const each = (heapBytes - before.heapBytes) / idleCount;
    assert.ok(each < maxIdleBytes, `${each} bytes each`);
    assert.ok(cpuMs - before.cpuMs < 20_000, `${cpuMs - before.cpuMs} ms of CPU`);
    assert.equal(endings, {});
  } finally {
    for (const { socket } of attackers) socket.destroy();
    await victim.stop();
  }
});

testWithCertificates(test, 'TLS without ALPN, TLS that is no TLS, and TLS that never begins', async () => {
  const dir = tempDir();
  const tls = selfSigned(dir, 'victim');
  const victim = await startVictim({ tls, times });
  try {
    const withoutAlpn = connectTls({ port: victim.port, host: '127.0.0.1', rejectUnauthorized: false });
    const sockets = [withoutAlpn, connectTcp(victim.port, '127.0.0.1'), connectTcp(victim.port, '127.0.0.1')];
    sockets[1]!.write(clientPreface);
    const closed = sockets.map((socket) => {
      socket.on('error', () => {}).resume();
      return once(socket, 'close');
    });
    await Promise.all(closed);
    assert.equal((await victim.state()).endings, { 'no-alpn': 1, 'tls-handshake': 2 });
  } finally {
    await victim.stop();
  }
});

test.run();
