import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAlive } from './support/process.ts';
import { tempDir } from './support/temp-dir.ts';
import { waitFor } from './support/wait-for.ts';

const runner = fileURLToPath(new URL('./run.js', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const support = new URL('./support/', import.meta.url);
const head = `import { test } from 'uvu'; import * as assert from 'uvu/assert';`;

/** Runs the runner on a folder with the given test files. */
function runOn(files: Record<string, string>, ...args: string[]) {
  const root = tempDir();
  const dir = join(root, 'test');
  mkdirSync(dir);
  symlinkSync(modules, join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  for (const [name, source] of Object.entries(files)) {
    writeFileSync(join(dir, `${name}.test.ts`), '');
    writeFileSync(join(dir, `${name}.test.js`), source);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, '--dir', dir, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr, closing: stdout.trimEnd().split('\n').at(-1) };
}

test('counts what passed, in files that run apart from each other', () => {
  const source = `${head} assert.is(globalThis.seen, undefined); globalThis.seen = 1; test('a', () => {}); test.run();`;
  const { status, closing } = runOn({ a: source, b: source });
  assert.is(closing, '2 passed, 0 failed, 0 skipped');
  assert.is(status, 0);
});

test('shows the whole output of a file with a failing test', () => {
  const { status, stdout, closing } = runOn({
    a: `${head} test('sum', () => assert.is(1, 2)); test('other', () => {}); test.run();`,
  });
  assert.is(closing, '1 passed, 1 failed, 0 skipped');
  assert.match(stdout, /FAIL {2}"sum"/);
  assert.is(status, 1);
});

test('fails a file that dies, ends early, has no run() or holds no test', () => {
  const { status, stdout, closing } = runOn({
    dies: `process.kill(process.pid, 'SIGKILL');`,
    early: `${head} test('hangs', () => new Promise(() => {})); test.run();`,
    forgot: `${head} test('never run', () => {});`,
    empty: `${head} test.run();`,
  });
  assert.is(closing, '0 passed, 4 failed, 0 skipped');
  assert.match(stdout, /dies: it ended \(signal SIGKILL\)/);
  assert.match(stdout, /empty: it ran no test/);
  assert.is(status, 1);
});

test('fails the tests of a file whose before hook throws, which uvu reports as success', () => {
  const { closing } = runOn({
    a: `${head} test.before(() => { throw new Error('no') }); test('a', () => {}); test.run();`,
  });
  assert.is(closing, '0 passed, 1 failed, 0 skipped');
});

test('fails a file whose tests pass and whose process then ends with an error', () => {
  const source = `${head} test('a', () => {}); test.run(); process.on('exit', () => { process.exitCode = 3; });`;
  const { stdout, closing } = runOn({ a: source });
  assert.match(stdout, /its tests passed, yet it ended with exit code 3/);
  assert.is(closing, '1 passed, 1 failed, 0 skipped');
});

test('kills a file at its time limit', () => {
  const source = `${head} setInterval(() => {}, 1000); test('hangs', () => new Promise(() => {})); test.run();`;
  const { stdout, closing } = runOn({ a: source }, '--limit-ms', '400');
  assert.match(stdout, /killed: not done after its time limit of 0.4 s/);
  assert.is(closing, '0 passed, 1 failed, 0 skipped');
});

test('finds, names, counts and kills a detached process that a file left behind', async () => {
  const { stdout, closing } = runOn({
    a: `${head} import { spawn } from 'node:child_process';
      test('starts it', () => spawn('sleep', ['61'], { detached: true, stdio: 'ignore' }).unref()); test.run();`,
  });
  assert.is(closing, '1 passed, 1 failed, 0 skipped');
  const pid = Number(/left a process behind \(killed now\): (\d+) sleep 61/.exec(stdout)?.[1]);
  assert.ok(pid > 0);
  // A signal is sent at once; the kernel ends the process when it comes to it.
  await waitFor(() => !isAlive(pid), { what: 'the process to end' });
});

test('lists what was skipped by name and reason, also when that is all of a file', () => {
  const { status, stdout, closing } = runOn({
    a: `${head} import { skipTest } from '${new URL('skip.js', support)}';
      skipTest('etcdctl puts', 'no etcdctl here'); test.run();`,
  });
  assert.match(stdout, /skipped: a: etcdctl puts: no etcdctl here\n/);
  assert.is(closing, '0 passed, 0 failed, 1 skipped');
  assert.is(status, 0);
});

test('runs only the files whose name holds a filter, and says so when none does', () => {
  const source = `${head} test('a', () => {}); test.run();`;
  const files = { 'wire-frame': source, 'wire-hpack': source, kv: source };
  assert.is(runOn(files, 'wire').closing, '2 passed, 0 failed, 0 skipped');
  const none = runOn(files, 'paxos');
  assert.match(none.stderr, /No test file matches: paxos/);
  assert.is(none.status, 1);
});

test('ignores closing lines that a test itself printed', () => {
  const { closing } = runOn({
    a: `${head} test('a', () => console.log('\\n  Total:     9\\n  Passed:    9\\n')); test('b', () => assert.ok(0)); test.run();`,
  });
  assert.is(closing, '1 passed, 1 failed, 0 skipped');
});

test.run();
