import type { Context } from '../../context.ts';
import { CliError } from '../../errors.ts';
import type { Driver } from '../driver.ts';
import { changeMembers, type MemberChangeOptions, type MemberChangeOutcome } from './change-members.ts';
import { planReplacement, planScale, type ScaleRequest } from './scale-plan.ts';

export type ChangeCommandOptions = Omit<MemberChangeOptions, 'purpose' | 'isDoneOnce'>;

/** Brings a running cluster to another number of nodes, under load. Done twice, the second time changes nothing. */
export function scaleCluster(
  context: Context,
  driver: Driver,
  name: string,
  request: ScaleRequest,
  options: ChangeCommandOptions,
): Promise<MemberChangeOutcome> {
  const purpose = `scale ${request.nodeCount}`;
  return changeMembers(context, driver, name, (members) => planScale(members, request), {
    ...options,
    ...{ purpose, isDoneOnce: false },
  });
}

/** Puts a new node in the place of each of these, which may be dead; all of them in one step. */
export async function replaceNodes(
  context: Context,
  driver: Driver,
  name: string,
  nodeNames: readonly string[],
  options: ChangeCommandOptions,
): Promise<MemberChangeOutcome> {
  const twice = nodeNames.find((nodeName, index) => nodeNames.indexOf(nodeName) !== index);
  if (twice !== undefined) throw namedTwice(twice);
  // In one order: the same nodes in another are the same change, which may be found unfinished.
  const purpose = `replace-node ${nodeNames.toSorted().join(' ')}`;
  return changeMembers(context, driver, name, (members) => planReplacement(members, nodeNames), {
    ...options,
    ...{ purpose, isDoneOnce: true },
  });
}

function namedTwice(node: string): CliError {
  return new CliError({
    code: 'named-twice',
    exit: 'usage',
    message: `The node "${node}" is named twice, and can be replaced once.`,
    hint: 'Name each node that is to leave once.',
  });
}
