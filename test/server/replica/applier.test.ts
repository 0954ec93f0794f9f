import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { encodeCommand } from '../../../server/replica/command-codec.ts';
import { put } from '../statemachine/commands.ts';
import { LoneReplica, leadershipOf } from './lone-replica.ts';

test('what an entry answers is made only on the node that proposed it, and not for an earlier life of it', async () => {
  const node = new LoneReplica(); // node 1, boot 1
  const { stateMachine } = node;
  const apply = stateMachine.apply.bind(stateMachine);
  const isRead: boolean[] = [];
  stateMachine.apply = (command, read) => {
    isRead.push(read!);
    return apply(command, read);
  };
  const origins = [
    { node: 1, boot: 1, sequence: 1 },
    { node: 1, boot: 7, sequence: 1 },
    { node: 2, boot: 1, sequence: 1 },
  ];
  const entries = origins.map((origin) => encodeCommand({ origin, session: null, operation: put('k', 'v') }));
  await node.follow(leadershipOf(2), entries);
  assert.equal(isRead, [true, false, false]);
});

test.run();
