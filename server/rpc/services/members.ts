import { scalectl } from '#proto';
import {
  type Member,
  type MemberRole,
  type Membership,
  memberOf,
  memberRoles,
  membershipProblem,
  withMajorities,
} from '../../consensus/membership.ts';
import { type Replica, ReplicaError, type ReplicaErrorCode } from '../../replica/contract.ts';
import type { CallContext } from '../call-context.ts';
import { RpcError } from '../rpc-error.ts';
import type { ErrorCode } from '../status.ts';
import { isEntered, isInSync } from './cluster.ts';

const wire = scalectl.admin.v1;
type MemberList = scalectl.admin.v1.MemberList;

/** Far above what makes sense; it bounds the size of a stop-sign. */
const maxMembers = 64;
const maxWordLength = 255;

/** Who the members are, as far as this node has applied the log; a leader tells as well how far the others are. */
export function describeMembers(replica: Replica): MemberList {
  const { leaderId, lastIndex, commitIndex } = replica.status();
  return wire.MemberList.create({
    ...configurationOf(replica.membership),
    leaderId,
    lastIndex,
    decidedIndex: commitIndex,
    progress: replica.progress.map((progress) => ({ ...progress })),
  });
}

/** Who decides, as messages tell it. */
export function configurationOf({ configId, members, prepareQuorum, acceptQuorum }: Membership) {
  return { configId, members: members.map((member) => ({ ...member })), prepareQuorum, acceptQuorum };
}

/** Makes other members decide. @throws RpcError that says what is wrong, and the way out. */
export async function reconfigure(
  replica: Replica,
  request: scalectl.admin.v1.ReconfigureRequest,
  context: CallContext,
): Promise<MemberList> {
  const next = membershipOf(request);
  const current = replica.membership;
  const isRepeated = next.configId === current.configId;
  if (!isRepeated) checkSuccessor(replica, current, next);
  await replica.reconfigure(next, context).catch(rethrow);
  return describeMembers(replica);
}

/** Has another voter lead. @throws RpcError */
export async function transferLeadership(replica: Replica, to: number, context: CallContext): Promise<MemberList> {
  const role = memberOf(replica.membership, to)?.role;
  if (role !== 'voter') {
    const what = role === undefined ? 'no member' : `a ${role}`;
    throw new RpcError('FAILED_PRECONDITION', `node ${to} is ${what} and cannot lead; name a voter`);
  }
  await replica.transferLeadership(to, context).catch(rethrow);
  return describeMembers(replica);
}

/** The role that a node has among the members; empty when it is none. */
export function roleIn(membership: Membership, nodeId: number): MemberRole | '' {
  return memberOf(membership, nodeId)?.role ?? '';
}

function membershipOf(request: scalectl.admin.v1.ReconfigureRequest): Membership {
  if (request.members.length > maxMembers) throw unsound(`more than ${maxMembers} members`);
  const members = request.members.map((member) => memberFromWire(wire.Member.create(member)));
  const { configId, prepareQuorum, acceptQuorum } = request;
  const majorities = withMajorities(configId, members);
  const next = prepareQuorum === 0 && acceptQuorum === 0 ? majorities : { ...majorities, prepareQuorum, acceptQuorum };
  const problem = membershipProblem(next);
  if (problem !== null) throw unsound(problem);
  return next;
}

function memberFromWire({ nodeId, role, name, dc, host, port }: scalectl.admin.v1.Member): Member {
  const known = memberRoles.find((other) => other === role);
  if (known === undefined) throw unsound(`"${role}" is no role; roles are ${memberRoles.join(', ')}`);
  if (nodeId < 1 || port < 1 || port > 65_535) throw unsound('a member has no node id or no port');
  for (const word of [name, dc, host]) {
    if (word === '' || word.length > maxWordLength) throw unsound(`member ${nodeId} lacks a name, place or host`);
  }
  return { nodeId, role: known, name, dc, host, port };
}

/** What would be decided, and then not work: nodes that vote before they have the log stop the cluster. */
function checkSuccessor(replica: Replica, current: Membership, next: Membership): void {
  if (next.configId !== current.configId + 1) {
    const said = `configuration ${next.configId} does not follow ${current.configId}, which is the present one`;
    throw new RpcError('FAILED_PRECONDITION', `${said}; ask GetMembers and try again`);
  }
  for (const member of next.members) {
    const before = memberOf(current, member.nodeId);
    const problem = rolesProblem(before, member) ?? lagProblem(replica, before, member);
    if (problem !== null) throw new RpcError('FAILED_PRECONDITION', problem);
  }
}

/**
 * What keeps a node from its next role: a voter has to hold data, and a witness holds none. Which of both it will be is told to
 * its process when that is started; it joins as a learner either way, and stays what it becomes then. A voter that could
 * be made a learner would be a witness one step later.
 */
function rolesProblem(before: Member | undefined, { role, name }: Member): string | null {
  if (before === undefined)
    return role === 'learner' ? null : `${name} has no part of the log yet; make it a learner first`;
  if (role === before.role) return null;
  if (before.role !== 'learner')
    return `${name} is a ${before.role} and cannot become a ${role}; remove it, and add another node`;
  if (role === 'witness' && isEntered(before))
    return `${name} was added by MemberAdd, as a node that keeps data, and cannot become a witness`;
  return null;
}

/** A node that begins to vote far behind is none that a quorum could do with. */
function lagProblem(replica: Replica, before: Member | undefined, { role, name, nodeId }: Member): string | null {
  if (before === undefined || role === before.role || isInSync(replica, before)) return null;
  const [has, all] = [replica.learnedIndex(nodeId), replica.status().commitIndex];
  return `${name} is known to have ${has} of ${all} entries, and would vote before it has the log; ask again when it has come nearer`;
}

const errorCodes: Partial<Readonly<Record<ReplicaErrorCode, ErrorCode>>> = {
  conflict: 'FAILED_PRECONDITION',
  timeout: 'DEADLINE_EXCEEDED',
  overloaded: 'RESOURCE_EXHAUSTED',
  cancelled: 'CANCELLED',
};

function rethrow(error: unknown): never {
  if (!(error instanceof ReplicaError)) throw error;
  throw new RpcError(errorCodes[error.code] ?? 'UNAVAILABLE', error.message, { cause: error });
}

function unsound(problem: string): RpcError {
  return new RpcError('INVALID_ARGUMENT', `these members cannot decide anything: ${problem}`);
}
