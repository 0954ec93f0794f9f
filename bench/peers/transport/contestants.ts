import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { etcdserverpb } from '#proto';
import { messagePrefixBytes, writeMessagePrefix } from '../../../proto/wire/grpc/message-framing.ts';
import { echoPath } from './echo-service.ts';

/** One of the servers that are compared. */
export interface Contestant {
  readonly name: string;
  /** What is called, and with which bytes: a framed message of about 100 B, answered with as many. */
  readonly path: string;
  readonly body: Buffer;
  start(): Promise<StartedServer>;
}

export interface StartedServer {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** Where programs of others are built. */
export interface BuildPlace {
  readonly cacheDir: string;
  /** Environment of the tools that build. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const messageBytes = 100;
const grpcGoModule = 'google.golang.org/grpc/interop/server@latest';
const buildTimeoutMs = 300_000;
const startTimeoutMs = 10_000;
const probeEveryMs = 20;

export function ownServers(): readonly Contestant[] {
  const value = Buffer.alloc(messageBytes - 20, 'v');
  const body = framed(etcdserverpb.PutRequest.encode({ key: Buffer.alloc(16, 'k'), value }).finish());
  return ['wire', 'grpc-js'].map((name) => ({ name, path: echoPath, body, start: () => startOwn(name) }));
}

/** The interop server of grpc-go, whose unary method answers with as many bytes as it is asked for; built once. */
export async function grpcGoServer({ cacheDir, environment }: BuildPlace): Promise<Contestant> {
  const binDir = join(cacheDir, 'grpc-go');
  await promisify(execFile)('go', ['install', grpcGoModule], {
    env: { ...environment, GOBIN: binDir },
    timeout: buildTimeoutMs,
  });
  return {
    name: 'grpc-go',
    path: '/grpc.testing.TestService/UnaryCall',
    body: framed(interopRequest(messageBytes)),
    start: async () => {
      const port = await freePort();
      const child = spawn(join(binDir, 'server'), ['-port', String(port)], { stdio: 'ignore' });
      await untilListening(child, port);
      return running(child, port);
    },
  };
}

/** grpc.testing.SimpleRequest: response_size = 2, payload = 3 { body = 2 }. All lengths are below 128. */
function interopRequest(byteCount: number): Buffer {
  const payload = byteCount - 6;
  return Buffer.concat([
    Buffer.from([0x10, byteCount - 4, 0x1a, payload + 2, 0x12, payload]),
    Buffer.alloc(payload, 'v'),
  ]);
}

function framed(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(messagePrefixBytes);
  writeMessagePrefix(prefix, 0, message.length);
  return Buffer.concat([prefix, message]);
}

async function startOwn(transport: string): Promise<StartedServer> {
  const main = fileURLToPath(new URL('./echo-server-main.js', import.meta.url));
  const child = spawn(process.execPath, [main, '--transport', transport], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return running(child, Number(String(line)));
}

function running(child: ChildProcess, port: number): StartedServer {
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid!, port, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const endMs = performance.now() + startTimeoutMs;
  while (performance.now() < endMs && child.exitCode === null) {
    if (await accepts(port)) return;
    await delay(probeEveryMs);
  }
  child.kill('SIGKILL');
  throw new Error('The server of grpc-go does not listen');
}

function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).then((accepted) => {
    socket.destroy();
    return accepted as boolean;
  });
}
