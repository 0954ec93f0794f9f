/** Faults of a profile on a real cluster: selectors meet the cluster of that moment, and nothing stays broken. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { BenchResult } from '../../../bench/result.ts';
import type { ActiveFault } from '../../../cli/faults/active-faults.ts';
import { waitFor } from '../../support/wait-for.ts';
import { Scalectl } from '../support/scalectl.ts';

const scalectl = new Scalectl();
test.before(async () => {
  await scalectl.expect(0, ['up']);
});
test.after(() => scalectl.cleanUp());

const active = async () => (await scalectl.json<{ faults: ActiveFault[] }>(0, ['faults'])).faults;

function profile(name: string, steady: string, faults: readonly string[]): string {
  const file = join(scalectl.home, `${name}.yaml`);
  writeFileSync(
    file,
    `version: 1
name: ${name}
target: { mix: { put: 1 }, keys: { count: 200 }, timeout: 1s }
stages: [{ name: steady, duration: ${steady}, rate: 100 }]
faults:
${faults.map((fault) => `  - { ${fault} }\n`).join('')}thresholds: [ lost == 0 ]
`,
  );
  return file;
}

test('a run records what selectors came to, how long recovery took, and what was lost: nothing', async () => {
  // Long enough for an election on a busy machine: who leads next is looked for while the fault lasts.
  const file = profile('shapes', '19s', [
    'at: 1s, kind: partition, shape: isolate, target: leader, for: 12s',
    'at: 14s, kind: gray-node, target: follower, duty: 50%, period: 100ms, for: 1s',
    'at: 15500ms, kind: link, from: leader, to: follower, delay: 20ms, for: 60s',
    'at: 17s, kind: heal',
  ]);
  const out = join(scalectl.home, 'shapes');
  // A busy machine may make the run void; what it recorded of faults is right all the same.
  await scalectl.run(['bench', file, '--out', out]);
  const result = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as BenchResult;
  const [isolate, gray, slow, heal] = result.faults;
  assert.equal(
    result.faults.map(({ error }) => error),
    [null, null, null, null],
  );
  assert.equal(isolate?.nodes, [isolate?.leaderBefore]);
  assert.equal(isolate?.lasting?.summary, `isolate ${isolate?.leaderBefore}, drop`);
  assert.is(isolate?.lasting?.links.length, 4);
  assert.is(isolate?.lasting?.losesLeader, true);
  assert.not.equal(isolate?.newLeader, isolate?.leaderBefore);
  assert.type(isolate?.newLeaderMs, 'number');
  assert.type(isolate?.firstWriteOkMs, 'number');
  assert.type(isolate?.writeGapMs, 'number');
  assert.match(gray?.lasting?.summary ?? '', 'stands still 50 % of each 100 ms');
  assert.equal([slow?.lasting?.links.length, slow?.lasting?.losesLeader], [1, false]);
  assert.equal(heal?.nodes, [slow?.leaderBefore], 'the link was held where frames leave');
  assert.is(result.audit?.lost, 0);
  assert.match(readFileSync(join(out, 'report.html'), 'utf8'), isolate!.lasting!.summary);
  assert.equal(await active(), []);
});

test('a run that is interrupted leaves no fault behind, although it had asked for a long one', async () => {
  const file = profile('long', '60s', ['at: 500ms, kind: partition, shape: isolate, target: n2, for: 60s']);
  const { child, result } = scalectl.start(['bench', file, '--out', join(scalectl.home, 'long')]);
  await waitFor(async () => (await active()).length === 1, { what: 'the fault of the run' });
  child.kill('SIGINT');
  assert.is((await result).exitCode, 21);
  assert.equal(await active(), []);
});

test.run();
