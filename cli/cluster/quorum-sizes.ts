import type { QuorumSizes } from '../../server/config.ts';
import { majority } from '../../server/consensus/membership.ts';
import { CliError } from '../errors.ts';

/** What somebody asked for; null: whatever goes with the other. Both null: majorities. */
export interface AskedQuorums {
  readonly election: number | null;
  readonly write: number | null;
}

export const majorities: AskedQuorums = { election: null, write: null };

/**
 * What the wish comes to with so many voters. An election quorum must share a node with every write quorum, or a new leader
 * might not hear of what was written. @throws CliError `bad-quorum`
 */
export function sizesOf(asked: AskedQuorums, voters: number): QuorumSizes {
  const { election, write } = asked;
  if (election === null && write === null) return { election: majority(voters), write: majority(voters) };
  const sizes = { election: election ?? voters - write! + 1, write: write ?? voters - election! + 1 };
  if (Math.max(sizes.election, sizes.write) > voters || Math.min(sizes.election, sizes.write) < 1) {
    throw badQuorum(`of ${voters} nodes ${write ?? election} cannot be a quorum`, voters);
  }
  if (sizes.election + sizes.write > voters) return sizes;
  const sum = `${sizes.write} + ${sizes.election} is not more than ${voters}`;
  throw badQuorum(
    `an election quorum of ${sizes.election} need not share a node with a write quorum of ${sizes.write}: ${sum}`,
    voters,
  );
}

export function sameQuorums(a: AskedQuorums, b: AskedQuorums): boolean {
  return a.election === b.election && a.write === b.write;
}

/** Enough for everything: to elect a leader, and for it to write. */
export function fullQuorum({ election, write }: QuorumSizes): number {
  return Math.max(election, write);
}

/** So many are needed for writes to go on: those of a leader that stays, or also those that elect another. */
export function neededQuorum(sizes: QuorumSizes, leaderStays: boolean): number {
  return leaderStays ? sizes.write : fullQuorum(sizes);
}

/** "quorum 2", "write quorum 2, election quorum 4" */
export function describeSizes({ election, write }: QuorumSizes): string {
  return election === write ? `quorum ${write}` : `write quorum ${write}, election quorum ${election}`;
}

function badQuorum(what: string, voters: number): CliError {
  return new CliError({
    code: 'bad-quorum',
    exit: 'usage',
    message: `These quorums are not possible: ${what}.`,
    hint: `Together they must be more than ${voters}. With --write-quorum alone the other follows; "--write-quorum majority" goes back to majorities.`,
  });
}
