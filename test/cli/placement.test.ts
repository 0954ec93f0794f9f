/** The leader goes where it is best placed: near a quorum, and in the data centre that was asked for. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { waitFor } from '../support/wait-for.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

/** Null while nodes do not agree on one. */
async function leaderOf(name: string): Promise<string | null> {
  const { stdout } = await scalectl.run(['status', '--json', '--name', name]);
  return (JSON.parse(stdout) as { leader: string | null }).leader;
}

const put = (name: string, key: string) =>
  scalectl.expect(0, ['kv', 'put', key, 'x', '--timeout', '15s', '--name', name]);

/** The leader that was put far away, and why another one leads now. */
async function loseFarLeader(): Promise<{ readonly far: string; readonly log: string }> {
  await scalectl.expect(0, ['heal']);
  const far = (await scalectl.status(0)).leader!;
  await scalectl.expect(0, ['link', '--from', far, '--to', 'all', '--both', '--delay', '25ms', '--for', '3m']);
  await waitFor(
    async () => {
      await put('default', 'during');
      const leader = await leaderOf('default');
      return leader !== null && leader !== far;
    },
    { what: `a leader other than ${far}` },
  );
  await put('default', 'after');
  const { stdout } = await scalectl.expect(0, ['logs', far]);
  return { far, log: stdout };
}

test('a leader that is far from its quorum hands over to a node that is near one, and writes go on', async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c']);
  let { far, log } = await loseFarLeader();
  const said = 'another node is in a better place to lead';
  // A busy machine may lose a leader before it hands over: then it says nothing.
  for (let again = 0; !log.includes(said) && again < 3; again++) ({ far, log } = await loseFarLeader());
  assert.match(log, said, `of ${far}`);
  assert.is((await scalectl.expect(0, ['kv', 'get', 'during'])).stdout, 'during\nx\n');
});

test('the leader is in the data centre that was asked for, also when its nodes were away', async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c', '--leader-dc', 'c', '--name', 'placed']);
  // Nobody hands over within 30 s of an election; another one may come meanwhile.
  const inC = { what: 'n3 to lead', patienceMs: 150_000 };
  await waitFor(async () => (await leaderOf('placed')) === 'n3', inC);
  await scalectl.expect(0, ['kill-node', 'n3', '--name', 'placed']);
  await put('placed', 'without');
  await scalectl.expect(0, ['start-node', 'n3', '--name', 'placed']);
  await waitFor(async () => (await leaderOf('placed')) === 'n3', inC);
  await put('placed', 'back');
});

test('the data centre of the leader is changed while no node runs, and kept by an up that says nothing', async () => {
  const placed = ['--name', 'placed'];
  const refused = await scalectl.expect(30, ['up', '--leader-dc', 'a', ...placed]);
  assert.match(refused.stderr, 'only while no node runs');
  await scalectl.expect(0, ['up', '--leader-dc', 'c', ...placed]);
  await scalectl.expect(0, ['down', ...placed]);
  await scalectl.expect(0, ['up', '--leader-dc', 'a', ...placed]);
  assert.is(scalectl.record('placed').leaderDc, 'a');
  await waitFor(async () => (await leaderOf('placed')) === 'n1', { what: 'n1 to lead' });
  await scalectl.expect(0, ['up', ...placed]);
  assert.is(scalectl.record('placed').leaderDc, 'a');
});

test('a data centre without a node is refused, and nothing is begun', async () => {
  const { stderr } = await scalectl.expect(2, ['up', '--dc', 'a,b', '--leader-dc', 'x', '--name', 'none']);
  assert.match(stderr, 'No node is in data centre "x"');
  await scalectl.expect(3, ['kv', 'get', 'x', '--name', 'none']);
});

test.run();
