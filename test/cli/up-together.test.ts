import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.after(() => scalectl.cleanUp());

test('eight up of different names at the same time share no port, and all serve', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `c${index}`);
  await Promise.all(names.map((name) => scalectl.expect(0, ['up', '--nodes', '1', '--name', name])));
  const ports = names.flatMap((name) =>
    scalectl.record(name).nodes.flatMap(({ port, metricsPort }) => [port, metricsPort]),
  );
  assert.is(new Set(ports).size, 16);
  for (const name of names) assert.is((await scalectl.processes(name)).length, 1, name);
  await Promise.all(names.map((name) => scalectl.expect(0, ['down', '--purge', '--name', name])));
  for (const name of names) assert.equal(await scalectl.processes(name), [], name);
});

test('two up of the same name at the same time end with one cluster: one makes it, the other finds it', async () => {
  const up = () => scalectl.json<{ readonly created: boolean; readonly changed: boolean }>(0, ['up']);
  const documents = await Promise.all([up(), up()]);
  assert.equal(documents.map(({ created }) => created).sort(), [false, true]);
  assert.equal(documents.map(({ changed }) => changed).sort(), [false, true]);
  assert.is((await scalectl.processes()).length, 3);
  await scalectl.expect(0, ['down', '--purge']);
});

test.run();
