import { runOwnProgram, type StartedServer, startOwnServer } from './child.ts';
import { ownServer } from './contestants.ts';
import { residentBytes } from './process-usage.ts';
import type { OpenRow, Row, Trial } from './row.ts';

const measuredSeconds = 3;
const timeoutMs = 60_000;
const mebibyte = 1024 * 1024;

/** Between two messages of a reader that is slow. */
const pauseMs = 20;

const fastReader = 'messages of 64 KiB';
const slowReader = `one message per ${pauseMs} ms`;

/** Server streaming on one connection, from the wire server to the channel, beside what plain sockets of Node move. */
export const streamingRow: Row = {
  name: 'streaming',
  async open(): Promise<OpenRow> {
    const wire = await ownServer('wire').start(null);
    const sockets = await startOwnServer('floodServer', []);
    const close = async (): Promise<void> => {
      await wire.stop();
      await sockets.stop();
    };
    const trials: readonly Trial[] = [
      { load: fastReader, subject: 'wire', run: () => take('channel', wire, 0) },
      { load: fastReader, subject: 'node:net', run: () => take('socket', sockets, 0) },
      { load: slowReader, subject: 'wire', run: () => takeSlowly(wire) },
    ];
    return { trials, skipped: [], close };
  },
};

function take(client: string, { port }: StartedServer, pause: number): Promise<{ gigabytesPerSecond: number }> {
  const shape = ['--seconds', String(measuredSeconds), '--pause', String(pause)];
  return runOwnProgram('floodClient', ['--client', client, '--port', String(port), ...shape], timeoutMs);
}

/** What the server holds for a reader that does not keep up. It has warmed up with a fast one. */
async function takeSlowly(server: StartedServer): Promise<{ slowReaderGrowthMiB: number }> {
  const before = await residentBytes(server.pid);
  await take('channel', server, pauseMs);
  return { slowReaderGrowthMiB: ((await residentBytes(server.pid)) - before) / mebibyte };
}
