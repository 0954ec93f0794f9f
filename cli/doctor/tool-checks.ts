import { execFile } from 'node:child_process';
import type { Context } from '../context.ts';
import type { CheckResult } from './check.ts';

interface Tool {
  /** Also the name of the program. */
  readonly name: string;
  readonly versionArgs: readonly string[];
  readonly needed: string;
  readonly remedy: string;
}

const versionTimeoutMs = 5_000;

/** None is needed to run a cluster or a benchmark; each opens a door to one more thing. */
const tools: readonly Tool[] = [
  {
    name: 'git',
    versionArgs: ['--version'],
    needed: 'the commit in the results of runs',
    remedy: 'apt-get install git | brew install git',
  },
  {
    name: 'etcdctl',
    versionArgs: ['version'],
    needed: 'talking to a cluster with the client of etcd',
    remedy: 'apt-get install etcd-client | brew install etcd',
  },
  {
    name: 'etcd',
    versionArgs: ['--version'],
    needed: 'scalectl bench peers etcd (built with go when it is missing)',
    remedy:
      'go install go.etcd.io/etcd/server/v3@v3.6.16 | brew install etcd (apt-get install etcd-server is old: 3.4)',
  },
  {
    name: 'go',
    versionArgs: ['version'],
    needed: 'building etcd to compare with',
    remedy: 'https://go.dev/dl | brew install go',
  },
  {
    name: 'grpcurl',
    versionArgs: ['--version'],
    needed: 'calling nodes by hand (reflection is on)',
    remedy: 'go install github.com/fullstorydev/grpcurl/cmd/grpcurl@latest | brew install grpcurl',
  },
  {
    name: 'h2load',
    versionArgs: ['--version'],
    needed: 'scalectl bench peers transport',
    remedy: 'apt-get install nghttp2-client | brew install nghttp2',
  },
];

/** Tools of others that scalectl works with when they are there. */
export function checkTools(context: Context): Promise<readonly CheckResult[]> {
  return Promise.all(tools.map((tool) => checkTool(tool, context)));
}

async function checkTool(tool: Tool, context: Context): Promise<CheckResult> {
  const version = await run(tool.name, tool.versionArgs, context);
  return {
    name: tool.name,
    status: version === null ? 'warn' : 'pass',
    found: version ?? 'not found',
    needed: tool.needed,
    remedy: version === null ? tool.remedy : null,
  };
}

/** The first line that the program says about itself, on either stream; null when it cannot be run. */
function run(program: string, args: readonly string[], { environment }: Context): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: versionTimeoutMs, env: environment }, (error, stdout, stderr) => {
      const line = `${stdout}${stderr}`.split('\n').find((text) => text.trim() !== '');
      resolve(error === null ? (line?.trim() ?? 'found') : null);
    });
  });
}
