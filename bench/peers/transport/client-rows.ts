import { runOwnProgram, type StartedServer } from './child.ts';
import { ownServer } from './contestants.ts';
import type { OpenRow, Row, Trial } from './row.ts';
import type { TransportFigures } from './transport-result.ts';

const rate = 10_000;
const measuredSeconds = 5;
const timeoutMs = 60_000;

const openLoop = '10,000 calls/s on 4 connections';
const saturation = '4 connections × 25 calls';

/** CPU of clients per unary call of 100 B, against the wire server. */
export const clientRow: Row = {
  name: 'client',
  async open(): Promise<OpenRow> {
    const server = await ownServer('wire').start(null);
    const trials = [saturation, openLoop].flatMap((load) =>
      ['load', 'channel'].map(
        (client): Trial => ({
          load,
          subject: client === 'load' ? 'connection of the load generator' : 'channel',
          run: async () => {
            const { cpuUsPerCall, callsPerSecond } = await call(client, server.port, load === openLoop);
            return { cpuUsPerCall, callsPerSecond };
          },
        }),
      ),
    );
    return { trials, skipped: [], close: () => server.stop() };
  },
};

/** Latency of unary calls as the connections of the load generator see it, from the moment each was due. */
export const latencyRow: Row = {
  name: 'latency',
  async open(): Promise<OpenRow> {
    const servers: { readonly name: string; readonly server: StartedServer }[] = [];
    for (const name of ['wire', 'grpc-js'] as const) servers.push({ name, server: await ownServer(name).start(null) });
    const trials = servers.map(
      ({ name, server }): Trial => ({
        load: openLoop,
        subject: name,
        run: async () => {
          const { callsPerSecond, p50Ms, p99Ms } = await call('load', server.port, true);
          return { callsPerSecond, p50Ms, p99Ms };
        },
      }),
    );
    const close = async (): Promise<void> => {
      for (const { server } of servers) await server.stop();
    };
    return { trials, skipped: [], close };
  },
};

function call(client: string, port: number, isOpenLoop: boolean): Promise<Required<CallerFigures>> {
  const load = isOpenLoop ? ['--rate', String(rate)] : [];
  const args = ['--client', client, '--port', String(port), '--seconds', String(measuredSeconds), ...load];
  return runOwnProgram('caller', args, timeoutMs);
}

type CallerFigures = Pick<TransportFigures, 'cpuUsPerCall' | 'callsPerSecond' | 'p50Ms' | 'p99Ms'>;
