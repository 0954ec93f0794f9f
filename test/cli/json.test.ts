/** What scripts may rely on: with --json one document on stdout, whatever happens, and a documented exit code. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exitCodes } from '../../cli/exit-codes.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

const failures: readonly (readonly [number, readonly string[]])[] = [
  [2, ['up', '--nodez', '3']],
  [2, ['up', '--nodes', 'many']],
  [2, ['up', '--nodes', '0']],
  [2, ['up', '--timeout', '5x']],
  [2, ['up', '--name', '../x']],
  [2, ['up', '--dc', 'a,,b']],
  [3, ['status']],
  [3, ['logs']],
  [3, ['kill-node', 'n1']],
  [3, ['start-node', 'n1']],
  [3, ['pause-node', 'n1']],
  [3, ['resume-node', 'n1']],
  [3, ['kv', 'get', 'x']],
  [2, ['kv', 'put', 'x']],
  [2, ['down', '--grace', 'soon']],
  [2, ['no-such-command']],
  [35, ['kv', 'put', 'x', 'y', '--endpoints', '127.0.0.1:1', '--timeout', '300ms']],
];

for (const [exitCode, args] of failures) {
  test(`scalectl ${args.join(' ')}: one error document, exit code ${exitCode}`, async () => {
    const result = await scalectl.run([...args, '--json']);
    const { error } = JSON.parse(result.stdout) as { error: Record<string, unknown> };
    assert.is(result.exitCode, exitCode, result.stdout);
    assert.is(error.exitCode, exitCode);
    assert.match(String(error.code), /^[a-z]+(-[a-z]+)*$/);
    assert.not.match(String(error.message), '\n');
    assert.type(error.hint, 'string');
  });
}

test('a flag that is nearly right is proposed', async () => {
  const { stderr } = await scalectl.expect(2, ['up', '--nodez', '3']);
  assert.match(stderr, 'Did you mean --nodes?');
});

test('every verb prints one document when it goes well', async () => {
  const verbs = [
    ['up', '--nodes', '3'],
    ['kill-node', 'n3'],
    ['start-node', 'n3'],
    ['pause-node', 'n3'],
    ['resume-node', 'n3'],
    ['down', '--purge'],
    ['doctor'],
    ['help', 'exit-codes'],
  ];
  for (const verb of verbs) {
    const document = await scalectl.json<unknown>(0, verb);
    assert.type(document, 'object', verb.join(' '));
    // Its exit code is that of the cluster's health, which a new leader may have to restore first.
    if (verb[0] === 'up') assert.type(await scalectl.status(0), 'object');
  }
});

test('logs --json prints the lines as they were written, each one a document', async () => {
  await scalectl.expect(0, ['up', '--nodes', '1']);
  const { stdout } = await scalectl.expect(0, ['logs', 'n1', '--json']);
  const lines = stdout.trim().split('\n');
  assert.ok(lines.length > 0);
  for (const line of lines) assert.type(JSON.parse(line).msg, 'string');
  await scalectl.expect(0, ['down', '--purge']);
});

test('no two exit codes are the same, and help lists them all', async () => {
  const codes = Object.values(exitCodes).map(({ code }) => code);
  assert.is(new Set(codes).size, codes.length);
  const { stdout } = await scalectl.expect(0, ['help', 'exit-codes']);
  for (const [name, { code }] of Object.entries(exitCodes))
    assert.match(stdout, new RegExp(`^ *${code}  ${name} `, 'm'));
});

test.run();
