/** What `scalectl sim` says of a failure: the simulated nodes have a bug that is put into them while they are loaded. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { playScenario } from '../../cli/sim/play-scenario.ts';
import { mutants, patchOf } from '../consensus/mutants/hunt.ts';
import { tempDir } from '../support/temp-dir.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
const bug = mutants.find(({ name }) => name === 'release later batches with an earlier one')!;
const preload = new URL('../consensus/mutants/preload.js', import.meta.url).href;
const buggy = { NODE_OPTIONS: `--import=${preload}`, TEST_MUTANT: JSON.stringify(patchOf(bug)) };

interface SimDocument {
  readonly failed: { readonly seed: number; readonly invariant: string; readonly replay: string } | null;
}

const argsOf = (command: string) => command.replace('scalectl ', '').trim().split(' ');
const lineAfter = (text: string, label: string) => text.split(label)[1]!.split('\n')[0]!.trim();

test('a failure is shrunk, and the printed command fails again in the same way, and passes without the bug', async () => {
  const { exitCode, stdout } = await scalectl.run(['sim', '--schedules', '100', '--jobs', '2'], buggy);
  assert.is(exitCode, 1, stdout);
  const [, seed, invariant] = /^seed (\d+) breaks (I\d+ [a-z ]+)/.exec(stdout)!;
  const again = lineAfter(stdout, 'again:');
  assert.match(again, `--seed ${seed} --schedules 1 --`);
  for (const command of [again, lineAfter(stdout, 'with words:'), lineAfter(stdout, 'as found:')]) {
    const replayed = await scalectl.run(argsOf(command), buggy);
    assert.is(replayed.exitCode, 1, command);
    assert.match(replayed.stdout, invariant!, command);
    assert.is((await scalectl.run(argsOf(command))).exitCode, 0, command);
  }
});

test('--json tells the same of a failure', async () => {
  const { failed } = await scalectl.json<SimDocument>(1, ['sim', '--schedules', '100'], buggy);
  const { exitCode, stdout } = await scalectl.run([...argsOf(failed!.replay), '--json'], buggy);
  assert.is(exitCode, 1);
  const { seed, invariant } = (JSON.parse(stdout) as SimDocument).failed!;
  assert.equal({ seed, invariant }, { seed: failed!.seed, invariant: failed!.invariant });
});

test('a scenario is played once, or with as many seeds as told, and says where an expectation does not hold', async () => {
  const once = await scalectl.expect(0, ['sim', '--scenario', 'killed-leader']);
  assert.match(once.stdout, 'led by another after');
  const often = await scalectl.expect(0, ['sim', '--scenario', 'killed-leader', '--schedules', '3', '--seed', '7']);
  assert.match(often.stdout, '3 times, with as many seeds: all that is expected held.');
  const path = join(tempDir('scenario'), 'wrong.txt');
  writeFileSync(path, '# Nobody is ever elected\nnodes 3\nwait until leader within 2s\nexpect elections 0\n');
  const failed = await scalectl.expect(1, ['sim', '--scenario', path, '--seed', '9', '--schedules', '2']);
  assert.match(failed.stdout, 'With seed 9: line 4, "expect elections 0":');
});

test('a scenario that is stopped between two seeds goes no further, and says how far it came', async () => {
  const controller = new AbortController();
  const played = await playScenario('killed-leader', '.', {
    seed: 1,
    times: 1_000_000,
    signal: controller.signal,
    onLine: null,
    onPlayed: (times) => times === 2 && controller.abort(),
  });
  assert.equal([played.played, played.failedSeed], [2, null]);
});

test.run();
