import { suite } from 'uvu';
import { Configurations } from '../../../bench/check/configurations.ts';
import { compileKey } from '../../../bench/check/key-history.ts';
import { Register } from '../../../bench/check/register.ts';
import { chooseSeed, withSeed } from '../../support/random.ts';
import { cas, lostPut, put } from './histories.ts';

const test = suite('bench/check/configurations');

/** So many that some ten pairs share a 32-bit hash: what tells those apart is the comparison that follows it. */
const rounds = 300_000;

test('a configuration is known exactly when it was there before, also where hashes collide', () => {
  withSeed(chooseSeed(), (random) => {
    const required = Array.from({ length: 80 }, (_, i) => put(i, [i, i + 1]));
    // The cas makes unknown writes matter, so that they are kept as optional ones.
    const optional = Array.from({ length: 40 }, (_, i) => lostPut(1000 + i, i));
    const { history } = compileKey([...required, ...optional, cas(1, 2, [200, 201], false)]);
    const configurations = new Configurations(history);
    const register = new Register(history);
    const placed = new Uint32Array(Math.ceil(history.size / 32));
    const seen = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const operation = random.int(0, history.size - 1);
      const bit = 1 << (operation & 31);
      if ((placed[operation >>> 5]! & bit) === 0) configurations.add(operation);
      else configurations.remove(operation);
      placed[operation >>> 5]! ^= bit;
      register.set(random.int(0, 3), random.pick([0, 5, 2 ** 32, 2 ** 40]), random.chance(0.5));
      const name = `${placed.join(',')} ${register.value} ${register.revision} ${register.exact}`;
      const expected = seen.has(name) ? 'known' : 'new';
      const remembered = configurations.remember(register);
      if (remembered !== expected) throw new Error(`${remembered}, not ${expected}: ${name}`);
      seen.add(name);
    }
  });
});

test.run();
