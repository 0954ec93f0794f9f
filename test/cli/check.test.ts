import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { historyText } from '../../bench/history/history-file.ts';
import { drawPicture } from '../../cli/history/picture-file.ts';
import { get, put, simulate } from '../bench/check/histories.ts';
import { findFaults } from '../bench/report/well-formed.ts';
import { createRandom } from '../support/random.ts';
import { tempDir } from '../support/temp-dir.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
const dir = tempDir('check');

function file(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const simulated = simulate(createRandom(1), {
  ...{ operations: 2000, clients: 5, unknown: 0.01, revisions: true, kinds: ['get', 'put'] },
});
const good = file('good.jsonl', [...historyText('r1', simulated)].join(''));
const stale = [put(1, [0, 1], 5), put(2, [2, 3], 6), get(1, [4, 5], 5), put(3, [6, 7], 7)];
const bad = file(
  'bad.jsonl',
  [...historyText('r2', [...simulated.map((each) => ({ ...each, key: 'other' })), ...stale])].join(''),
);

test('a history that is linearizable: exit code 0, and how much was judged', async () => {
  const { stdout } = await scalectl.expect(0, ['check', good]);
  assert.match(
    stdout,
    /^LINEARIZABLE {2}.*good\.jsonl: 2,000 operations on 1 key \(\d+ of unknown outcome\), checked in /,
  );
});

test('one that is not: exit code 1, the key, the smallest bad part and why', async () => {
  const { stdout } = await scalectl.expect(1, ['check', bad]);
  assert.match(stdout, /^NOT LINEARIZABLE {2}/);
  assert.match(stdout, '1 of 2 keys cannot be explained; of k this part of 4 operations:');
  assert.match(stdout, '    #3 client 0: get → 1, revision 5, from 0.000004 s to 0.000005 s');
  assert.match(stdout, '  #3 read 1, which was overwritten: #2 had written 2 before it began. The read is stale.');
});

test('--json: one document with the verdict and the bad part', async () => {
  const document = await scalectl.json<Record<string, unknown>>(1, ['check', bad]);
  assert.is(document.verdict, 'not-linearizable');
  assert.is((document.violation as { part: unknown[] }).part.length, 3);
  assert.is((await scalectl.json<Record<string, unknown>>(0, ['check', good])).violation, null);
});

test('--picture draws the bad part as a well-formed SVG, and nothing when there is none', async () => {
  const picture = join(dir, 'bad.svg');
  await scalectl.expect(1, ['check', bad, '--picture', picture]);
  const svg = readFileSync(picture, 'utf8');
  assert.is(svg.match(/<rect /g)?.length, 3);
  assert.match(svg, '#3 get → 1');
  assert.equal(findFaults(svg.replace(/viewBox|xmlns/g, 'x')), []);
  const none = join(dir, 'none.svg');
  await scalectl.expect(0, ['check', good, '--picture', none]);
  assert.not.ok(existsSync(none));
});

test('a file whose first line promises nothing is read as it is', async () => {
  const [head, ...lines] = readFileSync(good, 'utf8').trimEnd().split('\n');
  const { operations: _, ...rest } = JSON.parse(head!) as Record<string, unknown>;
  const path = file('silent.jsonl', `${[JSON.stringify(rest), ...lines.slice(0, 100)].join('\n')}\n`);
  assert.is((await scalectl.json<{ operations: number }>(0, ['check', path])).operations, 100);
});

test('a history without an operation is no history', async () => {
  const { stderr } = await scalectl.expect(2, ['check', file('empty.jsonl', '')]);
  assert.match(stderr, 'empty.jsonl holds no operation.');
});

test('a picture that cannot be written is bad input before anything is judged, whatever the verdict would be', async () => {
  const folder = join(dir, 'folder.svg');
  mkdirSync(folder);
  const places = [
    [join(dir, 'none', 'bad.svg'), `there is no folder ${join(dir, 'none')}.`],
    [folder, `${folder} is there, and is not a file.`],
    ['/dev/null', 'is there, and is not a file.'],
  ] as const;
  for (const [place, sentence] of places) {
    for (const history of [bad, good]) {
      const { stdout, stderr } = await scalectl.expect(2, ['check', history, '--picture', place]);
      assert.match(stderr, sentence);
      assert.is(stdout, '');
    }
  }
  assert.equal(
    readdirSync(dir).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test('a picture that fails after the verdict takes nothing from it, and leaves no half of itself', async () => {
  const place = join(tempDir('lost-place'), 'bad.svg');
  mkdirSync(place);
  const violation = { key: 'k', operations: 3, headline: '', culprit: null, part: stale, lines: [] };
  assert.match((await drawPicture(violation, place)) ?? '', /^the picture could not be written: EISDIR/);
  assert.equal(readdirSync(dirname(place)), ['bad.svg']);
});

test('a state directory that is a file is a sentence, too', async () => {
  const { stderr } = await scalectl.expect(1, ['up'], { SCALECTL_HOME: good });
  assert.match(stderr, 'a part of this path is not a folder');
  assert.match(stderr, 'SCALECTL_HOME');
});

test('no time to judge is neither yes nor no: exit code 22', async () => {
  // Without revisions and with many overlapping writes, the number of orders explodes.
  const hard = simulate(createRandom(3), {
    ...{ operations: 3000, clients: 40, unknown: 0.2, revisions: false, kinds: ['get', 'put', 'delete', 'cas'] },
  });
  const path = file('hard.jsonl', [...historyText('r3', hard)].join(''));
  const { stdout } = await scalectl.expect(22, ['check', path, '--timeout', '200ms']);
  assert.match(stdout, /^UNDECIDED {2}/);
  assert.match(stdout, '1 of 1 keys could not be judged within the time');
});

const badFiles: readonly (readonly [string, string, RegExp])[] = [
  ['a file that is none', join(dir, 'missing.jsonl'), /^error: There is no file .*missing\.jsonl\.\n/],
  ['a folder', dir, /is not a history: It is not a file\./],
  [
    'a line that is none',
    file('line.jsonl', `${readFileSync(good, 'utf8')}{"op":"put"}\n`),
    /is not a history: Line 2002: "outcome" must be/,
  ],
  [
    'a file that was cut off between two lines',
    file('cut.jsonl', `${readFileSync(good, 'utf8').split('\n').slice(0, 1500).join('\n')}\n`),
    /is not a history: It holds 1499 operations, and its first line says 2000: a part of it is missing/,
  ],
  ['another format', file('other.jsonl', '{"format":"edn"}\n'), /Line 1 has the format edn/],
];

for (const [what, path, message] of badFiles) {
  test(`${what} is bad input, in one sentence`, async () => {
    const { stderr } = await scalectl.expect(2, ['check', path]);
    assert.match(stderr, message);
    assert.not.match(stderr, '    at ');
  });
}

test.run();
