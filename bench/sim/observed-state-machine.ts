import type { StateMachineLike } from '../../server/replica/replica-parts.ts';
import type { StateMachine } from '../../server/statemachine/state-machine.ts';
import type { World } from './world.ts';

/** The state machine of production on a node; what it makes of each command is compared with that of all others. */
export function observedStateMachine(
  node: { readonly id: number; readonly appliedIndex: number },
  stateMachine: StateMachine,
  { appliedChecks, stateChecks }: Pick<World, 'appliedChecks' | 'stateChecks'>,
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
    get sizeBytes() {
      return stateMachine.sizeBytes;
    },
    eventsAfter: (revision, limit) => stateMachine.eventsAfter(revision, limit),
    snapshot: () => stateMachine.snapshot(),
    hashKv: (revision) => stateMachine.hashKv(revision),
    range: (query) => stateMachine.range(query),
    read: (txn) => stateMachine.read(txn),
    apply: (command, isRead) => {
      const applied = stateMachine.apply(command, isRead);
      const index = node.appliedIndex + 1;
      appliedChecks.applied(node.id, index, command, applied, stateMachine.digest);
      stateChecks.applied(node.id, index, stateMachine);
      return applied;
    },
  };
}
