/** Input that was let pass once, or came out as something else than bad input. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tempDir } from '../support/temp-dir.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
const dir = tempDir('bad-input');
const file = join(dir, 'file.jsonl');
writeFileSync(file, '');
mkdirSync(join(dir, 'folder'));

const mistakes: readonly (readonly [sentence: string, args: readonly string[]])[] = [
  [`${file}/x cannot be read: ENOTDIR`, ['check', `${file}/x`]],
  ['cannot be read as a scenario: EISDIR', ['sim', '--scenario', join(dir, 'folder/')]],
  ['cannot be read as a scenario: ENOTDIR', ['sim', '--scenario', `${file}/x`]],
  ['--keep-faults: "abc" is no place of a fault.', ['sim', '--schedules', '1', '--keep-faults', 'abc']],
  ['there is none at place 999: the schedule of seed 1 has', ['sim', '--trace', '--keep-faults', '0,999']],
  [
    'Seeds go up to 4294967295, and the last of these schedules would have 4294967296.',
    ['sim', '--seed', '4294966297', '--schedules', '1000'],
  ],
  ['--trace tells of one schedule', ['sim', '--trace', '--schedules', '2']],
  ['--trace tells of one schedule', ['sim', '--trace', '--jobs', '2']],
  ['cannot also be provided when using --scenario', ['sim', '--scenario', 'quiet', '--keep-faults', 'none']],
  ['cannot also be provided when using --scenario', ['sim', '--scenario', 'quiet', '--calm']],
  ['--timeout: "600h" is too long: 596h (24 days) are the most.', ['bench', 'smoke', '--timeout', '600h']],
  ['"" is not the address of a node.', ['kv', 'get', 'x', '--endpoints', '']],
  ['"127.0.0.1" is not the address of a node.', ['kv', 'del', 'x', '--endpoints', '127.0.0.1:1,127.0.0.1']],
  ['not both', ['resume-node', 'n1', '--target', 'n2']],
  ['--direction goes with --shape one-way only', ['partition', '--shape', 'isolate', '--direction', 'in']],
];

for (const [sentence, args] of mistakes) {
  test(`scalectl ${args.join(' ').replaceAll(dir, '…')} is bad input, in one sentence`, async () => {
    const { stderr, stdout } = await scalectl.expect(2, args);
    assert.match(stderr, sentence);
    assert.not.match(stderr, '    at ');
    assert.is(stdout, '');
  });
}

test.run();
