import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cpuUs } from './process-usage.ts';

/** What one run of h2load does. */
export interface LoadShape {
  readonly connections: number;
  readonly streamsPerConnection: number;
  readonly calls: number;
}

export interface LoadTarget {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly path: string;
  /** Holds the body of every request. */
  readonly bodyFile: string;
}

/** Of the server's process. */
export interface LoadFigures {
  readonly callsPerSecond: number;
  readonly cpuUsPerCall: number;
}

const runTimeoutMs = 120_000;

/** Null when it is not on the PATH (apt-get install nghttp2-client). */
export async function h2loadVersion(): Promise<string | null> {
  try {
    return (await promisify(execFile)('h2load', ['--version'])).stdout.trim();
  } catch {
    return null;
  }
}

/** @throws Error when not every call succeeds: figures of failures say nothing. */
export async function runH2load(shape: LoadShape, target: LoadTarget, serverPid: number): Promise<LoadFigures> {
  const before = await cpuUs(serverPid);
  const output = await callH2load(shape, target);
  const usedUs = (await cpuUs(serverPid)) - before;
  const rate = /finished in [^,]+, ([\d.]+) req\/s/.exec(output)?.[1];
  const succeeded = Number(/(\d+) succeeded/.exec(output)?.[1]);
  if (rate === undefined || succeeded !== shape.calls) throw new Error(`h2load: not every call succeeded:\n${output}`);
  if (target.scheme === 'https' && !output.includes('TLSv1.3')) throw new Error(`h2load: not TLS 1.3:\n${output}`);
  return { callsPerSecond: Number(rate), cpuUsPerCall: usedUs / shape.calls };
}

async function callH2load({ connections, streamsPerConnection, calls }: LoadShape, target: LoadTarget) {
  const load = ['-n', String(calls), '-c', String(connections), '-m', String(streamsPerConnection)];
  const headers = ['-H', 'te: trailers', '-H', 'content-type: application/grpc', '-H', 'grpc-timeout: 10S'];
  const url = `${target.scheme}://127.0.0.1:${target.port}${target.path}`;
  const request = ['-d', target.bodyFile, ...headers, url];
  const { stdout } = await promisify(execFile)('h2load', [...load, ...request], { timeout: runTimeoutMs });
  return stdout;
}
