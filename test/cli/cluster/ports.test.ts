import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findFreePorts, isPortFree, nodePortRange } from '../../../cli/cluster/ports.ts';
import { CliError } from '../../../cli/errors.ts';

const host = '127.0.0.1';

test('ports come from below the ephemeral range, else from above it, else from it', () => {
  assert.equal(nodePortRange({ first: 32_768, last: 60_999 }), { first: 20_000, last: 32_767 });
  assert.equal(nodePortRange({ first: 1_024, last: 60_999 }), { first: 61_000, last: 65_535 });
  assert.equal(nodePortRange({ first: 1_024, last: 65_535 }), { first: 20_000, last: 65_535 });
});

test('no port is given twice, none that is taken, and all are free afterwards', async () => {
  const range = { first: 26_000, last: 26_099 };
  const taken = new Set(Array.from({ length: 50 }, (_, index) => 26_000 + index * 2));
  const ports = await findFreePorts(host, 20, range, taken);
  assert.is(new Set(ports).size, 20);
  for (const port of ports) {
    assert.not.ok(taken.has(port));
    assert.ok(await isPortFree(host, port));
  }
});

test('a port on which somebody listens is not free', async () => {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  assert.is(await isPortFree(host, port), false);
  const error = await findFreePorts(host, 1, { first: port, last: port }, new Set()).catch((reason: unknown) => reason);
  assert.instance(error, CliError);
  assert.is((error as CliError).code, 'no-free-ports');
  server.close();
});

test.run();
