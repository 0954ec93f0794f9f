import type { StateMachineLike } from '../../server/replica/replica-parts.ts';
import type { StateMachine } from '../../server/statemachine/state-machine.ts';
import type { World } from './world.ts';

/** The state machine of production on a node; what it makes of each command is compared with that of all others. */
export function observedStateMachine(
  node: { readonly id: number; readonly appliedIndex: number },
  stateMachine: StateMachine,
  { appliedChecks }: Pick<World, 'appliedChecks'>,
): StateMachineLike {
  return {
    get revision() {
      return stateMachine.revision;
    },
    get compactRevision() {
      return stateMachine.compactRevision;
    },
    get leases() {
      return stateMachine.leases;
    },
    eventsAfter: (revision, limit) => stateMachine.eventsAfter(revision, limit),
    snapshot: () => stateMachine.snapshot(),
    hashKv: (revision) => stateMachine.hashKv(revision),
    range: (query) => stateMachine.range(query),
    read: (txn) => stateMachine.read(txn),
    apply: (command, isRead) => {
      const applied = stateMachine.apply(command, isRead);
      appliedChecks.applied(node.id, node.appliedIndex + 1, command, applied, stateMachine.digest);
      return applied;
    },
  };
}
