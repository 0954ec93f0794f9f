/** Faults between the nodes of a real cluster, set and ended by the real command line. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClusterStatus } from '../../../cli/cluster/status.ts';
import type { ActiveFault } from '../../../cli/faults/active-faults.ts';
import type { LinkCheck } from '../../../cli/faults/verify.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--dc', 'a,b,c']);
});
test.before.each(async () => {
  await scalectl.expect(0, ['heal']);
});
test.after(() => scalectl.cleanUp());

interface FaultDocument {
  readonly id: string;
  readonly target: readonly string[];
  readonly leaderBefore: string;
  readonly quorumConnected: readonly string[];
  readonly check: LinkCheck;
}

const inject = (...args: string[]) => scalectl.json<FaultDocument>(0, args);
const active = async () => (await scalectl.json<{ faults: ActiveFault[] }>(0, ['faults'])).faults;

function observed({ check }: FaultDocument, from: string, to: string): string {
  return check.links.find((link) => link.from === from && link.to === to)!.observed.split(' ')[0]!;
}

/** The node that leads, of those that know of a leader that most others follow. */
function leader(other: string): Promise<string> {
  const what = `a leader other than ${other}`;
  return waitFor(
    async () => {
      const { stdout } = await scalectl.run(['status', '--json']);
      const status = JSON.parse(stdout) as { leader: string | null };
      return status.leader !== other && status.leader;
    },
    { what },
  );
}

const put = (key: string, value: string) => scalectl.expect(0, ['kv', 'put', key, value, '--timeout', '15s']);

/** Every node has applied as much as every other. */
function allEqual(): Promise<unknown> {
  return waitFor(
    async () => {
      const { nodes } = JSON.parse((await scalectl.run(['status', '--json'])).stdout) as {
        nodes: { state: string; appliedIndex: number }[];
      };
      return nodes.every(({ state, appliedIndex }) => state === 'running' && appliedIndex === nodes[0]!.appliedIndex);
    },
    { what: 'all nodes to have applied the same' },
  );
}

test('an isolated leader is replaced, writes go on, and after heal all nodes are equal', async () => {
  const fault = await inject('partition', '--shape', 'isolate', '--for', '10m');
  const old = fault.leaderBefore;
  assert.equal(fault.target, [old]);
  assert.equal(fault.quorumConnected.includes(old), false);
  for (const { from, to, observed } of fault.check.links) {
    const cut = from !== 'clients' && (from === old || to === old);
    assert.is(observed.startsWith('cut'), cut, `${from} → ${to}: ${observed}`);
  }
  assert.not.equal(await leader(old), old);
  for (let i = 0; i < 3; i++) await put(`isolated-${i}`, 'yes');
  await scalectl.expect(0, ['heal', fault.id]);
  await allEqual();
  await scalectl.status(0);
});

test('Ctrl-C while a partition is set takes it back, on every node', async () => {
  // Its answer proves the links, and takes 5 s then: Ctrl-C may come late on a busy machine.
  const slow = await inject('link', '--from', 'n1', '--to', 'n2', '--delay', '5s', '--for', '10m');
  const { child, result } = scalectl.start(['partition', '--shape', 'isolate', '--target', 'n3', '--for', '10m']);
  // The plan is said before anything is set.
  child.stdout?.once('data', () => child.kill('SIGINT'));
  const { exitCode, stderr } = await result;
  assert.is(exitCode, 130);
  assert.match(stderr, 'Stopped by SIGINT');
  assert.equal(
    (await active()).map(({ id }) => id),
    [slow.id],
  );
});

test('reset breaks and refuses, refuse-new leaves what is there, one-way leaves the other direction', async () => {
  const oneWay = await inject('partition', '--shape', 'one-way', '--target', 'n1', '--mode', 'reset', '--for', '10m');
  assert.is(observed(oneWay, 'n1', 'n2'), 'cut');
  assert.is(observed(oneWay, 'n2', 'n1'), 'open');
  await put('one-way', 'yes');
  await scalectl.expect(0, ['heal']);
  const refuse = await inject(
    'partition',
    '--shape',
    'isolate',
    '--target',
    'n2',
    '--mode',
    'refuse-new',
    '--for',
    '10m',
  );
  assert.is(observed(refuse, 'n1', 'n2'), 'refuse-new');
  assert.is(observed(refuse, 'n1', 'n3'), 'open');
});

test('two faults on one link last each for itself', async () => {
  const slow = await inject('link', '--from', 'n1', '--to', 'n2', '--delay', '40ms', '--for', '10m');
  const cut = await inject('link', '--from', 'n1', '--to', 'n2', '--cut', 'drop', '--for', '10m');
  assert.is(observed(cut, 'n1', 'n2'), 'cut');
  assert.equal((await active()).map(({ id }) => id).sort(), [cut.id, slow.id].sort());
  const healed = await scalectl.json<FaultDocument>(0, ['heal', cut.id]);
  const link = healed.check.links.find(({ from, to }) => from === 'n1' && to === 'n2')!;
  assert.is(link.declared, '+40 ms');
  assert.ok(link.observed.startsWith('open'));
});

test('clients of a node that is cut off are kept away, operators are not', async () => {
  const fault = await inject(
    ...['partition', '--shape', 'isolate', '--target', 'n3', '--clients', '--mode', 'reset', '--for', '10m'],
  );
  assert.is(observed(fault, 'clients', 'n3'), 'cut');
  assert.is(observed(fault, 'clients', 'n1'), 'open');
  const { nodes } = JSON.parse((await scalectl.run(['status', '--json'])).stdout) as ClusterStatus;
  const { endpoint, faults } = nodes.find(({ id }) => id === 'n3')!;
  assert.is(faults, 1, 'and status says that it is broken on purpose');
  const { stderr } = await scalectl.expect(35, ['kv', 'get', 'x', '--endpoints', endpoint, '--timeout', '10s']);
  assert.match(stderr, 'set on purpose');
});

test('a node that is started again holds nothing, and the cut still holds at the other end', async () => {
  const fault = await inject('partition', '--shape', 'isolate', '--target', 'n2', '--mode', 'reset', '--for', '10m');
  await scalectl.expect(0, ['kill-node', 'n2', '--allow-quorum-loss']);
  // It cannot become ready: it reaches nobody.
  await scalectl.run(['start-node', 'n2', '--timeout', '3s']);
  const answers = async () => {
    const { nodes } = JSON.parse((await scalectl.run(['status', '--json'])).stdout) as ClusterStatus;
    return nodes.some(({ id, state }) => id === 'n2' && state === 'starting');
  };
  await waitFor(answers, { what: 'n2 to answer' });
  const [held] = await active();
  assert.equal([held?.id, held?.nodes], [fault.id, ['n1', 'n3']]);
  const probe = await inject('link', '--from', 'n1', '--to', 'n3', '--delay', '1ms', '--for', '10m');
  assert.is(observed(probe, 'n2', 'n1'), 'cut');
  assert.is(observed(probe, 'n1', 'n2'), 'cut');
  await scalectl.expect(0, ['heal']);
  await scalectl.expect(0, ['up']);
});

test('a fault ends by itself although the scalectl that set it was killed', async () => {
  const { child, result } = scalectl.start(['partition', '--shape', 'isolate', '--target', 'n2', '--for', '20s']);
  const isEverywhere = async () => (await active())[0]?.nodes.length === 3;
  await waitFor(isEverywhere, { what: 'the fault to be active at all nodes' });
  child.kill('SIGKILL');
  await result;
  assert.is((await active())[0]?.nodes.length, 3, 'the nodes hold it');
  await waitFor(async () => (await active()).length === 0, { what: 'the fault to end' });
  // Nothing to heal, and every link is open.
  assert.match((await scalectl.expect(0, ['heal'])).stdout, 'no fault was active');
});

test('a node that does not answer is named by "faults": what it alone holds is not told to be over', async () => {
  const slow = await inject('link', '--from', 'n1', '--to', 'n2', '--delay', '20ms', '--for', '10m');
  await scalectl.expect(0, ['pause-node', 'n1']);
  assert.equal(await scalectl.json(0, ['faults']), { cluster: 'default', faults: [], silent: ['n1'] });
  const { stdout } = await scalectl.expect(0, ['faults']);
  assert.match(stdout, 'no fault is known\nn1 did not answer, and may hold faults until they end by themselves');
  await scalectl.expect(0, ['resume-node', 'n1']);
  assert.equal(
    (await active()).map(({ id }) => id),
    [slow.id],
  );
});

test('a gray node stands still most of the time and goes on by itself', async () => {
  const args = ['pause-node', 'n2', '--duty', '60%', '--period', '100ms', '--for', '20s'];
  const { stalls } = await scalectl.json<{ stalls: { longestAnswerMs: number }[] }>(0, args);
  assert.ok(stalls[0]!.longestAnswerMs >= 30, `${stalls[0]!.longestAnswerMs} ms`);
  await waitFor(async () => (await active()).length === 0, { what: 'the fault to end' });
});

test('a plan that leaves nobody with a quorum is refused, with --dry-run nothing is done, and both show the plan', async () => {
  const all = ['partition', '--shape', 'isolate', '--target', 'all'];
  const refused = await scalectl.expect(30, all);
  assert.match(refused.stdout, 'no node reaches a quorum');
  assert.match(refused.stderr, '--allow-quorum-loss');
  const { stdout } = await scalectl.expect(0, [...all, '--allow-quorum-loss', '--dry-run']);
  assert.match(stdout, 'n1 → n2');
  assert.match(stdout, 'nothing was done');
  assert.equal(await active(), []);
});

test('a second partition is judged together with the first', async () => {
  await inject('partition', '--shape', 'isolate', '--target', 'n1', '--for', '10m');
  const { stdout } = await scalectl.expect(30, ['partition', '--shape', 'isolate', '--target', 'n2']);
  assert.match(stdout, 'no node reaches a quorum');
});

const mistakes: readonly (readonly [number, string, readonly string[]])[] = [
  [2, 'blob', ['partition', '--shape', 'blob']],
  [2, 'Missing required flag shape', ['partition']],
  [3, 'no node "n9"', ['partition', '--shape', 'isolate', '--target', 'n9']],
  [2, 'longer than 0', ['partition', '--shape', 'isolate', '--for', '0s']],
  [2, 'at most 60 minutes', ['partition', '--shape', 'isolate', '--for', '2h']],
  [2, 'at least 4', ['partition', '--shape', 'ring']],
  [2, 'no minority', ['partition', '--shape', 'minority', '--target', 'n1,n2']],
  [2, '"much" is not a share', ['link', '--from', 'n1', '--to', 'n2', '--loss', 'much']],
  [2, 'Nothing would be done', ['link', '--from', 'n1', '--to', 'n2']],
  [2, 'the same node', ['link', '--from', 'n1', '--to', 'n1', '--cut', 'drop']],
  [2, 'between nodes only', ['link', '--from', 'clients', '--to', 'n2', '--bandwidth', '1MB', '--dry-run']],
  [2, 'leave --both out', ['link', '--from', 'clients', '--to', 'n2', '--delay', '1ms', '--both']],
  [2, '--from clients --to NODE', ['link', '--from', 'n1', '--to', 'clients', '--delay', '1ms']],
  [2, 'cannot stand still', ['pause-node', 'n1', '--duty', '100%']],
  [3, 'No fault "f-none"', ['heal', 'f-none']],
];

for (const [exitCode, sentence, args] of mistakes) {
  test(`scalectl ${args.join(' ')} says what is wrong and changes nothing`, async () => {
    const { stderr } = await scalectl.expect(exitCode, args);
    assert.match(stderr, sentence);
    assert.equal(await active(), []);
  });
}

test.run();
