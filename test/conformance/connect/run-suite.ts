import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../support/temp-dir.ts';
import { findTool } from '../../support/tools.ts';

/** Kept equal with the version that `tools.ts` installs. */
const module = 'connectrpc.com/conformance@v1.0.7';
const runTimeoutMs = 240_000;

/** They demand that a call gets from one program to the other within 0.5 s: what fails among them is tried again. */
const timedCases = /^(Deadline Propagation|Timeouts|Client Cancellation)\//;
const timedAttempts = 3;

/** What connectconformance found. */
export interface SuiteResult {
  readonly total: number;
  readonly passed: number;
  /** What it says against each case that failed. */
  readonly complaints: ReadonlyMap<string, readonly string[]>;
}

export interface SuiteRun {
  readonly mode: 'server' | 'client';
  readonly toolPath: string;
  /** The program under test with its arguments. */
  readonly command: readonly string[];
  readonly useTls: boolean;
}

/** Where the suite's .proto files lie. @throws Error when Go has no copy of the module. */
export async function findProtoDir(): Promise<string> {
  const go = findTool('go');
  if (go === null) throw new Error('go is not on PATH');
  const { output } = await execute(go, ['mod', 'download', '-json', module]);
  return join((JSON.parse(output) as { Dir: string }).Dir, 'proto');
}

/** Runs all cases for gRPC over HTTP/2. Does not throw for cases that fail. */
export async function runSuite({ mode, toolPath, command, useTls }: SuiteRun): Promise<SuiteResult> {
  const configPath = join(tempDir('cc'), 'config.yaml');
  // The suite reads YAML, and JSON is YAML.
  writeFileSync(configPath, JSON.stringify({ features: features(useTls) }));
  for (let attempt = 1; ; attempt++) {
    const { output } = await execute(toolPath, ['--mode', mode, '--conf', configPath, '--', ...command]);
    const result = parseOutput(output);
    const isLate = [...result.complaints.keys()].some((name) => timedCases.test(name));
    if (!isLate || attempt === timedAttempts) return result;
  }
}

function features(useTls: boolean) {
  return {
    versions: ['HTTP_VERSION_2'],
    protocols: ['PROTOCOL_GRPC'],
    codecs: ['CODEC_PROTO'],
    compressions: ['COMPRESSION_IDENTITY', 'COMPRESSION_GZIP'],
    streamTypes: ['UNARY', 'CLIENT_STREAM', 'SERVER_STREAM', 'HALF_DUPLEX_BIDI_STREAM', 'FULL_DUPLEX_BIDI_STREAM'].map(
      (type) => `STREAM_TYPE_${type}`,
    ),
    supportsH2c: !useTls,
    supportsTls: useTls,
    supportsTlsClientCerts: useTls,
    supportsTrailers: true,
    supportsHalfDuplexBidiOverHttp1: false,
    supportsConnectGet: false,
    supportsMessageReceiveLimit: true,
  };
}

/** Resolves whatever the exit code is: failed cases are told by the output. */
function execute(path: string, args: readonly string[]): Promise<{ output: string }> {
  return new Promise((resolve, reject) => {
    const options = { timeout: runTimeoutMs, maxBuffer: 64 * 1024 * 1024 };
    execFile(path, args, options, (error, stdout, stderr) => {
      if (error?.killed || typeof error?.code === 'string') reject(error);
      else resolve({ output: stdout === '' ? stderr : stdout });
    });
  });
}

/** @throws Error when there is no sum: the suite itself failed. */
function parseOutput(output: string): SuiteResult {
  const sum = /^Total cases: (\d+)\n(\d+) passed, \d+ failed/m.exec(output);
  if (sum === null) throw new Error(`connectconformance gave no sum:\n${output.slice(-4000)}`);
  const complaints = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of output.split('\n')) {
    const name = /^FAILED: (.*?):?$/.exec(line)?.[1];
    if (name !== undefined) {
      lines = [];
      complaints.set(name, lines);
    } else if (line.startsWith('\t')) lines.push(line.replace(/^[\t; ]+/, ''));
  }
  return { total: Number(sum[1]), passed: Number(sum[2]), complaints };
}
