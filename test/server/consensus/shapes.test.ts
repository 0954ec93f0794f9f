/**
 * V8 compiles functions for the shapes of the objects that they have seen. What a change of members brings must look like
 * what was there before, or compiled code is thrown away all over the node in the moment of the change.
 */
import { setFlagsFromString } from 'node:v8';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { roundIn, zeroBallot } from '../../../server/consensus/ballot.ts';
import { withMajorities } from '../../../server/consensus/membership.ts';
import { decodeStopSign, encodeStopSign, noOperationOf } from '../../../server/consensus/stop-sign.ts';

setFlagsFromString('--allow-natives-syntax');
const haveOneShape = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;

/** As it comes from a peer or from the disk. */
const readBallot = (round: number) => ({ round, priority: 0, node: 1 });

test('two shapes are told apart', () => {
  assert.not(haveOneShape({ role: 'voter', nodeId: 1 }, { nodeId: 1, role: 'voter' }));
});

test('ballots of the first configuration have the shape of those that follow', () => {
  const [first, later] = [readBallot(1), readBallot(roundIn(7, 1))];
  assert.ok(haveOneShape(first, later));
  assert.equal(zeroBallot, { round: 0, priority: 0, node: 0 });
});

test('members that the log brings have the shape of those that a node began with', () => {
  const dialled = { host: '127.0.0.1', port: 1, nodeId: 1, name: 'n1', dc: 'a' };
  const begun = withMajorities(0, [{ ...dialled, role: 'voter' }]);
  const brought = decodeStopSign(encodeStopSign(begun));
  assert.equal(brought, begun);
  assert.ok(haveOneShape(brought, begun));
  assert.ok(haveOneShape(brought.members[0]!, begun.members[0]!));
});

test('the entries of the core are of the class of all others', () => {
  const command = Buffer.from('put');
  for (const entry of [noOperationOf(zeroBallot), encodeStopSign(withMajorities(1, []))])
    assert.ok(haveOneShape(entry, command));
});

test.run();
