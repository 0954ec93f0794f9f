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

/**
 * Ends one fault or all of them at every node that answers, and looks whether the links are as the nodes say. Outside the lock:
 * it writes no state, and whoever wants a fault to end must not wait for a change of members that the fault holds up.
 */
export function healFaults(context: Context, driver: Driver, name: string, options: HealOptions): Promise<Healing> {
  const { id, timeoutMs, verify } = options;
  return withFaultClient(context, driver, name, timeoutMs, async (cluster, { nodes }, client) => {
    const healed = activeFaults(nodes).filter((fault) => id === null || fault.id === id);
    if (healed.length === 0 && id !== null) throw noSuchFault(id, activeFaults(nodes));
    const silent = new Set(nodes.filter((node) => !node.answers && node.alive).map((node) => node.name));
    // A node that has left, or is yet to join, may hold a part as well.
    await Promise.all(
      cluster.nodes.map(async (record) => {
        const { answers } = nodes.find((node) => node.name === record.name)!;
        if (answers) await client.heal(record, id).catch(() => silent.add(record.name));
      }),
    );
    const heard = nodes.map((node) => ({ ...node, running: node.running && !silent.has(node.name) }));
    const check = verify
      ? await verifyLinks({ client, clock: context.clock, records: cluster.nodes, nodes: heard })
      : null;
    return { healed, silent: [...silent], check };
  });
}

function noSuchFault(id: string, active: readonly ActiveFault[]): CliError {
  return new CliError({
    code: 'no-such-fault',
    exit: 'notFound',
    message: `No fault "${id}" is active.`,
    hint: active.length === 0 ? 'None is.' : `Active are: ${active.map((fault) => fault.id).join(', ')}.`,
  });
}
