/** One client, one session, many writes under way at once, on a cluster of real processes: each is carried out once. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { systemClock } from '../../cli/context.ts';
import { CliError } from '../../cli/errors.ts';
import { KvClient } from '../../cli/kv/kv-client.ts';
import { waitFor } from '../support/wait-for.ts';
import { eatAnswers } from './support/answer-eater.ts';
import { Scalectl } from './support/scalectl.ts';

const scalectl = new Scalectl();
test.before.each(async () => {
  await scalectl.expect(0, ['up']);
});
test.after(() => scalectl.cleanUp());

const endpointOf = ({ port }: { readonly port: number }) => `127.0.0.1:${port}`;
const addressOf = (server: Server) => server.address() as { readonly port: number };

async function withClient(endpoints: readonly string[], use: (client: KvClient) => Promise<void>): Promise<void> {
  const client = await KvClient.connect({ endpoints, cluster: 'default', timeoutMs: 60_000, clock: systemClock });
  try {
    await use(client);
  } catch (error) {
    // The test library cannot show what has details of another kind than its own.
    throw error instanceof CliError ? new Error(error.message) : error;
  } finally {
    client.close();
  }
}

/** Somebody listens there, who never says a word; until the test process ends. */
async function silentEndpoint(): Promise<string> {
  const server = createServer((socket) =>
    socket
      .on('error', () => {})
      .on('end', () => socket.destroy())
      .resume()
      .unref(),
  );
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return endpointOf(addressOf(server));
}

/** Puts to a few keys, and what the cluster said of them. */
class Puts {
  readonly #client: KvClient;
  readonly #prefix: string;
  /** Of each key, how many. */
  readonly #counts = new Map<string, number>();
  readonly revisions: number[] = [];

  constructor(client: KvClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  /** Rejects when it was not acknowledged, which no test here expects. */
  async put(number: number): Promise<void> {
    const key = `${this.#prefix}/${number % 5}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const { header } = await this.#client.put({ key: Buffer.from(key), value: Buffer.from(String(number)) });
    this.revisions.push(Number(header?.revision));
  }

  /** A write that was carried out twice raised a version, and took a revision, that no put accounts for. */
  async assertEachOnce(): Promise<void> {
    const range = { key: Buffer.from(`${this.#prefix}/`), rangeEnd: Buffer.from(`${this.#prefix}0`) };
    const { kvs } = await this.#client.range(range);
    assert.equal(
      kvs.map(({ key, version }) => [Buffer.from(key!).toString(), Number(version)]),
      [...this.#counts].sort(),
    );
    const revisions = this.revisions.toSorted((a, b) => a - b);
    const first = revisions[0]!;
    assert.equal(
      revisions,
      revisions.map((_, index) => first + index),
    );
  }
}

test('with 32 writes of a session under way the leader is killed, and answers are lost: each is carried out once', async () => {
  const { nodes, leader } = await scalectl.status(0);
  const victim = nodes.find(({ id }) => id === leader)!;
  const others = scalectl.record().nodes.filter(({ name }) => name !== leader);
  // Carries out what it is given, and never says so: these writes are surely tried again elsewhere.
  const { server, eaten } = await eatAnswers(others[0]!);
  server.unref();
  await withClient([victim.endpoint, endpointOf(addressOf(server)), ...others.map(endpointOf)], async (client) => {
    const puts = new Puts(client, 'killed');
    let [next, wanted] = [0, Number.POSITIVE_INFINITY];
    const writer = async () => {
      while (puts.revisions.length < wanted) await puts.put(next++);
    };
    const writers = Promise.all(Array.from({ length: 32 }, writer));
    const acknowledged = (count: number) =>
      Promise.race([writers, waitFor(() => puts.revisions.length >= count, { what: `${count} acknowledged writes` })]);
    await acknowledged(500);
    process.kill(victim.pid!, 'SIGKILL');
    await acknowledged(puts.revisions.length + 500);
    wanted = puts.revisions.length;
    await writers;
    await puts.assertEachOnce();
  });
  assert.ok(eaten() > 0);
});

test('a write that hangs is not left behind by the others of its session: they wait, and it is carried out once', async () => {
  const { nodes } = await scalectl.status(0);
  await withClient([await silentEndpoint(), ...nodes.map(({ endpoint }) => endpoint)], async (client) => {
    const puts = new Puts(client, 'hangs');
    // More than the nodes keep results of one session, while the first one waits.
    await Promise.all(Array.from({ length: 3000 }, (_, number) => puts.put(number)));
    await puts.assertEachOnce();
  });
});

test.run();
