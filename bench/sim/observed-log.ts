import type { ReplicaParts } from '../../server/replica/replica-parts.ts';
import type { Wal } from '../../server/replica/wal/wal.ts';
import { WalError } from '../../server/replica/wal/wal-error.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { World } from './world.ts';

/** The log of production in this life of a node, with an account of what it confirmed. */
export function observedLog(
  node: Pick<SimulatedNode, 'id' | 'life' | 'disk'>,
  wal: Wal,
  world: Pick<World, 'logChecks' | 'fail'>,
): ReplicaParts['log'] {
  const { id, life } = node;
  const { logChecks } = world;
  return {
    get sizeBytes() {
      return wal.sizeBytes;
    },
    append: async (operations) => {
      logChecks.writing(id, operations);
      try {
        await wal.append(operations);
      } catch (error) {
        if (error instanceof WalError && error.code === 'disk-full') logChecks.notWritten(id);
        if (!node.disk.faultInjected && life === node.life) world.fail(error);
        throw error;
      }
      try {
        logChecks.written(id);
      } catch (error) {
        world.fail(error);
      }
    },
  };
}
