/** Floods over a socket, 12,000 of each: what the victim answers, counts and pays. One server stands through them all. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode } from '../../../../proto/wire/error-codes.ts';
import { Flag, FrameType } from '../../../../proto/wire/frames.ts';
import { defaultLimits } from '../../../../proto/wire/limits.ts';
import { frame } from '../../../proto/wire/peer.ts';
import { eventually } from '../eventually.ts';
import { type Answers, Attacker, literal, requestBlock } from './attacker.ts';
import { type Bounds, measured } from './measured.ts';
import { startVictim, type Victim } from './start-victim.ts';

const { DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, WINDOW_UPDATE, CONTINUATION } = FrameType;
const { END_HEADERS, END_STREAM } = Flag;
const rounds = 12_000;

const test = suite<{ victim: Victim }>('floods');
test.before(async (context) => {
  // An attacker that has no processor for a while hears all the same why it was cut off.
  context.victim = await startVictim({ times: { lingerMs: 600_000 } });
});
test.after((context) => context.victim.stop());

const request = requestBlock('/test.Target/Work');
const message = Buffer.from('0000000000', 'hex');
const idOf = (n: number) => 2 * n + 1;

interface Flood {
  readonly title: string;
  readonly before?: readonly Buffer[];
  attack(n: number): Buffer[];
  /** How the connection is counted; null when it survives. */
  readonly kind: string | null;
  /** Of the GOAWAY. */
  readonly code?: number;
  readonly bounds?: Bounds;
  check?(answers: Answers, seconds: number): void;
}

/** A stream opened, then wasted. */
function wasted(title: string, wasteStream: (id: number) => Buffer[]): Flood {
  const attack = (n: number) => [frame(HEADERS, END_HEADERS, idOf(n), request), ...wasteStream(idOf(n))];
  return { title, attack, kind: 'resets' };
}

const opened = [frame(HEADERS, END_HEADERS, 1, request)];
const bombValue = literal('x', 'a'.repeat(3980), 0x40);

const floods: readonly Flood[] = [
  wasted('rapid reset (CVE-2023-44487)', (id) => [
    frame(DATA, END_STREAM, id, message),
    frame(RST_STREAM, 0, id, '00000008'),
  ]),
  wasted('made-you-reset by a WINDOW_UPDATE of zero (CVE-2025-8671)', (id) => [
    frame(WINDOW_UPDATE, 0, id, '00000000'),
  ]),
  wasted('made-you-reset by a window overflow', (id) => [frame(WINDOW_UPDATE, 0, id, '7fffffff')]),
  wasted('made-you-reset by DATA after the end', (id) => [
    frame(DATA, END_STREAM, id, message),
    frame(DATA, END_STREAM, id, message),
  ]),
  wasted('made-you-reset by HEADERS after the end', (id) => [
    frame(DATA, END_STREAM, id, message),
    frame(HEADERS, END_HEADERS | END_STREAM, id, request),
  ]),
  wasted('made-you-reset by a PRIORITY of 4 bytes', (id) => [frame(PRIORITY, 0, id, '00000000')]),
  {
    title: 'a PRIORITY of a stream on itself',
    attack: (n) => [
      frame(HEADERS, END_HEADERS, idOf(n), request),
      frame(PRIORITY, 0, idOf(n), `${idOf(n).toString(16).padStart(8, '0')}10`),
    ],
    kind: 'protocol-error',
    code: ErrorCode.PROTOCOL_ERROR,
  },
  {
    title: 'CONTINUATION without content (CVE-2024-27316)',
    before: [frame(HEADERS, 0, 1, request)],
    attack: () => [frame(CONTINUATION, 0, 1)],
    kind: 'header-block',
  },
  {
    title: 'CONTINUATION full of literals',
    before: [frame(HEADERS, 0, 1, request)],
    attack: () => [frame(CONTINUATION, 0, 1, literal('x-a', 'a'.repeat(8000)))],
    kind: 'header-block',
  },
  {
    title: 'an HPACK bomb in each request',
    attack: (n) => [
      frame(HEADERS, END_HEADERS, idOf(n), Buffer.concat([request, bombValue, Buffer.alloc(8000, 0xbe)])),
    ],
    kind: 'resets',
    check: (answers, seconds) => assertResets(answers, ErrorCode.ENHANCE_YOUR_CALM, seconds),
  },
  {
    title: 'a table that is emptied and filled by each field',
    attack: (n) => [frame(HEADERS, END_HEADERS | END_STREAM, idOf(n), Buffer.concat([request, bombValue]))],
    kind: null,
    bounds: {},
  },
  {
    title: 'header lists above 16 KiB',
    attack: (n) => [
      frame(HEADERS, 0, idOf(n), Buffer.concat([request, literal('x-a', 'a'.repeat(15_000))])),
      frame(CONTINUATION, END_HEADERS, idOf(n), literal('x-b', 'b'.repeat(2_000))),
    ],
    kind: 'resets',
  },
  {
    title: 'empty header names (CVE-2019-9516)',
    attack: (n) => [frame(HEADERS, END_HEADERS, idOf(n), Buffer.concat([request, Buffer.alloc(300)]))],
    kind: 'resets',
    check: (answers, seconds) => assertResets(answers, ErrorCode.PROTOCOL_ERROR, seconds),
  },
  {
    title: 'PING (CVE-2019-9512)',
    attack: () => [frame(PING, 0, 0, '0000000000000000')],
    kind: 'pings',
    check: ({ goAway }) => assert.match(goAway!.debug, /^too_many_pings/),
  },
  { title: 'SETTINGS (CVE-2019-9515)', attack: () => [frame(SETTINGS, 0, 0, '000400000001')], kind: 'replies' },
  {
    title: 'SETTINGS with 33 entries',
    attack: () => [frame(SETTINGS, 0, 0, '000300000064'.repeat(33))],
    kind: 'settings',
  },
  {
    title: 'PRIORITY (CVE-2019-9513)',
    attack: (n) => [frame(PRIORITY, 0, 3 + 2 * (n % 1000), '0000000010')],
    kind: 'glitches',
  },
  { title: 'frames of an unknown type', attack: () => [frame(0x42, 0, 0, '000000')], kind: 'glitches' },
  {
    title: 'empty DATA (CVE-2019-9518)',
    before: opened,
    attack: () => [frame(DATA, 0, 1)],
    kind: 'empty-data',
  },
  {
    title: 'DATA of one byte each',
    before: opened,
    attack: (n) => [
      frame(DATA, 0, 1, n < 5 ? [0, 0, 0, 0xff, 0xff].map((b) => b.toString(16).padStart(2, '0'))[n]! : 'aa'),
    ],
    kind: 'glitches',
  },
  {
    title: 'frames for a stream that was cancelled',
    before: [...opened, frame(RST_STREAM, 0, 1, '00000008')],
    attack: () => [frame(WINDOW_UPDATE, 0, 1, '00000001')],
    kind: null,
  },
];

/** The burst that is allowed, and what the bucket is filled up with meanwhile. */
const mostResets = (seconds: number) => 1.5 * defaultLimits.resetBurst + seconds * defaultLimits.resetsPerSecond;
let longestSeconds = 0;

for (const { title, before = [], attack, kind, code = ErrorCode.ENHANCE_YOUR_CALM, bounds, check } of floods) {
  test(title, async ({ victim }) => {
    await eventually(async () => assert.is((await victim.state()).working, 0));
    const { endings: endingsBefore } = await victim.state();
    const startedMs = performance.now();
    const answers = await measured(victim, () => flood(victim, before, attack), bounds);
    const seconds = (performance.now() - startedMs) / 1000;
    longestSeconds = Math.max(longestSeconds, seconds);
    const { endings, mostWorking } = await victim.state();
    check?.(answers, seconds);
    if (kind === null) {
      assert.equal(endings, endingsBefore);
      assert.is(answers.goAway, null);
    } else {
      assert.is(answers.goAway?.code, code, JSON.stringify(answers));
      assert.equal(endings, { ...endingsBefore, [kind]: (endingsBefore[kind] ?? 0) + 1 });
    }
    assert.ok(mostWorking <= mostResets(longestSeconds), `${mostWorking} handlers at once`);
  });
}

function assertResets({ resets }: Answers, code: number, seconds: number): void {
  const count = resets.get(code) ?? 0;
  assert.ok(count >= defaultLimits.resetBurst && count <= mostResets(seconds), `${count} resets in ${seconds} s`);
}

async function flood(victim: Victim, before: readonly Buffer[], attack: (n: number) => Buffer[]): Promise<Answers> {
  const attacker = await Attacker.connect(victim.port);
  await attacker.send(before);
  const survived = await attacker.send(framesOf(attack));
  // What was sent has been heard when a PING behind it is answered.
  if (survived) await attacker.send([frame(PING, 0, 0, '0102030405060708')]);
  await eventually(() =>
    assert.ok(attacker.answers.closed || attacker.answers.pongs > 0 || attacker.answers.goAway !== null),
  );
  attacker.socket.destroy();
  return attacker.answers;
}

function* framesOf(attack: (n: number) => Buffer[]): Generator<Buffer> {
  for (let n = 0; n < rounds; n++) yield* attack(n);
}

test.run();
