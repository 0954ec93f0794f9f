import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { CliError, systemErrorCode } from '../errors.ts';

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Ports that the kernel hands out to outgoing connections. One of those may be taken at any moment, so nodes keep away. */
export async function ephemeralRange(): Promise<PortRange> {
  try {
    const [first, last] = (await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8')).trim().split(/\s+/);
    return { first: Number(first), last: Number(last) };
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    return { first: 49_152, last: 65_535 };
  }
}

const lowest = 20_000;
const highest = 65_535;
/** Fewer than this outside the ephemeral range, and the range is used after all: the probe still finds free ones. */
const fewest = 1_000;

/** Where ports of nodes come from: below the ephemeral range, else above it. */
export function nodePortRange(ephemeral: PortRange): PortRange {
  if (ephemeral.first - lowest >= fewest) return { first: lowest, last: ephemeral.first - 1 };
  if (highest - ephemeral.last >= fewest) return { first: Math.max(lowest, ephemeral.last + 1), last: highest };
  return { first: lowest, last: highest };
}

/**
 * Free ports, none of them in `taken`. Every one is held open until all are found, so that no port is given twice; the
 * caller holds the lock on ports until they are recorded. The search starts anywhere, which makes it unlikely that a
 * port just closed by somebody is the first choice.
 */
export async function findFreePorts(
  host: string,
  count: number,
  range: PortRange,
  taken: ReadonlySet<number>,
): Promise<readonly number[]> {
  const held: { readonly port: number; readonly server: Server }[] = [];
  try {
    const size = range.last - range.first + 1;
    const start = randomInt(size);
    for (let step = 0; step < size && held.length < count; step++) {
      const port = range.first + ((start + step) % size);
      if (taken.has(port)) continue;
      const server = await tryListen(host, port);
      if (server !== null) held.push({ port, server });
    }
    if (held.length < count) throw noFreePorts(count, range);
    return held.map(({ port }) => port);
  } finally {
    await Promise.all(held.map(({ server }) => close(server)));
  }
}

export async function isPortFree(host: string, port: number): Promise<boolean> {
  const server = await tryListen(host, port);
  if (server === null) return false;
  await close(server);
  return true;
}

function tryListen(host: string, port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (['EADDRINUSE', 'EACCES'].includes(systemErrorCode(error) ?? '')) resolve(null);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function noFreePorts(count: number, range: PortRange): CliError {
  return new CliError({
    code: 'no-free-ports',
    exit: 'portTaken',
    message: `${count} free ports are needed, but between ${range.first} and ${range.last} there are not as many.`,
    hint: 'Stop clusters that are not needed: scalectl down --name NAME',
  });
}
