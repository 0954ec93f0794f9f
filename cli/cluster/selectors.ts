import { CliError } from '../errors.ts';

/** What a selector needs to know about a node. */
export interface Candidate {
  readonly name: string;
  readonly dc: string;
  /** Its process runs and is not paused. */
  readonly running: boolean;
  readonly leader: boolean;
  /** A voter or a witness: what a quorum is made of. */
  readonly counts: boolean;
}

export const selectorHelp = 'leader, follower, minority, majority, all, dc=NAME, or the name of a node';

const wordsAboutRoles: readonly string[] = ['leader', 'follower', 'minority', 'majority'];

/** What it means is another thing while nobody is known to lead. */
export function dependsOnLeader(target: string): boolean {
  return target.split(',').some((one) => wordsAboutRoles.includes(one.trim()));
}

/**
 * The nodes that a target means at this moment. Only `all`, `dc=` and names can mean nodes that do not run; the words
 * about roles and counts choose among running ones, followers first and in the order of their names, so that the same
 * cluster gives the same answer.
 *
 * @param quorum how many nodes that count make a majority: enough to elect a leader, and for it to write.
 * @param cluster its name, for the way out.
 */
export function selectNodes(
  candidates: readonly Candidate[],
  target: string,
  quorum: number,
  cluster: string,
): readonly string[] {
  const selected = namesOf(select(candidates, target, quorum));
  if (selected.length === 0) throw nothingSelected(candidates, target, cluster);
  return selected;
}

/** The same where only the record is known: names, data centres and "all" can mean nodes that do not run. */
export function selectRecorded({ name: cluster, nodes }: Recorded, target: string): readonly string[] {
  const candidates = nodes.map(({ name, dc }) => ({ name, dc, running: false, leader: false, counts: true }));
  return selectNodes(candidates, target, nodes.length, cluster);
}

interface Recorded {
  readonly name: string;
  readonly nodes: readonly Pick<Candidate, 'name' | 'dc'>[];
}

function select(candidates: readonly Candidate[], target: string, quorum: number): readonly Candidate[] {
  const running = candidates.filter((node) => node.running);
  const followers = running.filter((node) => node.counts && !node.leader);
  const followersFirst = [...followers, ...running.filter((node) => node.leader)];
  const spare = candidates.filter((node) => node.counts).length - quorum;
  if (target.startsWith('dc=')) return candidates.filter((node) => node.dc === target.slice('dc='.length));
  switch (target) {
    case 'leader':
      return running.filter((node) => node.leader);
    case 'follower':
      return followers.slice(0, 1);
    case 'minority':
      return followersFirst.slice(0, Math.max(0, spare));
    case 'majority':
      return followersFirst.slice(0, quorum);
    case 'all':
      return candidates;
    default:
      return candidates.filter((node) => node.name === target);
  }
}

function nothingSelected(candidates: readonly Candidate[], target: string, cluster: string): CliError {
  const known = new Set(['leader', 'follower', 'minority', 'majority', 'all']);
  if (known.has(target)) {
    return new CliError({
      code: 'no-target',
      exit: 'unavailable',
      message: `No running node is "${target}" at the moment.`,
      hint: `See who runs and who leads with: scalectl status --name ${cluster}`,
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
