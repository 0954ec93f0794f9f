import type { Driver } from '../cluster/driver.ts';
import type { Context } from '../context.ts';
import { CliError } from '../errors.ts';
import { type ActiveFault, activeFaults, silentNodes } from './active-faults.ts';
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
  /** Nodes that run or are paused, and did not answer, or no more while links were probed: what they hold ends by itself. */
  readonly silent: readonly string[];
  /** Those among them that said that they hold a part of what was to end, and then did not take the heal. */
  readonly left: readonly string[];
  /** Ids of faults that go on, because one was meant by its id. */
  readonly others: readonly string[];
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
    const active = activeFaults(nodes);
    const healed = active.filter((fault) => id === null || fault.id === id);
    const deaf = new Set<string>();
    const silent = new Set(silentNodes(nodes));
    // A node that has left, or is yet to join, may hold a part as well.
    await Promise.all(
      cluster.nodes.map(async (record) => {
        const { answers } = nodes.find((node) => node.name === record.name)!;
        if (answers) await client.heal(record, id).catch(() => deaf.add(record.name));
      }),
    );
    const heard = nodes.map((node) => ({ ...node, running: node.running && !deaf.has(node.name) }));
    for (const name of deaf) silent.add(name);
    const onSilent = (name: string) => void silent.add(name);
    const check =
      verify && (healed.length > 0 || id === null)
        ? await verifyLinks({ client, clock: context.clock, records: cluster.nodes, nodes: heard, onSilent })
        : null;
    const holders = new Set(healed.flatMap((fault) => fault.nodes));
    const others = active.filter((fault) => !healed.includes(fault)).map((fault) => fault.id);
    return { healed, silent: [...silent], left: [...deaf].filter((name) => holders.has(name)), others, check };
  });
}

/** Of all nodes that answered. */
export function noSuchFault(id: string, { others, silent }: Healing): CliError {
  const active = others.length === 0 ? 'None is.' : `Active are: ${others.join(', ')}.`;
  const unknown = `${silent.join(', ')} did not answer, and may hold it until it ends by itself.`;
  return new CliError({
    code: 'no-such-fault',
    exit: 'notFound',
    message: `No fault "${id}" is active.`,
    hint: silent.length === 0 ? active : unknown,
  });
}
