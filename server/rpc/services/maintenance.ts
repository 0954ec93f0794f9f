import { etcdserverpb } from '#proto';
import { implement, type Service, unary } from '../service-definition.ts';
import { notServed } from './etcd-errors.ts';
import { type Responder, responseHeader } from './etcd-header.ts';

const maintenanceDefinition = {
  name: 'etcdserverpb.Maintenance',
  methods: {
    status: unary('/etcdserverpb.Maintenance/Status', etcdserverpb.StatusRequest, etcdserverpb.StatusResponse),
    alarm: unary('/etcdserverpb.Maintenance/Alarm', etcdserverpb.AlarmRequest, etcdserverpb.AlarmResponse),
  },
};

/** The etcd version whose API we follow. Clients compare it with what they need, so it has to look like one. */
const compatibleEtcdVersion = '3.5.0';

/** The part of etcd's maintenance service that tells how a member is. */
export function maintenanceService(responder: Responder): Service {
  return implement(maintenanceDefinition, {
    status: () => status(responder),
    alarm: (request) => alarm(responder, request),
  });
}

function status(responder: Responder): etcdserverpb.IStatusResponse {
  const { leaderId, ballot, commitIndex, appliedIndex, logSizeBytes, disk } = responder.replica.status();
  return {
    header: responseHeader(responder),
    version: compatibleEtcdVersion,
    dbSize: logSizeBytes,
    dbSizeInUse: logSizeBytes,
    leader: leaderId === 0 ? 0 : responder.ids.memberId(leaderId),
    raftIndex: commitIndex,
    raftTerm: ballot.round,
    raftAppliedIndex: appliedIndex,
    errors: [...(leaderId === 0 ? ['etcdserver: no leader'] : []), ...(disk === 'ok' ? [] : [`disk ${disk}`])],
  };
}

/** A full disk is the one alarm that a node knows; it raises and clears it by itself. */
function alarm(responder: Responder, { action }: etcdserverpb.AlarmRequest): etcdserverpb.IAlarmResponse {
  if (action !== etcdserverpb.AlarmRequest.AlarmAction.GET) throw notServed('Raising and clearing alarms is');
  const alarms =
    responder.replica.status().disk === 'full'
      ? [{ memberID: responder.ids.memberId(responder.nodeId), alarm: etcdserverpb.AlarmType.NOSPACE }]
      : [];
  return { header: responseHeader(responder), alarms };
}
