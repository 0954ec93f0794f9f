import { Flags } from '@oclif/core';
import { type AskedQuorums, majorities } from './cluster/quorum-sizes.ts';
import { CliError } from './errors.ts';

/** How many nodes keep a write before it is acknowledged, and how many elect a leader. */
export const quorumFlags = {
  'write-quorum': Flags.custom<number | 'majority'>({
    description: 'nodes that must have a write on their disks before it is acknowledged; the election quorum follows',
    helpValue: 'N|majority',
    parse: async (text) => (text === 'majority' ? text : parseQuorum(text)),
  })(),
  'election-quorum': Flags.custom<number>({
    description: 'nodes that must agree to a new leader; both quorums together are more than all nodes',
    helpValue: 'N',
    parse: async (text) => parseQuorum(text),
  })(),
};

/** Null when nothing was said. */
export function askedQuorums(flags: {
  readonly 'write-quorum': number | 'majority' | undefined;
  readonly 'election-quorum': number | undefined;
}): AskedQuorums | null {
  const { 'write-quorum': write, 'election-quorum': election } = flags;
  if (write === undefined && election === undefined) return null;
  if (write !== 'majority') return { write: write ?? null, election: election ?? null };
  if (election === undefined) return majorities;
  throw badFlag('With --write-quorum majority both quorums are majorities: leave --election-quorum out.');
}

function parseQuorum(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw badFlag(`A quorum is a number of nodes, not "${text}".`);
}

function badFlag(message: string): CliError {
  return new CliError({
    code: 'bad-quorum',
    exit: 'usage',
    message,
    hint: 'Of five nodes, --write-quorum 2 acknowledges with two and elects with four.',
  });
}
