/** What users are told to type next acts on the cluster that they work with, which may not be the default one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Interrupted, processContext } from '../../cli/context.ts';
import { renderError } from '../../cli/error-report.ts';
import { finishOrUndo } from '../../cli/interruption.ts';

const rootDir = fileURLToPath(new URL('../../../', import.meta.url));
const verbs =
  'up|down|status|logs|scale|replace-node|transfer-leader|kill-node|start-node|pause-node|resume-node|partition|link|heal|faults|kv \\w+';
const commandLine = new RegExp(`scalectl (?:${verbs})\\b(?:(?!scalectl )[^;,])*`, 'g');

/** Command lines for a cluster that a source tells users to type, and that do not say which one; where they are. */
function findNameless(path: string, source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, i) => {
    // Help texts speak of commands, and do not ask for them.
    const isHelp = /description|summary/.test(`${lines[i - 1]?.endsWith('=') ? lines[i - 1] : ''}${line}`);
    if (isHelp || /^\s*(\*|\/\/|\/\*\*)/.test(line)) return [];
    const found = [...line.matchAll(commandLine)].map(([text]) => text);
    return found
      .filter((text) => !/--(name|endpoints) |\$\{nodes\}/.test(text))
      .map((text) => `${path}:${i + 1} ${text}`);
  });
}

test('a way out without the name of the cluster is seen, a description is none', () => {
  const source = [
    "hint: 'See: scalectl status',",
    "hint: 'go on with: scalectl resume-node n1 --name five; or scalectl down'",
    'static override description =',
    '  \'Ended by "scalectl down".\';',
    'message: \'held by "scalectl check"\',',
    '// scalectl up',
  ];
  assert.equal(findNameless('a.ts', source.join('\n')), ["a.ts:1 scalectl status'", "a.ts:2 scalectl down'"]);
});

test('every way out names the cluster', () => {
  const files = readdirSync(join(rootDir, 'cli'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((path) => path.endsWith('.ts')).map((path) => join('cli', path));
  assert.equal(
    sources.flatMap((path) => findNameless(path, readFileSync(join(rootDir, path), 'utf8'))),
    [],
  );
});

test('Ctrl-C in a command that leaves nothing begun does not propose to take a cluster down', () => {
  const { exitCode, stderr } = renderError(new Interrupted('SIGINT'), processContext(), []);
  assert.is(exitCode, 130);
  assert.match(stderr, 'Stopped by SIGINT.');
  assert.not.match(stderr, 'scalectl');
});

test('of up and start-node it says both ways on, for their cluster', () => {
  assert.match(finishOrUndo('five'), /"scalectl up --name five".*"scalectl down --name five"/);
});

test.run();
