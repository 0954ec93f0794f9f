/**
 * Everything that etcdctl 3.6 prints in a long session, compared with what it prints with etcd 3.6.16. `transcript.txt` was
 * recorded there: TEST_REWRITE=1 does it again, with an etcd that is on PATH or built for it.
 */
import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findEtcd } from '../../../bench/peers/etcd-binary.ts';
import { EtcdCluster } from '../../../bench/peers/etcd-cluster.ts';
import { skipTest } from '../../support/skip.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { ensureTool } from '../../support/tools.ts';
import { Scalectl } from '../support/scalectl.ts';
import { formatTranscript, Names, parseTranscript, type Step } from './transcript.ts';

const file = fileURLToPath(new URL('../../../../test/cli/etcd/transcript.txt', import.meta.url));
const steps = parseTranscript(readFileSync(file, 'utf8'));
const etcdctl = await ensureTool('etcdctl-3.6');
const title = 'etcdctl 3.6 prints with our nodes what it prints with etcd 3.6.16, errors too';

/** A watch does not end by itself: it is ended when it has printed what it should, or after so long. */
const watchMs = 60_000;
const recordedWatchMs = 1_500;

class Session {
  readonly #path: string;
  readonly #endpoints: string;
  readonly #names = new Names();

  constructor(path: string, endpoints: string) {
    this.#path = path;
    this.#endpoints = endpoints;
  }

  async output(step: Step, isRecorded: boolean): Promise<string> {
    const args = ['--endpoints', this.#endpoints, ...step.args.map((word) => this.#names.show(word))];
    const isWatch = step.args[0] === 'watch';
    if (!isWatch) return this.#run(args, step.stdin);
    return isRecorded
      ? this.#watch(args, recordedWatchMs, () => false)
      : this.#watch(args, watchMs, (said) => said.length >= step.output.length);
  }

  #run(args: readonly string[], stdin: string): Promise<string> {
    return new Promise((resolve) => {
      const child = execFile(this.#path, args, { timeout: 60_000 }, (error, stdout, stderr) => {
        const exit = error === null ? '' : `exit ${error.code}`;
        resolve([this.#clean(stdout), this.#clean(stderr), exit].filter(Boolean).join('\n'));
      });
      child.stdin?.end(stdin);
    });
  }

  async #watch(args: readonly string[], timeoutMs: number, isEnough: (said: string) => boolean): Promise<string> {
    const child = spawn(this.#path, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    }
    let hasEnded = false;
    child.on('close', () => {
      hasEnded = true;
    });
    const untilMs = performance.now() + timeoutMs;
    while (!hasEnded && performance.now() < untilMs && !isEnough(this.#clean(said))) await sleep(20);
    child.kill('SIGKILL');
    return this.#clean(said);
  }

  /** Without the lines of the client's own log. */
  #clean(said: string): string {
    const lines = said.split('\n').filter((line) => !line.startsWith('{"level"'));
    return this.#names.hide(lines.join('\n').trimEnd());
  }
}

async function record(path: string): Promise<void> {
  const dir = tempDir('etcd');
  const cluster = await EtcdCluster.start(await findEtcd(dir, () => {}), dir, 3);
  try {
    const session = new Session(path, cluster.endpoints.map(({ host, port }) => `${host}:${port}`).join(','));
    const recorded: Step[] = [];
    for (const step of steps) recorded.push({ ...step, output: await session.output(step, true) });
    writeFileSync(file, formatTranscript(recorded));
  } finally {
    await cluster.stop();
  }
}

async function compare(path: string): Promise<void> {
  const scalectl = new Scalectl();
  try {
    await scalectl.expect(0, ['up']);
    const endpoints = (await scalectl.status(0)).nodes.map(({ endpoint }) => endpoint);
    const session = new Session(path, endpoints.join(','));
    for (const step of steps) assert.is(await session.output(step, false), step.output, `$ ${step.command}`);
  } finally {
    await scalectl.cleanUp();
  }
}

if ('reason' in etcdctl) skipTest(title, etcdctl.reason);
else test(title, () => (process.env.TEST_REWRITE === '1' ? record(etcdctl.path) : compare(etcdctl.path)));

test.run();
