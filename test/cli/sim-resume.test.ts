import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { noProgress } from '../../bench/sim/explore.ts';
import { processContext } from '../../cli/context.ts';
import { CliError } from '../../cli/errors.ts';
import { RecordedRun } from '../../cli/sim/recorded-run.ts';
import { tempDir } from '../support/temp-dir.ts';
import { waitFor } from '../support/wait-for.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
const dir = tempDir('sim-resume');
const run = ['sim', '--seed', '70', '--schedules', '12', '--jobs', '2'];
const figures = ['schedules', 'events', 'requests', 'elections', 'simulatedMs'] as const;
type Figures = Record<(typeof figures)[number], number>;
const figuresOf = (part: Figures) => figures.map((name) => Math.round(part[name]));

interface Saved {
  failedSeed: number | null;
  parts: Figures[];
  legs: { schedules: number }[];
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Saved;

test('--resume does only what is left, and the account is that of an unbroken run', async () => {
  const whole = await scalectl.json<Figures>(0, run);
  const path = join(dir, 'run.json');
  await scalectl.json(0, [...run, '--resume', path]);
  // As an earlier command left it that had only come so far: the second thread had done nothing yet.
  const saved = read(path);
  const [first, second] = saved.parts;
  const nothing = { schedules: 0, events: 0, requests: 0, elections: 0, simulatedMs: 0 };
  writeFileSync(path, JSON.stringify({ ...saved, parts: [first, nothing], legs: [{ schedules: 6 }] }));
  const resumed = await scalectl.json<Figures>(0, [...run, '--resume', path]);
  assert.equal(figuresOf(resumed), figuresOf(whole));
  assert.equal(figuresOf(read(path).parts[1]!), figuresOf(second!));
  assert.equal(
    read(path).legs.map(({ schedules }) => schedules),
    [6, 6],
  );
});

test('two commands do not keep their accounts in one file, whatever they call it', async () => {
  const path = join(dir, 'busy.json');
  const link = join(tempDir('sim-link'), 'link');
  symlinkSync(dir, link);
  const first = scalectl.start(['sim', '--schedules', '1000000', '--resume', path]);
  await waitFor(() => existsSync(path), { what: 'the record of the first' });
  for (const name of [path, join(link, 'busy.json')]) {
    const { stderr } = await scalectl.expect(31, ['sim', '--schedules', '1000000', '--resume', name]);
    assert.match(stderr, `"${name}" is held by "scalectl sim --resume" (pid ${first.child.pid})`);
  }
  first.child.kill('SIGINT');
  assert.is((await first.result).exitCode, 130);
});

test('a record of another run, of other code or of a run that failed is refused and left as it is', async () => {
  const path = join(dir, 'other.json');
  await scalectl.expect(0, ['sim', '--seed', '1', '--schedules', '1', '--resume', path]);
  const saved = readFileSync(path, 'utf8');
  const refusals: [text: string, args: string[], words: string][] = [
    [saved, ['--seed', '2', '--schedules', '1'], 'it began with seed 1'],
    [saved, ['--seed', '1', '--schedules', '2'], 'it is one of 1 schedules'],
    [saved.replace(/"code": ".{4}/, '"code": "0000'), ['--schedules', '1'], 'the code has changed since'],
    [saved.replace('"failedSeed": null', '"failedSeed": 1'), ['--schedules', '1'], 'it ended when seed 1 failed'],
  ];
  for (const [text, args, words] of refusals) {
    writeFileSync(path, text);
    const { stderr } = await scalectl.expect(30, ['sim', ...args, '--resume', path]);
    assert.match(stderr, words);
    assert.is(readFileSync(path, 'utf8'), text);
  }
});

test('what is no record, or cannot be written, gets one sentence and a way out', async () => {
  const path = join(dir, 'bad.json');
  for (const text of ['', '{}', 'null', '{"format":"scalectl-sim-run/1","parts":[null],"legs":[]}']) {
    writeFileSync(path, text);
    const { stderr } = await scalectl.expect(2, ['sim', '--resume', path]);
    assert.match(stderr, 'bad.json is no record of a run');
    assert.is(readFileSync(path, 'utf8'), text);
  }
  const { stderr } = await scalectl.expect(2, ['sim', '--resume', join(dir, 'absent', 'run.json')]);
  assert.match(stderr, 'cannot write the record of the run');
  const noHome = { SCALECTL_HOME: join(path, 'home') };
  const held = await scalectl.expect(2, ['sim', '--resume', join(dir, 'new.json')], noHome);
  assert.match(held.stderr, 'cannot be held in');
});

test('a record that can no longer be written after a search is no bad input, which says that nothing was done', async () => {
  const place = tempDir('sim-resume');
  const run = await RecordedRun.open(
    join(place, 'run.json'),
    { seed: 1, schedules: 1, jobs: 1 },
    processContext().clock,
  );
  rmSync(place, { recursive: true });
  const result = { progress: noProgress, parts: [noProgress], durationMs: 1, failed: null, wasStopped: false };
  const error = await run.end(result).catch((reason: unknown) => reason);
  assert.instance(error, CliError);
  const { code, exit, hint } = error as CliError;
  // Exit code 1 would say that an invariant was broken.
  assert.equal([code, exit], ['record-not-written', 'aborted']);
  assert.match(hint ?? '', 'the same command goes on from what was written last');
});

test.run();
