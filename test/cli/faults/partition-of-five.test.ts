/** Shapes that only show on five nodes, set by the real command line on a real cluster. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ClusterStatus } from '../../../cli/cluster/status.ts';
import type { LinkCheck } from '../../../cli/faults/verify.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up', '--nodes', '5', '--dc', 'a,b,c']);
});
test.before.each(async () => {
  await scalectl.expect(0, ['heal']);
});
test.after(() => scalectl.cleanUp());

interface FaultDocument {
  readonly target: readonly string[];
  readonly quorumConnected: readonly string[];
  readonly check: LinkCheck;
}

const status = async () => JSON.parse((await scalectl.run(['status', '--json'])).stdout) as ClusterStatus;

/** Writes through a node that leads and reaches a quorum; clients of others wait in vain, as they must. */
async function writesGoOn(quorumConnected: readonly string[], key: string): Promise<void> {
  // Whoever leads may be replaced before it has answered, by one that it has no link to.
  const isWritten = async () => {
    const { nodes } = await status();
    const leader = nodes.find(({ id, role }) => role === 'leader' && quorumConnected.includes(id));
    if (leader === undefined) return false;
    const put = ['kv', 'put', key, 'yes', '--endpoints', leader.endpoint, '--timeout', '5s'];
    return (await scalectl.run(put)).exitCode === 0;
  };
  await waitFor(isWritten, { what: `a write through the one of ${quorumConnected.join(', ')} that leads` });
}

for (const [shape, reach] of [
  ['bridge', 1],
  ['chain', 3],
  ['ring', 5],
  ['minority', 3],
  ['majority', 3],
  ['isolate', 4],
  // The data centre of the leader has two nodes or one.
  ['dc', [3, 4]],
  ['one-way', 4],
  ['one-way --direction in', 4],
] as const) {
  const many: readonly number[] = [reach].flat();
  test(`${shape}: ${many.join(' or ')} of 5 nodes reach a quorum, one of them leads, and writes go on`, async () => {
    const fault = await scalectl.json<FaultDocument>(0, ['partition', '--for', '10m', '--shape', ...shape.split(' ')]);
    assert.ok(many.includes(fault.quorumConnected.length), `${fault.quorumConnected}`);
    assert.ok(fault.check.agrees);
    await writesGoOn(fault.quorumConnected, shape);
    const healed = await scalectl.json<FaultDocument>(0, ['heal']);
    assert.ok(healed.check.agrees);
    const { nodes } = await waitFor(
      async () => {
        const now = await status();
        return now.health === 'healthy' && new Set(now.nodes.map((node) => node.appliedIndex)).size === 1 && now;
      },
      { what: 'all nodes to be equal' },
    );
    assert.is(nodes.length, 5);
  });
}

test.run();
