import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultConnectionTimes } from '../../../../../server/rpc/transports/wire/options.ts';
import { type ConnectionState, Vigil } from '../../../../../server/rpc/transports/wire/vigil.ts';

const busy: ConnectionState = {
  isIntroduced: true,
  settingsAcknowledged: true,
  isWithinHeaderBlock: false,
  streamCount: 1,
  isBlocked: false,
  hasQueuedData: false,
  sentDataBytes: 0,
};

/** Checks every second until something is to be done; says what, and when. */
function firstVerdict(state: Partial<ConnectionState>, limits = {}, ticks = 1000, silent = false) {
  const vigil = new Vigil({ ...defaultConnectionTimes, ...limits }, 0);
  for (let nowMs = 0; nowMs <= ticks * 1000; nowMs += 1000) {
    if (!silent) vigil.received(nowMs);
    const verdict = vigil.check({ ...busy, ...state }, nowMs);
    if (verdict !== null) return { ...verdict, atMs: nowMs };
  }
  return null;
}

test('a connection that is used is left alone', () => {
  assert.is(firstVerdict({}), null);
});

const cuts: readonly [string, Partial<ConnectionState>, string, number][] = [
  ['no preface', { isIntroduced: false }, 'slow-handshake', 11_000],
  ['no acknowledged settings', { settingsAcknowledged: false }, 'settings-unacknowledged', 11_000],
  ['a header block that does not end', { isWithinHeaderBlock: true }, 'slow-headers', 11_000],
  ['a socket that takes nothing', { isBlocked: true }, 'stalled', 31_000],
  ['windows that do not open', { hasQueuedData: true }, 'closed-windows', 301_000],
];
for (const [name, state, reason, atMs] of cuts) {
  test(`${name}: cut`, () => assert.equal(firstVerdict(state), { act: 'cut', reason, atMs }));
}

test('windows that open by a few bytes at a time are closed; by a kilobyte in five minutes they are not', () => {
  for (const [bytesPerSecond, cut] of [
    [3, true],
    [4, false],
  ] as const) {
    const vigil = new Vigil(defaultConnectionTimes, 0);
    let verdict = null;
    for (let second = 0; second < 1000 && verdict === null; second++) {
      vigil.received(second * 1000);
      vigil.sent(second * 1000);
      const sentDataBytes = second * bytesPerSecond;
      verdict = vigil.check({ ...busy, hasQueuedData: true, sentDataBytes }, second * 1000);
    }
    assert.equal(verdict, cut ? { act: 'cut', reason: 'closed-windows' } : null);
  }
});

test('a connection without calls is ended in order after the idle time, any after its age', () => {
  assert.equal(firstVerdict({ streamCount: 0 }), { act: 'drain', atMs: 301_000 });
  assert.equal(firstVerdict({}, { ageMs: 60_000 }), { act: 'drain', atMs: 61_000 });
});

test('a silent client is asked for a sign of life, and cut when it gives none', () => {
  const vigil = new Vigil(defaultConnectionTimes, 0);
  assert.is(vigil.check(busy, 30_000), null);
  assert.equal(vigil.check(busy, 31_000), { act: 'ping' });
  assert.is(vigil.check(busy, 40_000), null);
  assert.equal(vigil.check(busy, 42_000), { act: 'cut', reason: 'dead' });
  vigil.received(42_500);
  assert.is(vigil.check(busy, 43_000), null);
});

test('a connection that does not drain in time is cut', () => {
  const vigil = new Vigil(defaultConnectionTimes, 0);
  vigil.draining(1000);
  assert.is(vigil.check(busy, 30_000), null);
  assert.equal(vigil.check(busy, 32_000), { act: 'cut', reason: 'drain-timeout' });
});

test.run();
