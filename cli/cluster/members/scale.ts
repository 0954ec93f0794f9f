import type { Context } from '../../context.ts';
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

/** Puts a new node in the place of one, which may be dead. */
export function replaceNode(
  context: Context,
  driver: Driver,
  name: string,
  nodeName: string,
  options: ChangeCommandOptions,
): Promise<MemberChangeOutcome> {
  const purpose = `replace-node ${nodeName}`;
  return changeMembers(context, driver, name, (members) => planReplacement(members, nodeName), {
    ...options,
    ...{ purpose, isDoneOnce: true },
  });
}
