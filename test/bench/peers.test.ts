import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { comparePeers, type Peer } from '../../bench/peers/compare.ts';
import { EtcdUnavailableError, findEtcd } from '../../bench/peers/etcd-binary.ts';
import { EtcdCluster, EtcdStartError } from '../../bench/peers/etcd-cluster.ts';
import { findLeader, NoLeaderError } from '../../bench/peers/etcd-status.ts';
import type { ScenarioResult } from '../../bench/peers/peers-result.ts';
import { type Scenario, scenariosFor } from '../../bench/peers/scenarios.ts';
import { skipTest } from '../support/skip.ts';
import { tempDir } from '../support/temp-dir.ts';
import { findTool } from '../support/tools.ts';
import { waitFor } from '../support/wait-for.ts';
import { KvProcesses } from './support/kv-process.ts';
import type { KvServerOptions } from './support/kv-server.ts';

const scenarios: readonly Scenario[] = [
  { name: 'puts', method: 'put', load: { mode: 'closed', concurrency: 5 }, at: 'all' },
  { name: 'gets', method: 'get', load: { mode: 'open', rps: 50 }, at: 'all', keyCount: 200 },
];

async function peer(name: string, servers: KvProcesses): Promise<Peer> {
  const system = { name, version: '1', nodes: 1, origin: 'test' };
  return { system, endpoints: await servers.nodes() };
}

test('two systems are measured in turn, the second round the other way round, and the slower one shows', async () => {
  const clusters = await Promise.all([KvProcesses.start(1), KvProcesses.start(1, { delayMs: 100 })]);
  try {
    const order: string[] = [];
    const result = await comparePeers({
      peers: [await peer('fast', clusters[0]), await peer('slow', clusters[1])],
      scenarios,
      rounds: 2,
      warmupMs: 100,
      measuredMs: 500,
      onMeasurement: (scenario, system) => order.push(`${scenario} ${system}`),
    });
    const round = ['puts fast', 'puts slow', 'gets fast', 'gets slow'];
    const reverse = ['puts slow', 'puts fast', 'gets slow', 'gets fast'];
    assert.equal(order, [...round, ...reverse]);
    assert.equal([result.rounds, result.systems.map(({ name }) => name)], [2, ['fast', 'slow']]);
    const [puts, gets] = result.scenarios;
    assert.ok(puts?.throughputRatio && puts.throughputRatio > 1.5, `puts: ${puts?.throughputRatio} times as many`);
    assert.type(puts.p99Ratio, 'number');
    assert.ok(
      gets?.measurements[1]?.every(({ responseMs }) => responseMs.p50 >= 99),
      'no answer before its delay',
    );
    assert.ok(gets?.measurements.flat().every(({ errors, achievedRps }) => errors === 0 && achievedRps > 45));
  } finally {
    await Promise.all(clusters.map((cluster) => cluster.stop()));
  }
});

/** One measurement of each of two servers. */
async function compareOnce(
  options: readonly [KvServerOptions, KvServerOptions],
  scenario: Scenario,
): Promise<ScenarioResult> {
  const clusters = await Promise.all(options.map((each) => KvProcesses.start(1, each)));
  try {
    const peers = [await peer('one', clusters[0]!), await peer('other', clusters[1]!)] as const;
    const result = await comparePeers({ peers, scenarios: [scenario], rounds: 1, warmupMs: 50, measuredMs: 300 });
    return result.scenarios[0]!;
  } finally {
    await Promise.all(clusters.map((cluster) => cluster.stop()));
  }
}

const [closedPuts] = scenarios;
const closedGets: Scenario = { ...closedPuts!, name: 'gets', method: 'get', keyCount: 200 };

test('reads find the keys that they ask for, and a measurement in which they did not is void', async () => {
  const { measurements, throughputRatio } = await compareOnce([{}, { loseEvery: 1 }], closedGets);
  const [stored, empty] = measurements.flat();
  assert.equal([stored?.valid, stored?.invalidReasons], [true, []]);
  assert.is(empty?.valid, false);
  assert.equal(empty?.invalidReasons, ['100 of 100 keys that were read had not the value that was put']);
  assert.is(empty?.errors, 0, 'they were answered, with nothing');
  assert.is(throughputRatio, null);
});

test('a system that answers nothing OK was not measured: no ratio is made of it', async () => {
  const { measurements, throughputRatio, p99Ratio } = await compareOnce(
    [{ failAfterStoringEvery: 1 }, {}],
    closedPuts!,
  );
  const [failing, sound] = measurements.flat();
  assert.equal([failing?.valid, failing?.invalidReasons], [false, ['No call was answered OK']]);
  assert.equal([sound?.valid, sound?.latenessMs.count], [true, sound?.responseMs.count]);
  assert.equal([throughputRatio, p99Ratio], [null, null]);
});

test('a measurement that fails leaves the rounds before it, and the result says why there are no more', async () => {
  const cluster = await KvProcesses.start(1);
  const other = await KvProcesses.start(1);
  try {
    let measured = 0;
    const result = await comparePeers({
      peers: [await peer('one', cluster), await peer('other', other)],
      scenarios: [closedPuts!],
      rounds: 3,
      warmupMs: 50,
      measuredMs: 100,
      onMeasurement: () => ++measured === 3 && void cluster.stop(),
    });
    assert.is(result.rounds, 1);
    assert.is(result.failure, 'No node of the cluster accepts connections');
  } finally {
    await Promise.all([cluster.stop(), other.stop()]);
  }
});

test('a measurement that is interrupted is none, also when it would have been the last one of its round', async () => {
  const cluster = await KvProcesses.start(1);
  try {
    const stop = new AbortController();
    const one = await peer('one', cluster);
    const interrupted: Peer = {
      system: one.system,
      get endpoints() {
        stop.abort();
        return one.endpoints;
      },
    };
    const told: string[] = [];
    const { rounds, scenarios: results } = await comparePeers({
      peers: [one, interrupted],
      scenarios: [closedPuts!],
      rounds: 1,
      warmupMs: 50,
      measuredMs: 100,
      signal: stop.signal,
      onMeasurement: (_, system) => told.push(system),
    });
    assert.equal([rounds, told], [0, ['one']]);
    assert.equal(results[0]?.measurements, [[], []]);
    assert.is(results[0]?.throughputRatio, null);
  } finally {
    await cluster.stop();
  }
});

test('of a round that is stopped in the middle nothing counts: one system would stand there alone', async () => {
  const cluster = await KvProcesses.start(1);
  try {
    const stop = new AbortController();
    let measured = 0;
    const { rounds, scenarios: results } = await comparePeers({
      peers: [await peer('one', cluster), await peer('other', cluster)],
      scenarios: scenarios.slice(0, 1),
      rounds: 3,
      warmupMs: 50,
      measuredMs: 100,
      signal: stop.signal,
      onMeasurement: () => ++measured === 3 && stop.abort(),
    });
    assert.is(rounds, 1);
    assert.equal(
      results[0]!.measurements.map(({ length }) => length),
      [1, 1],
    );
  } finally {
    await cluster.stop();
  }
});

test('with one node nothing is measured at the leader alone: that is all there is', () => {
  assert.ok(scenariosFor(3).some(({ at }) => at === 'leader'));
  assert.equal(
    scenariosFor(1),
    scenariosFor(3).filter(({ at }) => at === 'all'),
  );
});

test('without etcd and without Go there is a typed refusal that says how to get one', async () => {
  const path = process.env.PATH;
  process.env.PATH = tempDir();
  try {
    await findEtcd(tempDir(), () => {});
    assert.unreachable();
  } catch (error) {
    assert.instance(error, EtcdUnavailableError);
    assert.is(
      (error as Error).message,
      'There is no etcd to compare with: building it with Go failed (Go is not installed)',
    );
  } finally {
    process.env.PATH = path;
  }
});

test('an etcd that does not start is one error with the end of its log, and leaves nothing behind', async () => {
  const dir = join(tempDir(), 'data');
  mkdirSync(dir);
  try {
    await EtcdCluster.start({ path: join(dir, 'nowhere'), version: '0', origin: 'path' }, dir, 3, 5_000);
    assert.unreachable();
  } catch (error) {
    assert.instance(error, EtcdStartError);
    assert.match((error as Error).message, 'not found');
  }
  assert.equal(readdirSync(dir), []);
});

test('each node of etcd has a session of its own, and ends with the process that started it, even when that is killed', async () => {
  const dir = tempDir();
  const binary = join(dir, 'etcd');
  writeFileSync(binary, '#!/bin/sh\necho $$ > "$0$1.pid"\nexec sleep 1000\n', { mode: 0o700 });
  const owner = fork(new URL('./support/etcd-owner.js', import.meta.url), [binary, dir]);
  const pidOf = (name: string): string => {
    const file = `${binary}--name=${name}.pid`;
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  };
  const nodes = ['etcd1', 'etcd2', 'etcd3'];
  await waitFor(() => nodes.every((name) => pidOf(name) !== ''), { what: 'three nodes to start' });
  const pids = nodes.map(pidOf);
  const sessions = [...pids, 'self'].map(sessionOf);
  assert.is(new Set(sessions).size, 4, `sessions ${sessions}`);
  owner.kill('SIGKILL');
  await waitFor(() => !pids.some((pid) => existsSync(`/proc/${pid}`)), { what: 'the nodes to end' });
});

/** The sixth field; the second, the name in brackets, may hold spaces. */
function sessionOf(pid: string): string | undefined {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3];
}

test('a leader is waited for, and one who does not come is an error of its own', async () => {
  const cluster = await KvProcesses.start(1);
  try {
    await findLeader(await cluster.nodes(), undefined, 500);
    assert.unreachable();
  } catch (error) {
    assert.instance(error, NoLeaderError);
    assert.is((error as Error).message, 'No node has said that it leads within 500 ms');
  } finally {
    await cluster.stop();
  }
});

if (findTool('etcd') === null) {
  skipTest('a real etcd is started, measured and removed', 'etcd is not on PATH (apt-get install etcd-server)');
} else {
  test('a real etcd is started, measured and removed', async () => {
    const dir = tempDir();
    const etcd = await EtcdCluster.start(await findEtcd(dir, () => {}), dir, 3);
    const system = { name: 'etcd', version: '', nodes: 3, origin: '' };
    const peers = [1, 2].map(() => ({ system, endpoints: etcd.endpoints })) as [Peer, Peer];
    try {
      const { scenarios: measured } = await comparePeers({
        peers,
        scenarios: scenarios.map((scenario) => ({ ...scenario, at: 'leader' })),
        rounds: 1,
        warmupMs: 100,
        measuredMs: 500,
      });
      for (const { measurements } of measured) assert.ok(measurements.flat().every(({ errors }) => errors === 0));
    } finally {
      await etcd.stop();
    }
    assert.equal(readdirSync(dir), []);
  });
}

test.run();
