import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type LinkEffect, noEffect } from '../../../server/faults/link-effect.ts';
import { LinkShaper } from '../../../server/faults/link-shaper.ts';
import { seededRandom } from '../../../server/faults/seeded-random.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';

const middle = { loss: 0.5, jitter: 0.5 };

test('frames leave in the order in which they came, never early, whatever delay, jitter and bandwidth do', () => {
  withSeed(chooseSeed(), (random) => {
    for (let run = 0; run < 200; run++) {
      const effect: LinkEffect = {
        ...noEffect,
        delayMs: random.int(0, 50),
        jitterMs: random.int(0, 80),
        bandwidthBytesPerS: random.pick([0, random.int(1_000, 10_000_000)]),
      };
      const shaper = new LinkShaper();
      let nowMs = 0;
      let last = 0;
      for (let i = 0; i < 50; i++) {
        nowMs += random.next() * 20;
        const release = shaper.releaseMs(effect, random.int(1, 10_000), nowMs, { loss: 1, jitter: random.next() });
        assert.ok(release !== null && release >= last && release >= nowMs);
        last = release;
      }
    }
  });
});

test('without jitter each frame is late by the delay exactly', () => {
  const shaper = new LinkShaper();
  const effect = { ...noEffect, delayMs: 30 };
  assert.is(shaper.releaseMs(effect, 100, 0, middle), 30);
  assert.is(shaper.releaseMs(effect, 100, 5, middle), 35);
});

test('a limit of bandwidth is kept over any time: bytes that left are never more than the line carries', () => {
  withSeed(chooseSeed(), (random) => {
    const bandwidthBytesPerS = random.int(1_000, 1_000_000);
    const shaper = new LinkShaper();
    let bytes = 0;
    for (let i = 0; i < 300; i++) {
      const size = random.int(1, 5_000);
      bytes += size;
      const release = shaper.releaseMs({ ...noEffect, bandwidthBytesPerS }, size, 0, middle)!;
      assert.ok(Math.abs(release - (bytes / bandwidthBytesPerS) * 1000) < 0.001);
    }
  });
});

test('a share of the frames is lost, the same ones for the same seed', () => {
  const lostWith = (seed: number) => {
    const random = seededRandom(seed);
    const shaper = new LinkShaper();
    const effect = { ...noEffect, lossRatio: 0.3 };
    const frames = Array.from({ length: 10_000 }, (_, i) => i);
    return frames.filter((i) => shaper.releaseMs(effect, 1, i, { loss: random(), jitter: random() }) === null);
  };
  const lost = lostWith(7);
  assert.ok(Math.abs(lost.length - 3_000) < 300, `${lost.length} lost`);
  assert.equal(lostWith(7), lost);
  assert.not.equal(lostWith(8), lost);
});

test('a severed link loses everything, a link that refuses new ones nothing', () => {
  const shaper = new LinkShaper();
  assert.is(shaper.releaseMs({ ...noEffect, cut: 'drop' }, 1, 0, middle), null);
  assert.is(shaper.releaseMs({ ...noEffect, cut: 'reset' }, 1, 0, middle), null);
  assert.is(shaper.releaseMs({ ...noEffect, cut: 'refuse-new' }, 1, 4, middle), 4);
});

test.run();
