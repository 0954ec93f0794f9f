import { spawn } from 'node:child_process';

export interface InstallerOptions {
  readonly timeoutMs: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const keptOutputChars = 4_000;

/**
 * Runs a program to its end; rejects with the last of what it said when that is a bad one. After its time the whole of it
 * ends: a compiler that a build had started would otherwise outlive it, and count as left behind by the test.
 */
export function runInstaller(path: string, args: readonly string[], options: InstallerOptions): Promise<void> {
  const { timeoutMs, ...where } = options;
  // Detached: a process group of its own, which can be ended as one.
  const child = spawn(path, args, { ...where, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-keptOutputChars);
    });
  }
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      process.kill(-child.pid!, 'SIGKILL');
    }, timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer);
      const command = [path, ...args].join(' ');
      if (isLate) reject(new Error(`${command}: not done after ${Math.round(timeoutMs / 1000)} s`));
      else if (exitCode === 0) resolve();
      else
        reject(new Error(`${command}: ended with ${exitCode ?? signal}: ${said.trimEnd().split('\n').at(-1) ?? ''}`));
    });
  });
}
