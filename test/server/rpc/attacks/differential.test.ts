/**
 * The same frames to our server and to node:http2 (nghttp2): what becomes of the connection. Where the two differ, the table
 * in docs/http2-differences.md says so and why; what it does not list must be equal.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorCodeName } from '../../../../proto/wire/error-codes.ts';
import { FrameType } from '../../../../proto/wire/frames.ts';
import type { RpcServer } from '../../../../server/rpc/rpc-server.ts';
import { implement } from '../../../../server/rpc/service-definition.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { frame } from '../../../proto/wire/peer.ts';
import { chooseSeed, type Random, withSeed } from '../../../support/random.ts';
import { skipTest } from '../../../support/skip.ts';
import { echo, plainHandlers } from '../echo-service.ts';
import { eventually } from '../eventually.ts';
import { Attacker } from './attacker.ts';
import { edgeMoves, type Move, validMoves } from './moves.ts';

interface Servers {
  ours: RpcServer;
  theirs: Http2Server;
  ourPort: number;
  theirPort: number;
}

/** The table was drawn up against the nghttp2 of this version; others differ in other places. */
const comparedMajor = 20;
const isComparable = Number(process.versions.node.split('.')[0]) === comparedMajor;
const document = fileURLToPath(new URL('../../../../../docs/http2-differences.md', import.meta.url));
const test = suite<Servers>('differential');

test.before(async (context) => {
  context.ours = createWireServer({ interceptors: [], onUnexpectedError: () => {} });
  context.ours.addService(implement(echo, plainHandlers));
  context.ourPort = await context.ours.start({ host: '127.0.0.1', port: 0 });
  context.theirs = createServer().listen(0, '127.0.0.1');
  context.theirs.on('sessionError', () => {});
  context.theirs.on('stream', (stream) => {
    stream.on('error', () => {});
    stream.resume().on('end', () => !stream.destroyed && stream.respond({}, { endStream: true }));
  });
  await once(context.theirs, 'listening');
  context.theirPort = (context.theirs.address() as AddressInfo).port;
});
test.after(async ({ ours, theirs }) => {
  theirs.close();
  await ours.shutdown(100);
});

/** What becomes of a connection that sends these frames: "accepted", "RST …", "GOAWAY …" or "closed". */
async function outcomeOf(port: number, frames: readonly Buffer[]): Promise<string> {
  const attacker = await Attacker.connect(port);
  const { answers } = attacker;
  const ended = () => answers.closed || (answers.goAway !== null && answers.goAway.code !== 0);
  await attacker.send(frames);
  // A PING may be answered before what came ahead of it; a second one is not.
  for (const pongs of [1, 2]) {
    if (!ended()) await attacker.send([frame(FrameType.PING, 0, 0, '6469666665727300')]);
    await eventually(() => assert.ok(ended() || answers.pongs >= pongs));
  }
  attacker.socket.destroy();
  if (answers.goAway !== null && answers.goAway.code !== 0) return `GOAWAY ${errorCodeName(answers.goAway.code)}`;
  if (answers.closed) return 'closed';
  const [code] = [...answers.resets.keys()].filter((given) => given !== 0);
  return code === undefined ? 'accepted' : `RST ${errorCodeName(code)}`;
}

/** Some valid moves and then the one in question, each on a stream of its own. */
function sequence(before: readonly Move[], move: Move): Buffer[] {
  return [...before, move].flatMap((given, i) => given(8 * i + 1));
}

function randomMoves(random: Random): Move[] {
  return Array.from({ length: random.int(0, 4) }, () => validMoves[random.pick(Object.keys(validMoves))]!);
}

/** By move: ours, theirs. */
function documentedDifferences(): Map<string, readonly [string, string]> {
  const rows = [...readFileSync(document, 'utf8').matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| [^|]{20,} \|$/gm)];
  return new Map(rows.map(([, move = '', ours = '', theirs = '']) => [move.trim(), [ours.trim(), theirs.trim()]]));
}

async function compare(servers: Servers, moves: Readonly<Record<string, Move>>, random: Random): Promise<string[]> {
  const documented = documentedDifferences();
  const wrong: string[] = [];
  for (const [name, move] of Object.entries(moves)) {
    const frames = sequence(randomMoves(random), move);
    const [ours, theirs] = await Promise.all([
      outcomeOf(servers.ourPort, frames),
      outcomeOf(servers.theirPort, frames),
    ]);
    const expected = documented.get(name);
    if (expected === undefined ? ours !== theirs : expected[0] !== ours || expected[1] !== theirs) {
      wrong.push(`| ${name} | ${ours} | ${theirs} |`);
    }
  }
  return wrong;
}

if (isComparable) {
  test('valid frames in any order are accepted by both', (servers) =>
    withSeed(chooseSeed(), async (random) => {
      for (let round = 0; round < 5; round++) assert.equal(await compare(servers, validMoves, random), []);
    }));

  test('frames at the edge and beyond end as they do with node:http2, or as documented', (servers) =>
    withSeed(chooseSeed(), async (random) => {
      for (let round = 0; round < 5; round++) assert.equal(await compare(servers, edgeMoves, random), []);
    }));

  test('the table lists no moves that nobody makes', () => {
    const known = new Set([...Object.keys(edgeMoves), 'frames', '---']);
    assert.equal(
      [...documentedDifferences().keys()].filter((name) => !known.has(name)),
      [],
    );
  });
} else {
  skipTest('differential', `the table is for the nghttp2 of Node ${comparedMajor}; this is ${process.version}`);
}

test.run();
