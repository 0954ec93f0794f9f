import { type Ballot, formatBallot } from './ballot.ts';
import { type Membership, membershipFrom, membershipProblem } from './membership.ts';

/**
 * The last entry of a configuration: it holds the members of the next one. Once it is decided nothing can be decided
 * after it by the old members ("stop-sign", Lamport, Malkhi, Zhou: "Reconfiguring a State Machine", 2010; as in
 * OmniPaxos). Its first byte is zero, which no protobuf message, and so no command, begins with. A Buffer as commands are:
 * one entry of another class, and what V8 has compiled for the log would be compiled anew.
 */
export function encodeStopSign(membership: Membership): Uint8Array {
  return Buffer.from(`\0${JSON.stringify(membership)}`);
}

const openingBrace = 0x7b;

/** @param start of the entry in `bytes`, which may hold more. */
export function isStopSign(bytes: Uint8Array, start = 0, end = bytes.length): boolean {
  return end - start > 1 && bytes[start] === 0 && bytes[start + 1] === openingBrace;
}

/** The entry is the core's own, a stop-sign or `noOperationOf` a leader, and no command. */
export function isCoreEntry(bytes: Uint8Array, start = 0, end = bytes.length): boolean {
  return end > start && bytes[start] === 0;
}

/**
 * The first entry of every leadership. When it is decided a quorum has accepted this leader's log, and with it has
 * dropped what others proposed: until then a later leader could still take up an entry that this one never saw. Each is
 * unlike all others: that two logs differ there tells whoever compares them that one is of a leader that was replaced.
 */
export function noOperationOf(ballot: Ballot): Uint8Array {
  return Buffer.from(`\0\0${formatBallot(ballot)}`);
}

/** @throws RangeError when the bytes are no stop-sign of this version. */
export function decodeStopSign(entry: Uint8Array): Membership {
  let membership: Membership;
  try {
    membership = JSON.parse(new TextDecoder().decode(entry.subarray(1))) as Membership;
  } catch (error) {
    throw new RangeError('the stop-sign is not readable', { cause: error });
  }
  const problem = Array.isArray(membership.members) ? membershipProblem(membership) : 'it names no members';
  if (problem !== null) throw new RangeError(`the stop-sign makes no sense: ${problem}`);
  return membershipFrom(membership);
}

/** What a witness keeps of entries: their number. Stop-signs stay, or it would not know whom to listen to. */
export function hollow(entries: readonly Uint8Array[]): readonly Uint8Array[] {
  return entries.map((entry) => (isCoreEntry(entry) ? entry : noBytes));
}

const noBytes = Buffer.alloc(0);
