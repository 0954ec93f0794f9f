/** The rules of the architecture, checked over the sources; each is first shown to catch what it is there for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadSources } from './support/tidy/load-sources.ts';
import { findNamedEntries } from './support/tidy/named-entries.ts';
import { parseModule } from './support/tidy/parse-module.ts';
import { findWrongArrows } from './support/tidy/rules/arrows.ts';
import { findBannedUses } from './support/tidy/rules/banned-uses.ts';
import { findCycles } from './support/tidy/rules/cycles.ts';
import { findDeadFiles } from './support/tidy/rules/dead-files.ts';
import { findEnvironmentReads } from './support/tidy/rules/environment.ts';
import { findLongFiles } from './support/tidy/rules/file-length.ts';
import { findLongFunctions } from './support/tidy/rules/function-length.ts';
import { findEmptyNames } from './support/tidy/rules/names.ts';
import { findEmptyZones, findImpurities } from './support/tidy/rules/purity.ts';
import { findUnusedExports } from './support/tidy/rules/unused-exports.ts';
import type { SourceModule, Violation } from './support/tidy/source-module.ts';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));
const sources = loadSources(rootDir);

/** Files longer than the limit when the rule came. Shrink them; add none. */
const lengthRatchet: Readonly<Record<string, number>> = {};

type Rule = (modules: readonly SourceModule[]) => Violation[];

/** Asserts that the rule finds exactly these lines in a small tree of sources. */
function assertFinds(rule: Rule, tree: Record<string, string>, expected: readonly string[]): void {
  const modules = Object.entries(tree).map(([path, source]) => parseModule(path, source));
  assert.equal(rule(modules).map(describe), expected);
}

function describe({ path, line, message }: Violation): string {
  return `${path}:${line} ${message}`;
}

function assertHolds(rule: Rule): void {
  assert.equal(rule(sources).map(describe), []);
}

test('the sources were found', () => {
  assert.ok(sources.some(({ path }) => path === 'server/config.ts'));
  assert.ok(sources.some(({ path }) => path === 'bin/scalectl.js'));
});

test('arrows: a rule breach is found, also in a type, a re-export and a lazy import', () => {
  const tree = {
    'server/a.ts': `import { x } from '../cli/x.ts';\nimport type { Y } from '../bench/y.ts';`,
    'server/b.ts': `export { x } from '../cli/x.ts';\nconst y = await import('../bench/y.ts');`,
    'server/c.ts': `let x: import('../cli/x.ts').X;\nimport { proto } from '#proto';`,
    'cli/x.ts': `import '../server/main.ts';\nimport '../server/config.ts'; import '../profiles/schema.ts';`,
    'profiles/schema.ts': `import '../bench/y.ts';`,
    'bin/scalectl.js': `import '../dist/cli/main.js'; import '../dist/server/main.js';`,
  };
  assertFinds(findWrongArrows, tree, [
    'server/a.ts:1 must not import cli/x.ts',
    'server/a.ts:2 must not import bench/y.ts',
    'server/b.ts:1 must not import cli/x.ts',
    'server/b.ts:2 must not import bench/y.ts',
    'server/c.ts:1 must not import cli/x.ts',
    'cli/x.ts:1 must not import server/main.ts',
    'profiles/schema.ts:1 must not import bench/y.ts',
    'bin/scalectl.js:1 must not import server/main.js',
  ]);
});

test('arrows: the CLI may name the entry of a node to start it as a process', () => {
  assertFinds(findWrongArrows, { 'cli/x.ts': `new URL('../server/main.js', import.meta.url);` }, []);
});

test('arrows point from bin to cli to bench to server to proto', () => assertHolds(findWrongArrows));

test('cycles: one through three files and one onto itself are found, one of types only is none', () => {
  const tree = {
    'server/a.ts': `import './b.ts';`,
    'server/b.ts': `export * from './c.ts';`,
    'server/c.ts': `import('./a.ts');`,
    'server/d.ts': `import './d.ts';`,
    'server/e.ts': `import type { F } from './f.ts';`,
    'server/f.ts': `import './e.ts';`,
  };
  assertFinds(findCycles, tree, [
    'server/a.ts:1 imports itself: server/a.ts → server/b.ts → server/c.ts → server/a.ts',
    'server/d.ts:1 imports itself: server/d.ts → server/d.ts',
  ]);
});

test('no file imports itself in a circle', () => assertHolds(findCycles));

test('purity: modules of Node.js, packages, clock, chance and promises are found', () => {
  const tree = {
    'server/consensus/a.ts': `import 'node:fs';\nimport pino from 'pino';\nDate.now();\nMath.random();\nprocess.pid;`,
    'proto/wire/a.ts': `setTimeout(() => {}, 1);\nperformance.now();\nnew Date();\nasync function f() { await 1 }`,
    'bench/load/arrival.ts': `const { random } = Math;\nPromise.resolve();\nlater = crypto;`,
  };
  const pure = 'belongs to a pure zone and must not';
  assertFinds(findImpurities, tree, [
    `server/consensus/a.ts:1 ${pure} import node:fs`,
    `server/consensus/a.ts:2 ${pure} import pino`,
    `server/consensus/a.ts:3 ${pure} use Date.now`,
    `server/consensus/a.ts:4 ${pure} use Math.random`,
    `server/consensus/a.ts:5 ${pure} use process.pid`,
    `proto/wire/a.ts:1 ${pure} use setTimeout`,
    `proto/wire/a.ts:2 ${pure} use performance.now`,
    `proto/wire/a.ts:3 ${pure} use new Date()`,
    `proto/wire/a.ts:4 ${pure} use async`,
    `proto/wire/a.ts:4 ${pure} use await`,
    `bench/load/arrival.ts:1 ${pure} use Math`,
    `bench/load/arrival.ts:2 ${pure} use Promise.resolve`,
    `bench/load/arrival.ts:3 ${pure} use crypto`,
  ]);
});

test('purity: what a pure file imports must be pure as well, types aside', () => {
  const tree = {
    'bench/stats/a.ts': `import '../result.ts';\nimport type { Shell } from '../shell.ts';`,
    'bench/result.ts': `import 'node:os';`,
    'bench/shell.ts': `import 'node:fs';`,
  };
  assertFinds(findImpurities, tree, ['bench/result.ts:1 belongs to a pure zone and must not import node:os']);
});

test('purity: arithmetic, dates from an argument, fields and types of those names are fine', () => {
  const source = `import { etcdserverpb } from '#proto';
    const x = Math.max(1, event.process, new Date(0).getTime()); const y = { crypto: 1, fetch() {} };
    const f = (fetch: Y, { now: [crypto] }: Z) => fetch.donor + crypto;
    export interface Z { performance: number; at(process: number): Date }`;
  assertFinds(findImpurities, { 'server/consensus/a.ts': source }, []);
});

test('the pure zones are pure', () => assertHolds(findImpurities));

test('purity: a zone that no file belongs to is found', () => {
  const tree = { 'server/consensus/a.ts': '', 'bench/load/arrival.ts': '' };
  const zones = ['server/consensus/', 'bench/load/arrival.ts', 'bench/capacity/', 'server/a.ts'];
  assertFinds((modules) => findEmptyZones(modules, zones), tree, [
    'bench/capacity/:1 is a pure zone without a file: delete it from the list',
    'server/a.ts:1 is a pure zone without a file: delete it from the list',
  ]);
});

test('every pure zone has files', () => assertHolds((modules) => findEmptyZones(modules)));

test('environment: reads by any way are found, those of the one reader and of tests are not', () => {
  const tree = {
    'server/a.ts': `const home = process.env.HOME;\nconst { env } = process;\nimport { env as e } from 'node:process';`,
    'cli/context.ts': `process.env.HOME;`,
    'test/a.test.ts': `process.env.HOME;`,
    'bench/a.ts': `(process as unknown as { env: { HOME: string } }).env.HOME;`,
    'cli/b.ts': `process.exitCode = 1; (process as Newer).threadCpuUsage();`,
  };
  assertFinds(findEnvironmentReads, tree, [
    'server/a.ts:1 process.env: only cli/context.ts reads the environment',
    'server/a.ts:2 process: only cli/context.ts reads the environment',
    'server/a.ts:3 node:process: only cli/context.ts reads the environment',
    'bench/a.ts:1 process.env: only cli/context.ts reads the environment',
  ]);
});

test('only cli/context.ts reads the environment', () => assertHolds(findEnvironmentReads));

test('dead files: what only a test reaches is found; commands, workers and named entries are alive', () => {
  const tree = {
    'cli/commands/up.ts': `import '../cluster.ts';`,
    'cli/cluster.ts': `new Worker(new URL('./worker.js', import.meta.url)); import type { T } from './contract.ts';`,
    'cli/worker.ts': '',
    'cli/contract.ts': '',
    'cli/help.ts': '',
    'bench/lost.ts': '',
    'test/lost.test.ts': `import '../bench/lost.ts';`,
  };
  const packageJson = '{ "oclif": { "helpClass": "./dist/cli/help.js" } }';
  const rule: Rule = (modules) => findDeadFiles(modules, findNamedEntries(packageJson));
  assertFinds(rule, tree, ['bench/lost.ts:1 is reached from no entry point: wire it up or delete it']);
});

test('every file of the product is reached from an entry point', () => {
  const named = findNamedEntries(readFileSync(join(rootDir, 'package.json'), 'utf8'));
  assertHolds((modules) => findDeadFiles(modules, named));
});

test('unused exports: values that no other file imports are found; types, defaults and what is taken whole are not', () => {
  const tree = {
    'cli/a.ts': `export const [one, two] = [1, one];\nexport function three() {}\nexport type T = 1; export default class {}`,
    'cli/b.ts': `import { one as first } from './a.ts'; export { three as third, type T } from './a.ts';\nexport class Four {}`,
    'cli/c.ts': 'export const five = 5; export interface I {}',
    'cli/d.ts': 'export const six = 6;',
    'cli/e.ts': 'export const seven = 7;',
    'test/a.test.ts': `import type { Four } from '../cli/b.ts'; import * as c from '../cli/c.ts'; export * from '../cli/e.ts';`,
    'bin/scalectl.js': `const { six } = await import('../dist/cli/d.js');`,
  };
  assertFinds(findUnusedExports, tree, [
    'cli/a.ts:1 exports two, which no other file uses',
    'cli/b.ts:1 exports third, which no other file uses',
  ]);
});

test('whatever a file exports another one uses', () => assertHolds(findUnusedExports));

test('names: those that say nothing are found', () => {
  const says = 'has a name that says nothing: name the concept';
  const tree = { 'cli/utils/a.ts': '', 'server/common.ts': '', 'bench/typescript.ts': '', 'server/lib/x/y.ts': '' };
  assertFinds(findEmptyNames, tree, [
    `cli/utils/a.ts:1 ${says}`,
    `server/common.ts:1 ${says}`,
    `server/lib/x/y.ts:1 ${says}`,
  ]);
});

test('every file and folder has a name that says what is inside', () => assertHolds(findEmptyNames));

test('file length: too long, grown beyond the ratchet, and a ratchet with slack are found', () => {
  let names = 0;
  const lines = (count: number) => 'let x;\n'.repeat(count).replace(/x/g, () => `x${names++}`);
  const tree = { 'cli/a.ts': lines(401), 'cli/b.ts': lines(400), 'cli/old.ts': lines(501), 'cli/less.ts': lines(410) };
  const rule: Rule = (modules) => findLongFiles(modules, { 'cli/old.ts': 500, 'cli/less.ts': 420 });
  assertFinds(rule, tree, [
    'cli/a.ts:1 has 401 lines, 400 is the limit: split it',
    'cli/old.ts:1 has 501 lines, 500 is the limit: split it',
    'cli/less.ts:1 has 410 lines: lower its ratchet from 420',
  ]);
});

test('no file is longer than its limit', () => assertHolds((modules) => findLongFiles(modules, lengthRatchet)));

test('function length: a long function and a long method are found, expressions and tests are not', () => {
  const body = 'x();\n'.repeat(49);
  const tree = {
    'cli/a.ts': `function long() {\n${body}}\nclass A { ok() {\n${body.slice(5)}} }`,
    'cli/b.ts': `const long = () => {\n${body}};\nconst list = () => [\n${'1,\n'.repeat(60)}];`,
    'test/a.test.ts': `function long() {\n${body}}`,
  };
  assertFinds(findLongFunctions, tree, [
    'cli/a.ts:1 long has 51 lines, 50 is the limit',
    'cli/b.ts:1 long has 51 lines, 50 is the limit',
  ]);
});

test('no function is longer than its limit', () => assertHolds(findLongFunctions));

test('banned uses: console, and tests that are switched off, are found', () => {
  const tree = {
    'server/a.ts': `console.log(1);\nstream.skip(2);`,
    'test/a.test.ts': `test.only('a', () => {});\ntest.skip('b', () => {});`,
  };
  assertFinds(findBannedUses, tree, [
    'server/a.ts:1 console.log: commands use this.log, nodes use the logger',
    'test/a.test.ts:1 .only(): use skipTest(name, reason), or delete the test',
    'test/a.test.ts:2 .skip(): use skipTest(name, reason), or delete the test',
  ]);
});

test('nothing prints with console, and no test is switched off', () => assertHolds(findBannedUses));

test('a file that does not parse fails instead of passing unseen', () => {
  assert.throws(() => parseModule('cli/a.ts', 'const = 1;'), /cli\/a\.ts/);
});

test.run();
