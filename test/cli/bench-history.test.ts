import { existsSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl } from './support/scalectl.ts';
import { profile } from './support/small-profile.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

interface BenchDocument {
  readonly reasons: readonly string[];
  readonly history: {
    readonly check: { readonly verdict: string; readonly operations: number; readonly keys: number };
  };
  readonly audit: { readonly lost: number };
  readonly faults: readonly { readonly error: string | null }[];
  readonly files: { readonly history: string; readonly report: string };
}

const killing = `
version: 1
name: history
target: { mix: { put: 2, get: 2, cas: 1 }, keys: { count: 60 }, timeout: 10s }
workers: 2
stages: [{ name: load, duration: 4s, rate: 300 }]
faults: [{ at: 1s, kind: kill-node, target: leader }, { at: 2500ms, kind: start-node, target: killed }]
history: { keys: 60 }
thresholds: [lost == 0, linearizable == true]
`;

test('over a leader kill the history of a real cluster is linearizable, written, and judged the same from its file', async () => {
  const { stdout, stderr } = await scalectl.run(['bench', profile('history', killing), '--up', '--json']);
  const { history, files, audit, faults } = JSON.parse(stdout) as BenchDocument;
  assert.is(history.check.verdict, 'linearizable', stdout + stderr);
  assert.is(audit.lost, 0);
  assert.ok(faults.every(({ error }) => error === null));
  assert.is(history.check.keys, 60);
  assert.ok(history.check.operations > 600, `${history.check.operations}`);
  assert.match(readFileSync(files.report, 'utf8'), 'Linearizable: every answer is explained');
  const again = await scalectl.json<{ operations: number }>(0, ['check', files.history]);
  assert.is(again.operations, history.check.operations);
});

test('a run without a history leaves no file of one', async () => {
  const text =
    'version: 1\nname: none\ntarget: { mix: { put: 1 } }\nstages: [{ name: s, duration: 500ms, rate: 20 }]\n';
  const { stdout } = await scalectl.run(['bench', profile('none', text), '--up', '--json']);
  const { history, files } = JSON.parse(stdout) as BenchDocument;
  assert.equal([history, files.history], [null, null]);
  assert.ok(existsSync(files.report));
});

test.run();
