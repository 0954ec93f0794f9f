import { appendFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { clusterPaths, nodePaths } from '../../cli/cluster/paths.ts';
import { waitFor } from '../support/wait-for.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
/** `logs` reads records and files: of nodes that run, an election could write between our lines. */
test.before(async () => {
  await scalectl.expect(0, ['up']);
  await scalectl.expect(0, ['down']);
});
test.after(() => scalectl.cleanUp());

function write(nodeName: string, text: string): void {
  appendFileSync(nodePaths(clusterPaths(scalectl.home, 'default'), nodeName).logFile, text);
}

const line = (timeMs: number, msg: string) => `${JSON.stringify({ level: 40, time: timeMs, msg, answer: 42 })}\n`;
const later = Date.now() + 1_000_000;

test('lines of all nodes come in the order of time, each with its node', async () => {
  write('n2', line(later + 2, 'second'));
  write('n1', line(later + 3, 'third'));
  write('n3', line(later + 1, 'first'));
  const { stdout } = await scalectl.expect(0, ['logs', '--lines', '3']);
  const words = stdout.split('\n').map((text) => text.replace(/ \S+ WARN {2}/, ' '));
  assert.equal(words.slice(0, 3), ['n3 first  answer=42', 'n2 second  answer=42', 'n1 third  answer=42']);
});

test('the words of a crash are shown as they are', async () => {
  write('n1', 'Error: something\n    at somewhere\n');
  const { stdout } = await scalectl.expect(0, ['logs', 'n1', '-n', '2']);
  assert.is(stdout, 'Error: something\n    at somewhere\n');
});

test('with --json the words of a crash are documents, too', async () => {
  write('n1', 'Error: something\n{"level":\n');
  const { stdout } = await scalectl.expect(0, ['logs', '-n', '2', '--json', 'n1']);
  assert.equal(
    stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as unknown),
    ['Error: something', '{"level":'].map((msg) => ({ node: 'n1', msg })),
  );
});

test('-f goes on with what is written next, until Ctrl-C', async () => {
  const running = scalectl.start(['logs', 'n2', '-f', '-n', '1']);
  let seen = '';
  running.child.stdout!.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  await waitFor(() => seen.includes('second'), { what: 'the last line' });
  write('n2', line(later + 4, 'ha'));
  write('n2', '{"level":30,"msg":"cut in ');
  await waitFor(() => seen.includes('ha'), { what: 'the new line' });
  write('n2', 'two"}\n');
  await waitFor(() => seen.includes('cut in two'), { what: 'the line that came in two parts' });
  running.child.kill('SIGINT');
  assert.is((await running.result).exitCode, 0);
});

test('logs of a node that does not exist is an error that lists those that do', async () => {
  assert.match((await scalectl.expect(3, ['logs', 'n9'])).stderr, 'n1, n2, n3');
});

test.run();
