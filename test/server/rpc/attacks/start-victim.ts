import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WireServerOptions } from '../../../../server/rpc/transports/wire/options.ts';
import type { VictimState } from './victim.ts';

const script = fileURLToPath(new URL('./victim.js', import.meta.url));

/** The server under attack. */
export interface Victim {
  readonly port: number;
  state(): Promise<VictimState>;
  stop(): Promise<void>;
}

/** @param options those that are plain data */
export async function startVictim(options: Partial<WireServerOptions> = {}): Promise<Victim> {
  const child = fork(script, [JSON.stringify(options)]);
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    async state() {
      child.send('state');
      const [state] = (await once(child, 'message')) as [VictimState];
      return state;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
