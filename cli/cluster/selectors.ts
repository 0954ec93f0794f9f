import { CliError } from '../errors.ts';
import { quorumOf } from './quorum.ts';

/** What a selector needs to know about a node. */
export interface Candidate {
  readonly name: string;
  readonly dc: string;
  /** Its process runs and is not paused. */
  readonly running: boolean;
  readonly leader: boolean;
}

export const selectorHelp = 'leader, follower, minority, majority, all, dc=NAME, or the name of a node';

/**
 * The nodes that a target means at this moment. Only `all`, `dc=` and names can mean nodes that do not run; the words
 * about roles and counts choose among running ones, followers first and in the order of their names, so that the same
 * cluster gives the same answer.
 */
export function selectNodes(candidates: readonly Candidate[], target: string): readonly string[] {
  const selected = namesOf(select(candidates, target));
  if (selected.length === 0) throw nothingSelected(candidates, target);
  return selected;
}

function select(candidates: readonly Candidate[], target: string): readonly Candidate[] {
  const running = candidates.filter((node) => node.running);
  const followersFirst = [...running.filter((node) => !node.leader), ...running.filter((node) => node.leader)];
  const quorum = quorumOf(candidates.length);
  if (target.startsWith('dc=')) return candidates.filter((node) => node.dc === target.slice('dc='.length));
  switch (target) {
    case 'leader':
      return running.filter((node) => node.leader);
    case 'follower':
      return running.filter((node) => !node.leader).slice(0, 1);
    case 'minority':
      return followersFirst.slice(0, candidates.length - quorum);
    case 'majority':
      return followersFirst.slice(0, quorum);
    case 'all':
      return candidates;
    default:
      return candidates.filter((node) => node.name === target);
  }
}

function nothingSelected(candidates: readonly Candidate[], target: string): CliError {
  const known = new Set(['leader', 'follower', 'minority', 'majority', 'all']);
  if (known.has(target)) {
    return new CliError({
      code: 'no-target',
      exit: 'unavailable',
      message: `No running node is "${target}" at the moment.`,
      hint: 'See who runs and who leads with: scalectl status',
    });
  }
  const dcs = [...new Set(candidates.map((node) => `dc=${node.dc}`))];
  return new CliError({
    code: 'no-such-node',
    exit: 'notFound',
    message: `There is no node "${target}" in this cluster.`,
    hint: `Its nodes are ${namesOf(candidates).join(', ')}; or use leader, follower, minority, majority, all, ${dcs.join(', ')}.`,
  });
}

function namesOf(candidates: readonly Candidate[]): readonly string[] {
  return candidates.map((node) => node.name);
}
