/** Reads of bounded age at a node that is cut off from its leader. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c']);
  await scalectl.expect(0, ['kv', 'put', 'greeting', 'hello']);
});
test.after(() => scalectl.cleanUp());

/** Reads the key at one node only. */
function get(nodeName: string, ...flags: string[]): string[] {
  const { host, port } = scalectl.record().nodes.find(({ name }) => name === nodeName)!;
  return ['kv', 'get', 'greeting', '--endpoints', `${host}:${port}`, ...flags];
}

test('a node answers a read of bounded age, also the first of its life', async () => {
  for (const name of ['n1', 'n2', 'n3']) {
    assert.is((await scalectl.expect(0, get(name, '--max-staleness', '5s'))).stdout, 'greeting\nhello\n');
  }
});

test('a node that is cut off answers a serializable read, and refuses one whose bound it cannot keep', async () => {
  const leader = (await scalectl.status(0)).leader;
  const cut = ['n1', 'n2', 'n3'].find((name) => name !== leader)!;
  await scalectl.expect(0, get(cut));
  await scalectl.expect(0, ['partition', '--shape', 'isolate', '--target', cut, '--for', '10m']);
  await scalectl.expect(0, ['kv', 'put', 'greeting', 'new', '--timeout', '15s']);
  const old = await scalectl.expect(0, get(cut, '--serializable'));
  assert.is(old.stdout, 'greeting\nhello\n');
  assert.is((await scalectl.expect(0, get(cut, '--max-staleness', '10m'))).stdout, 'greeting\nhello\n');
  const refused = await scalectl.expect(35, get(cut, '--max-staleness', '1ms', '--timeout', '1s'));
  assert.match(refused.stderr, /No answer within 1 s.*(UNAVAILABLE|DEADLINE_EXCEEDED)/);
  await scalectl.expect(0, ['heal']);
  const healed = await scalectl.expect(0, get(cut, '--max-staleness', '1ms', '--timeout', '15s'));
  assert.is(healed.stdout, 'greeting\nnew\n');
});

test('what is no duration is refused in one sentence', async () => {
  for (const text of ['soon', '-5s', '500 ms', '']) {
    const { stderr } = await scalectl.expect(2, ['kv', 'get', 'greeting', `--max-staleness=${text}`]);
    assert.match(stderr, 'is not a duration');
  }
});

test.run();
