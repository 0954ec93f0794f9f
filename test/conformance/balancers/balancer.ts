import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { tempDir } from '../../support/temp-dir.ts';
import { waitFor } from '../../support/wait-for.ts';

/** A balancer from outside, in front of two servers. */
export interface Balancer {
  readonly name: string;
  /** Where it listens and what it stands before, in its own language. */
  config(port: number, backends: readonly [number, number]): string;
  args(configPath: string, dir: string): readonly string[];
}

/** A taken port makes it exit at once; that is tried again with another one. */
const startAttempts = 3;
const startTimeoutMs = 10_000;

/** Runs it while `body` does, which gets its port. */
export async function withBalancer(
  balancer: Balancer,
  path: string,
  backends: readonly [number, number],
  body: (port: number) => Promise<void>,
): Promise<void> {
  const { child, port } = await start(balancer, path, backends, startAttempts);
  try {
    await body(port);
  } finally {
    await stop(child);
  }
}

async function start(
  balancer: Balancer,
  path: string,
  backends: readonly [number, number],
  attempts: number,
): Promise<{ child: ChildProcess; port: number }> {
  const dir = tempDir(balancer.name);
  const configPath = join(dir, 'config');
  const port = await freePort();
  writeFileSync(configPath, balancer.config(port, backends));
  const child = spawn(path, balancer.args(configPath, dir), { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors = (errors + text).slice(-4_000);
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const what = `${balancer.name} to listen on ${port}`;
  await waitFor(async () => hasEnded() || (await accepts(port)), { timeoutMs: startTimeoutMs, what });
  if (!hasEnded()) return { child, port };
  if (attempts > 1) return start(balancer, path, backends, attempts - 1);
  throw new Error(`${balancer.name} ended with ${child.exitCode}: ${errors}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
