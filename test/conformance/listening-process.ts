import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { waitFor } from '../support/wait-for.ts';

/** A server from outside that has to be told its port. */
export interface ListeningProgram {
  readonly path: string;
  /** Its arguments; what else it needs may be written to files here. */
  argsFor(port: number): readonly string[];
}

/** A taken port makes it exit at once; that is tried again with another one. */
const startAttempts = 3;

/** Runs it while `body` does, which gets its port. */
export async function withListening(program: ListeningProgram, body: (port: number) => Promise<void>): Promise<void> {
  const { child, port } = await start(program, startAttempts);
  try {
    await body(port);
  } finally {
    await stop(child);
  }
}

async function start(program: ListeningProgram, attempts: number): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const child = spawn(program.path, program.argsFor(port), { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors = (errors + text).slice(-4_000);
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const what = `${program.path} to listen on ${port}`;
  await waitFor(async () => hasEnded() || (await accepts(port)), { what });
  if (!hasEnded()) return { child, port };
  if (attempts > 1) return start(program, attempts - 1);
  throw new Error(`${program.path} ended with ${child.exitCode}: ${errors}`);
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
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
