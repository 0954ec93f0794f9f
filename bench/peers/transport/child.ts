import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The programs of this folder. */
const programs = {
  echoServer: new URL('./echo-server-main.js', import.meta.url),
  floodServer: new URL('./flood-server-main.js', import.meta.url),
  caller: new URL('./caller-main.js', import.meta.url),
  floodClient: new URL('./flood-client-main.js', import.meta.url),
};

type Program = keyof typeof programs;

export interface StartedServer {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** One that serves until it is stopped and prints its port first. */
export async function startOwnServer(program: Program, args: readonly string[]): Promise<OwnServer> {
  const child = spawn(process.execPath, [fileURLToPath(programs[program]), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const nextLine = async (): Promise<string> => {
    const line = once(child.stdout, 'data').then(([data]) => String(data));
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${program} ended before it answered`);
    });
    return Promise.race([line, ended]);
  };
  const port = Number(await nextLine());
  return { ...running(child, port), child, nextLine };
}

export interface OwnServer extends StartedServer {
  readonly child: ChildProcess;
  /** What it prints next. */
  nextLine(): Promise<string>;
}

/** What one prints, as JSON, when it has done its work. */
export async function runOwnProgram<Outcome>(
  program: Program,
  args: readonly string[],
  timeoutMs: number,
): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(programs[program]), ...args], {
    timeout: timeoutMs,
  });
  return JSON.parse(stdout) as Outcome;
}

export function running(child: ChildProcess, port: number): StartedServer {
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid!, port, stop };
}
