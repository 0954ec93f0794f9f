/** Standard input is nobody's argument: in a script it is the list of hosts that the loop around it reads. */
import { spawnSync } from 'node:child_process';
import { Config } from '@oclif/core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl, scalectlBin } from './support/scalectl.ts';

const scalectl = new Scalectl();

test('no command takes an argument that was not given from standard input', async () => {
  const config = await Config.load(scalectlBin);
  const commands = await Promise.all(config.commands.map((command) => command.load()));
  const args = commands.flatMap(({ id, args }) =>
    Object.entries(args).map(([name, { ignoreStdin }]) => ({ arg: `${id} ${name}`, ignoreStdin })),
  );
  assert.ok(args.length > 10);
  assert.equal(
    args.filter(({ ignoreStdin }) => ignoreStdin !== true),
    [],
  );
});

for (const [args, exitCode, words] of [
  [['kill-node'], 2, 'Which node?'],
  [['scale'], 2, 'Missing: NODES.'],
  [['kv', 'put'], 2, 'Missing: KEY, VALUE.'],
] as const) {
  test(`echo n1 | scalectl ${args.join(' ')}: the argument is missing`, () => {
    const { status, stderr } = spawnSync(process.execPath, [scalectlBin, ...args], {
      env: { ...process.env, SCALECTL_HOME: scalectl.home },
      input: 'n1\n',
    });
    assert.match(stderr.toString(), words);
    assert.is(status, exitCode);
  });
}

test.run();
