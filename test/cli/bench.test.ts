import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tempDir } from '../support/temp-dir.ts';
import { Scalectl } from './support/scalectl.ts';
import { profile, profilesDir, small } from './support/small-profile.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

interface BenchDocument {
  readonly schemaVersion: number;
  readonly runId: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly summary: Record<string, number | Record<string, number>>;
  readonly audit: Record<string, number>;
  readonly faults: readonly unknown[];
  readonly files: { readonly result: string; readonly report: string };
}

const codeOf: Readonly<Record<string, number>> = { pass: 0, fail: 1, void: 20, aborted: 21 };

test('bench --up makes a cluster, runs, and leaves nothing but the files of the run', async () => {
  const { exitCode, stdout, stderr } = await scalectl.run(['bench', profile('small', small()), '--up', '--json']);
  const document = JSON.parse(stdout) as BenchDocument;
  // A starved machine makes the run void; lost writes and failed calls would make it fail.
  assert.ok(['pass', 'void'].includes(document.verdict), stdout + stderr);
  assert.is(exitCode, codeOf[document.verdict]);
  for (const key of ['offered', 'sent', 'ok', 'errors', 'dropped', 'unknown', 'offeredRps', 'achievedRps']) {
    assert.type(document.summary[key], 'number', key);
  }
  for (const key of ['responseMs', 'serviceMs', 'latenessMs']) {
    for (const point of ['p50', 'p90', 'p99', 'p999', 'max']) {
      assert.type((document.summary[key] as Record<string, number>)[point], 'number', `${key}.${point}`);
    }
  }
  assert.is(document.audit.lost, 0);
  assert.is(document.audit.found, document.audit.acknowledged);
  assert.is((JSON.parse(readFileSync(document.files.result, 'utf8')) as BenchDocument).runId, document.runId);
  assert.match(readFileSync(document.files.report, 'utf8'), '<html');
  assert.equal(await scalectl.processes('bench'), []);
  assert.not.ok(existsSync(scalectl.stateFile('bench')));
});

test('bench drives a cluster that runs, kills its leader as the profile says, and leaves it running', async () => {
  const faults =
    'faults: [{ at: 500ms, kind: kill-node, target: leader }, { at: 1200ms, kind: start-node, target: killed }]';
  const path = profile('faulty', `${small(100, '3s')}${faults}\n`);
  const out = tempDir('out');
  await scalectl.expect(0, ['up']);
  const { stdout } = await scalectl.run(['bench', path, '--out', out, '--json']);
  const document = JSON.parse(stdout) as BenchDocument;
  assert.is(document.audit.lost, 0, stdout);
  assert.is(document.faults.length, 2);
  assert.ok(existsSync(join(out, 'report.html')));
  await scalectl.expect(0, ['up']);
  await scalectl.expect(0, ['down', '--purge']);
});

test('bench without a cluster says both ways to have one', async () => {
  const { stderr } = await scalectl.expect(3, ['bench', profile('small', small())]);
  assert.match(stderr, 'scalectl up');
  assert.match(stderr, 'scalectl bench --up');
});

const badProfiles: readonly (readonly [string, string, RegExp])[] = [
  ['a negative rate', small(-5), /:5:\d+ stages\[0\]\.rate: /],
  ['an unknown key', `${small()}treshold: []\n`, /:7:1 .*thresholds/],
  ['no YAML', 'version: [1', /:1:\d+/],
];

for (const [what, text, place] of badProfiles) {
  test(`a profile with ${what} is bad input, with the place, and starts nothing`, async () => {
    const { stderr } = await scalectl.expect(2, ['bench', profile('bad', text), '--up']);
    assert.match(stderr, place);
    assert.not.match(stderr, '    at ');
    assert.not.ok(existsSync(scalectl.stateFile('bench')));
  });
}

test('a place where results cannot be written is bad input, and starts nothing', async () => {
  const { stderr } = await scalectl.expect(2, ['bench', 'smoke', '--up', '--out', profile('taken', small())]);
  assert.match(stderr, 'The results cannot be written to');
  assert.not.ok(existsSync(scalectl.stateFile('bench')));
});

test('a profile that cannot be read is bad input', async () => {
  for (const path of [profilesDir, join(profilesDir, 'missing.yaml')])
    await scalectl.expect(2, ['bench', path, '--up']);
});

test.run();
