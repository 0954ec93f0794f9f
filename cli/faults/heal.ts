import { clusterLock } from '../cluster/cluster-lock.ts';
import type { Driver } from '../cluster/driver.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { type ActiveFault, activeFaults } from './active-faults.ts';
import { withFaultClient } from './inject.ts';
import { type LinkCheck, verifyLinks } from './verify.ts';

export interface HealOptions {
  /** Null: all. */
  readonly id: string | null;
  readonly verify: boolean;
  readonly timeoutMs: number;
}

export interface Healing {
  readonly healed: readonly ActiveFault[];
  /** Nodes that run or are paused, and did not answer: what they hold ends by itself. */
  readonly silent: readonly string[];
  /** Null: not probed. */
  readonly check: LinkCheck | null;
}

/** Ends one fault or all of them at every node that runs, and looks whether the links are as the nodes say. */
export function healFaults(context: Context, driver: Driver, name: string, options: HealOptions): Promise<Healing> {
  const { id, timeoutMs, verify } = options;
  return clusterLock(context, name, 'heal', options, () =>
    withFaultClient(context, driver, name, timeoutMs, async (cluster, { nodes }, client) => {
      const healed = activeFaults(nodes).filter((fault) => id === null || fault.id === id);
      if (healed.length === 0 && id !== null) throw noSuchFault(id, activeFaults(nodes));
      const running = new Set(nodes.filter((node) => node.running).map((node) => node.name));
      const records = cluster.nodes.filter((record) => running.has(record.name));
      await Promise.all(records.map((record) => client.heal(record, id)));
      const silent = nodes.filter((node) => !node.running && node.alive).map((node) => node.name);
      if (!verify) return { healed, silent, check: null };
      return {
        healed,
        silent,
        check: await verifyLinks({ client, clock: context.clock, records: cluster.nodes, nodes }),
      };
    }),
  );
}

function noSuchFault(id: string, active: readonly ActiveFault[]): CliError {
  return new CliError({
    code: 'no-such-fault',
    exit: 'notFound',
    message: `No fault "${id}" is active.`,
    hint: active.length === 0 ? 'None is.' : `Active are: ${active.map((fault) => fault.id).join(', ')}.`,
  });
}
