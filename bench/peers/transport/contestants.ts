import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { etcdserverpb } from '#proto';
import { messagePrefixBytes, writeMessagePrefix } from '../../../proto/wire/grpc/message-framing.ts';
import { running, type StartedServer, startOwnServer } from './child.ts';
import { echoPath } from './echo-service.ts';

/** PEM files of a server. */
export interface KeyPairFiles {
  readonly keyFile: string;
  readonly certFile: string;
}

/** One of the servers that are compared. */
export interface Contestant {
  readonly name: string;
  /** What is called, and with which bytes: a framed message of about 100 B, answered with as many. */
  readonly path: string;
  readonly body: Buffer;
  /** @param keyPair serves TLS with it; plain TCP when null */
  start(keyPair: KeyPairFiles | null): Promise<StartedServer>;
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

/** About 100 B as protobuf. */
export const echoMessage: Uint8Array = etcdserverpb.PutRequest.encode({
  key: Buffer.alloc(16, 'k'),
  value: Buffer.alloc(messageBytes - 20, 'v'),
}).finish();

export function ownServer(transport: 'wire' | 'grpc-js'): Contestant {
  return {
    name: transport,
    path: echoPath,
    body: framed(echoMessage),
    start: (keyPair) => startOwnServer('echoServer', ['--transport', transport, ...tlsArguments(keyPair)]),
  };
}

function tlsArguments(keyPair: KeyPairFiles | null): readonly string[] {
  return keyPair === null ? [] : ['--key', keyPair.keyFile, '--cert', keyPair.certFile];
}

/**
 * The interop server of grpc-go, whose unary method answers with as many bytes as it is asked for; built once.
 * @throws Error when it cannot be built
 */
export async function grpcGoServer({ cacheDir, environment }: BuildPlace): Promise<Contestant> {
  const binDir = join(cacheDir, 'grpc-go');
  await promisify(execFile)('go', ['install', grpcGoModule], {
    env: { ...environment, GOBIN: binDir },
    timeout: buildTimeoutMs,
  });
  const tls = ({ keyFile, certFile }: KeyPairFiles) => [
    '-use_tls',
    `-tls_cert_file=${certFile}`,
    `-tls_key_file=${keyFile}`,
  ];
  return {
    name: 'grpc-go',
    path: '/grpc.testing.TestService/UnaryCall',
    body: framed(interopRequest(messageBytes)),
    start: (keyPair) =>
      startOther(join(binDir, 'server'), (port) => ['-port', String(port), ...(keyPair === null ? [] : tls(keyPair))]),
  };
}

/**
 * The file server of nghttp2, in C: no gRPC, no deadline; what HTTP/2 itself costs at least.
 * @throws Error when it is not installed
 */
export async function nghttpdServer(workDir: string): Promise<Contestant> {
  await promisify(execFile)('nghttpd', ['--version']);
  const root = join(workDir, 'nghttpd-root');
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'answer'), Buffer.alloc(messageBytes + messagePrefixBytes, 'v'));
  return {
    name: 'nghttpd',
    path: '/answer',
    body: framed(echoMessage),
    start: (keyPair) =>
      startOther('nghttpd', (port) =>
        keyPair === null
          ? ['--no-tls', '-d', root, String(port)]
          : ['-d', root, String(port), keyPair.keyFile, keyPair.certFile],
      ),
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

async function startOther(program: string, argumentsFor: (port: number) => readonly string[]): Promise<StartedServer> {
  const port = await freePort();
  const child = spawn(program, argumentsFor(port), { stdio: 'ignore' });
  await untilListening(program, child, port);
  return running(child, port);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(program: string, child: ChildProcess, port: number): Promise<void> {
  const endMs = performance.now() + startTimeoutMs;
  while (performance.now() < endMs && child.exitCode === null) {
    if (await accepts(port)) return;
    await delay(probeEveryMs);
  }
  child.kill('SIGKILL');
  throw new Error(`${program} does not listen`);
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
