import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

test('a cluster refuses what adds to a full store, keeps what it has, and takes more with a larger quota', async () => {
  await scalectl.expect(0, ['up', '--store-quota', '1MiB']);
  const value = 'x'.repeat(100_000);
  for (let i = 0; i < 6; i++) await scalectl.expect(0, ['kv', 'put', `k${i}`, value]);
  const { stderr } = await scalectl.expect(35, ['kv', 'put', 'k6', value, '--timeout', '1s']);
  assert.match(stderr, 'the store has reached its quota: delete keys, and compact');
  assert.is((await scalectl.expect(0, ['kv', 'get', 'k5'])).stdout, `k5\n${value}\n`);

  const running = await scalectl.expect(30, ['up', '--store-quota', '8MiB']);
  assert.match(running.stderr, 'changed only while no node runs');
  await scalectl.expect(0, ['down']);
  await scalectl.expect(0, ['up', '--store-quota', '8MiB']);
  await scalectl.expect(0, ['kv', 'put', 'k6', value]);
  await scalectl.expect(0, ['up']);
  await scalectl.expect(0, ['down']);
});

test('a quota that is none is refused in one sentence, and nothing is started', async () => {
  for (const text of ['0', '12', '512KiB', 'much']) {
    const { stderr } = await scalectl.expect(2, ['up', '--name', 'none', '--store-quota', text]);
    assert.match(stderr, `"${text}" is no size that a store can have.`);
  }
});

test.run();
