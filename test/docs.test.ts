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

/** Paths in the first column of the code map; a row may have several. */
function findMapped(text: string): string[] {
  const cells = [...text.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path));
}

const zones = ['bin', 'cli', 'bench', 'server', 'proto', 'profiles', 'test'];

/** Folders with sources, two levels deep, as the map writes them: "bin/", "cli/kv/". `test/` mirrors them, `proto/gen/` is generated. */
function findSourceFolders(): string[] {
  const files = zones.flatMap((zone) =>
    readdirSync(join(rootDir, zone), { recursive: true, encoding: 'utf8' }).map((path) => join(zone, path)),
  );
  const folders = files.filter((path) => /\.[jt]s$/.test(path)).flatMap((path) => foldersAbove(path));
  return [...new Set(folders)].filter((path) => !/^test\/.+|^proto\/gen\//.test(path));
}

function foldersAbove(path: string): string[] {
  const [zone, folder, file] = path.split('/');
  return file === undefined ? [`${zone}/`] : [`${zone}/`, `${zone}/${folder}/`];
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
  assert.equal(findMapped('| where | what |\n| `server/rpc/` | calls |\n| `a/`, `b/` | `c` |'), [
    'server/rpc/',
    'a/',
    'b/',
  ]);
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

test('every folder with sources is in the code map, two levels deep', () => {
  const mapped = findMapped(read('docs/ARCHITECTURE.md'));
  const folders = findSourceFolders();
  assert.ok(['bin/', 'server/rpc/', 'test/'].every((folder) => folders.includes(folder)));
  const isMapped = (folder: string) =>
    mapped.some((path) => path === folder || (/^[^/]+\/$/.test(folder) && path.startsWith(folder)));
  assert.equal(
    folders.filter((folder) => !isMapped(folder)),
    [],
  );
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
