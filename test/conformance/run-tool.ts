import { execFile } from 'node:child_process';

export interface ToolOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a tool to its end; rejects with what it wrote when it fails or takes too long. */
export function runTool(path: string, args: readonly string[], { timeoutMs = 60_000 } = {}): Promise<ToolOutput> {
  return new Promise((resolve, reject) => {
    execFile(path, args, { timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(new Error(`${path} ${args.join(' ')}: ${error.killed ? 'too slow' : ''}\n${stdout}\n${stderr}`));
    });
  });
}
