import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StartedServer } from './child.ts';
import { type Contestant, grpcGoServer, type KeyPairFiles, nghttpdServer, ownServer } from './contestants.ts';
import { type LoadShape, runH2load } from './h2load.ts';
import type { Laboratory, OpenRow, Row } from './row.ts';

/** How calls come: what decides is how many of them one read brings. */
const shapes: readonly (LoadShape & { readonly load: string })[] = [
  { load: '4 connections × 25 calls', connections: 4, streamsPerConnection: 25, calls: 200_000 },
  { load: '4 connections × 8 calls', connections: 4, streamsPerConnection: 8, calls: 100_000 },
  { load: '4 connections × 1 call', connections: 4, streamsPerConnection: 1, calls: 40_000 },
];

/** Compilers have settled after this many calls. */
const warmUp: LoadShape = { connections: 4, streamsPerConnection: 25, calls: 100_000 };

/** CPU of servers per unary echo of 100 B, offered by h2load. */
export const unaryRow: Row = { name: 'unary', open: (laboratory) => openRow(laboratory, null) };

/** The same over TLS 1.3. */
export const tlsRow: Row = {
  name: 'tls',
  open: (laboratory) =>
    laboratory.keyPair === null
      ? Promise.resolve({ trials: [], skipped: [noOpenssl], close: async () => {} })
      : openRow(laboratory, laboratory.keyPair),
};

const noOpenssl = { subject: 'all', reason: 'openssl, which makes the certificate, is not on the PATH' };

interface Entry {
  readonly contestant: Contestant;
  readonly server: StartedServer;
  readonly bodyFile: string;
}

async function openRow(laboratory: Laboratory, keyPair: KeyPairFiles | null): Promise<OpenRow> {
  const { contestants, skipped } = await findContestants(laboratory, keyPair !== null);
  const scheme = keyPair === null ? 'http' : 'https';
  const entries: Entry[] = [];
  const close = async (): Promise<void> => {
    for (const { server } of entries) await server.stop();
  };
  const load = ({ contestant, server, bodyFile }: Entry, shape: LoadShape) =>
    runH2load(shape, { scheme, port: server.port, path: contestant.path, bodyFile }, server.pid);
  try {
    for (const contestant of contestants) {
      const bodyFile = join(laboratory.workDir, contestant.name);
      await writeFile(bodyFile, contestant.body);
      entries.push({ contestant, bodyFile, server: await contestant.start(keyPair) });
    }
    for (const entry of entries) await load(entry, warmUp);
  } catch (error) {
    await close();
    throw error;
  }
  const trials = shapes.flatMap((shape) =>
    entries.map((entry) => ({
      load: shape.load,
      subject: entry.contestant.name,
      run: async () => ({ ...(await load(entry, shape)) }),
    })),
  );
  return { trials, skipped, close };
}

async function findContestants({ place, workDir }: Laboratory, overTls: boolean) {
  const contestants = [ownServer('wire')];
  const skipped: { subject: string; reason: string }[] = [];
  if (overTls) skipped.push({ subject: 'grpc-js', reason: 'that transport serves plain TCP only' });
  else contestants.push(ownServer('grpc-js'));
  const others = [
    { subject: 'grpc-go', problem: 'it could not be built with Go', find: () => grpcGoServer(place) },
    { subject: 'nghttpd', problem: 'apt-get install nghttp2-server', find: () => nghttpdServer(workDir) },
  ];
  for (const { subject, problem, find } of others) {
    try {
      contestants.push(await find());
    } catch (error) {
      skipped.push({ subject, reason: `${problem}: ${String((error as Error).message).split('\n')[0]}` });
    }
  }
  return { contestants, skipped };
}
