/** What the documents name must exist: files that they link to, folders of the code map, commands that they tell people to type. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'profiles/README.md', ...markdownBelow('docs')];

function markdownBelow(folder: string): string[] {
  return readdirSync(join(rootDir, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path));
}

function read(path: string): string {
  return readFileSync(join(rootDir, path), 'utf8');
}

/** Targets of links and pictures that are no addresses and no anchors, as paths from the root. */
function findLinks(path: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(path), target));
}

/** Paths in the first column of the code map. */
function findMapped(text: string): string[] {
  return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path);
}

/** Command words after `npx scalectl` in the README: "kill-node", "kv put". */
function findCommands(text: string): string[] {
  return [...text.matchAll(/npx scalectl ((?:[a-z][a-z-]*)(?: put| get| del| peers)?)/g)].map(
    ([, words = '']) => words,
  );
}

function commandExists(words: string): boolean {
  const path = join(rootDir, 'cli/commands', ...words.split(' '));
  return existsSync(`${path}.ts`) || existsSync(join(path, 'index.ts'));
}

/** Titles of tests and names of mutants in the last column of a table; "…" stands for what is left out. */
function findTitles(text: string): string[] {
  const last = [...text.matchAll(/^\| .* \| (.*) \|$/gm)].map(([, column = '']) => column);
  const quoted = last.flatMap((column) => [...column.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title));
  return quoted.flatMap((title) => title.split('…').map((part) => part.trim())).filter(Boolean);
}

test('the tests and mutants that the list of pitfalls names exist', () => {
  const named = findTitles(read('docs/decisions/0070-known-pitfalls.md'));
  const sources = readdirSync(join(rootDir, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(join('test', path)))
    .join('\n');
  assert.ok(named.length > 30);
  assert.equal(
    named.filter((title) => !sources.includes(title)),
    [],
  );
});

test('links, paths of the map and commands are seen', () => {
  const text = 'See [a](../a.md#top), ![b](b.svg) and [c](https://example.org/c).';
  assert.equal(findLinks('docs/x.md', text), ['a.md', 'docs/b.svg']);
  assert.equal(findMapped('| where | what |\n| `server/rpc/` | calls |'), ['server/rpc/']);
  assert.equal(findCommands('npx scalectl kv put a b\nnpx scalectl up   # x'), ['kv put', 'up']);
});

test('every link leads somewhere', () => {
  const broken = documents.flatMap((path) =>
    findLinks(path, read(path))
      .filter((target) => !existsSync(join(rootDir, target)))
      .map((target) => `${path} → ${relative('.', target)}`),
  );
  assert.equal(broken, []);
});

test('every path of the code map exists', () => {
  const missing = findMapped(read('docs/ARCHITECTURE.md')).filter((path) => !existsSync(join(rootDir, path)));
  assert.equal(missing, []);
});

test('every command of the README exists', () => {
  const commands = findCommands(read('README.md'));
  assert.ok(commands.length > 5);
  assert.equal(
    commands.filter((words) => !commandExists(words)),
    [],
  );
});

test.run();
