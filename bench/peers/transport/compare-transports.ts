import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEnvironment } from '../../environment.ts';
import { type BuildPlace, type Contestant, grpcGoServer, ownServers, type StartedServer } from './contestants.ts';
import { h2loadVersion, runH2load } from './h2load.ts';
import type { TransportMeasurement, TransportResult, TransportScenario } from './transport-result.ts';

const scenarios: readonly TransportScenario[] = [
  { name: '4 connections × 25 calls', connections: 4, streamsPerConnection: 25, calls: 200_000 },
  { name: '4 connections × 8 calls', connections: 4, streamsPerConnection: 8, calls: 100_000 },
  { name: '4 connections × 1 call', connections: 4, streamsPerConnection: 1, calls: 40_000 },
];

/** Compilers have settled after this many calls. */
const warmUp = { connections: 4, streamsPerConnection: 25, calls: 100_000 };

export interface TransportComparison {
  readonly place: BuildPlace;
  readonly rounds: number;
  readonly signal: AbortSignal;
  readonly onMeasurement: (measurement: TransportMeasurement) => void;
}

/** There is nothing to measure with. */
export class H2loadMissingError extends Error {
  readonly code = 'h2load-missing';
  readonly hint = 'apt-get install nghttp2-client';

  constructor() {
    super('h2load, the load generator of this comparison, is not on the PATH');
    this.name = 'H2loadMissingError';
  }
}

/**
 * CPU per call of unary echoes of 100 B: the servers run side by side and are measured in turns, one idle while the other
 * works, so that a slow minute of the machine hits all.
 * @throws H2loadMissingError
 */
export async function compareTransports(comparison: TransportComparison): Promise<TransportResult> {
  const generator = await h2loadVersion();
  if (generator === null) throw new H2loadMissingError();
  const { contestants, skipped } = await findContestants(comparison.place);
  const environment = await describeEnvironment(new Date());
  const workDir = await mkdtemp(join(tmpdir(), 'transports-'));
  try {
    const measurements = await measureAll(contestants, workDir, comparison);
    const servers = contestants.map(({ name }) => name);
    return { schemaVersion: 1, environment, generator, servers, scenarios, measurements, skipped };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function findContestants(place: BuildPlace) {
  try {
    return { contestants: [...ownServers(), await grpcGoServer(place)], skipped: [] };
  } catch (error) {
    const reason = `it could not be built with Go: ${String((error as Error).message).split('\n')[0]}`;
    return { contestants: ownServers(), skipped: [{ name: 'grpc-go', reason }] };
  }
}

interface Entry {
  readonly contestant: Contestant;
  readonly server: StartedServer;
  readonly bodyFile: string;
}

async function measureAll(
  contestants: readonly Contestant[],
  workDir: string,
  comparison: TransportComparison,
): Promise<readonly TransportMeasurement[]> {
  const entries: Entry[] = [];
  try {
    for (const contestant of contestants) {
      const bodyFile = join(workDir, contestant.name);
      await writeFile(bodyFile, contestant.body);
      entries.push({ contestant, bodyFile, server: await contestant.start() });
    }
    for (const entry of entries) await load(entry, warmUp);
    return await measureInTurns(entries, comparison);
  } finally {
    for (const { server } of entries) await server.stop();
  }
}

async function measureInTurns(entries: readonly Entry[], { rounds, signal, onMeasurement }: TransportComparison) {
  const measurements: TransportMeasurement[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const scenario of scenarios) {
      for (const entry of entries) {
        signal.throwIfAborted();
        const figures = await load(entry, scenario);
        const measurement = { server: entry.contestant.name, scenario: scenario.name, round, ...figures };
        measurements.push(measurement);
        onMeasurement(measurement);
      }
    }
  }
  return measurements;
}

function load(
  { contestant, server, bodyFile }: Entry,
  shape: Pick<TransportScenario, 'connections' | 'streamsPerConnection' | 'calls'>,
) {
  return runH2load(shape, { port: server.port, path: contestant.path, bodyFile }, server.pid);
}
