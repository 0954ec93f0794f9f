/** A short run of the fuzzer; the long one is `npm run fuzz`. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseSeed, withSeed } from '../../../support/random.ts';
import { compareSplit, feed } from './check.ts';
import { corpus } from './corpus.ts';
import { fuzz, type Outcomes } from './fuzzer.ts';

/** About 10 s on two shared cores. */
const inputs = 250_000;
const maxGrowthBytes = 64 * 2 ** 20;

test('every recorded conversation is understood to its end', () => {
  for (const { name, role, frames } of corpus) {
    const { error, eventCount } = feed(role, Buffer.concat(frames));
    assert.is(error, null, `${name}: ${error?.message}`);
    assert.ok(eventCount >= 3, `${name}: ${eventCount} events`);
  }
});

test('every recorded conversation, cut at every byte, gives the same events', () => {
  for (const { name, role, frames } of corpus) {
    const input = Buffer.concat(frames);
    for (let cut = 1; cut < Math.min(input.length, 1500); cut++) {
      let left = [cut, input.length - cut];
      const pieces = () => {
        const [first, ...rest] = left;
        left = rest;
        return first!;
      };
      try {
        compareSplit(role, input, pieces);
      } catch (error) {
        throw new Error(`${name}, cut at ${cut}: ${(error as Error).message}`);
      }
    }
    compareSplit(role, input, () => 1);
  }
});

test(`${inputs} damaged conversations end in events or as a typed error, in bounded memory`, () => {
  const outcomes: Outcomes = new Map();
  withSeed(chooseSeed(), (random) => {
    fuzz({ inputs: inputs / 10, random, outcomes });
    const before = process.memoryUsage.rss();
    fuzz({ inputs: inputs - inputs / 10, random, outcomes });
    const growth = process.memoryUsage.rss() - before;
    assert.ok(growth < maxGrowthBytes, `resident memory grew by ${growth} bytes`);
  });
  // A fuzzer of which all inputs fail at the first byte would find nothing.
  for (const role of ['client', 'server']) {
    assert.ok(outcomes.get(`${role} lives`)! > inputs / 20, `too few of the ${role}'s connections live`);
    assert.ok(outcomes.get(`${role} GOAWAY 1`)! > inputs / 50, `too few of the ${role}'s connections end`);
    assert.ok(outcomes.get(`${role} GOAWAY 9`)! > inputs / 500, `too few header blocks of the ${role}'s are damaged`);
  }
});

test.run();
