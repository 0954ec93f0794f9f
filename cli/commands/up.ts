import { Flags } from '@oclif/core';
import { logLevels, rpcTransports } from '../../server/config.ts';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { bringUp } from '../cluster/reconcile.ts';
import { unfinishedOf } from '../cluster/registry.ts';
import { checkReadLease, parseStoreQuota, splitList } from '../cluster/spec.ts';
import { parseTimerMs } from '../duration.ts';
import { explainInterruption, finishOrUndo } from '../interruption.ts';
import { describeUnfinished } from '../output/unfinished.ts';
import { reportUp } from '../output/up-document.ts';
import { UpNarrator } from '../output/up-narrator.ts';
import { askedQuorums, quorumFlags } from '../quorum-flags.ts';

export default class Up extends BaseCommand {
  static override summary = 'Start a cluster, or bring one from any state to: all nodes run and serve.';
  static override description =
    'Nodes run in the background until "scalectl down". Run twice, it changes nothing; after a crash it starts what is missing.';
  static override examples = [
    '<%= config.bin %> up',
    '<%= config.bin %> up --nodes 5 --dc a,b,c --name five',
    '<%= config.bin %> up --dc a,b,c --leader-dc b',
    '<%= config.bin %> up --json',
  ];
  static override flags = {
    ...clusterFlag,
    nodes: Flags.integer({ description: 'number of nodes of a new cluster (default 3)', helpValue: 'N' }),
    dc: Flags.string({ description: 'data centres of a new cluster; nodes are spread over them', helpValue: 'a,b,c' }),
    'leader-dc': Flags.string({
      description: 'data centre whose nodes lead, as long as one of them can',
      helpValue: 'NAME',
    }),
    ...quorumFlags,
    'log-level': Flags.option({
      description: 'what started nodes write to their logs',
      options: logLevels,
      default: 'info' as const,
    })(),
    transport: Flags.option({
      description: 'what started nodes serve gRPC with (default wire)',
      options: rpcTransports,
    })(),
    'read-lease': Flags.custom<number>({
      description:
        'in a new cluster, leaders with a lease of this length answer reads alone; trusts clocks to 1 % (default off)',
      helpValue: '400ms',
      parse: async (text) => checkReadLease(parseTimerMs(text)),
    })(),
    'store-quota': Flags.custom<number>({
      description:
        'memory that keys, their past and leases may take on each node; writes that add to it are refused from there on (default a third of the heap that Node.js allows a node)',
      helpValue: '2GiB',
      parse: async (text) => parseStoreQuota(text),
    })(),
    timeout: durationFlag('15s', 'how long to wait until all nodes serve'),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Up);
    const readLeaseMs = flags['read-lease'];
    const narrator = new UpNarrator(this.context, (text) => this.say(text));
    const leaderDc = flags['leader-dc'];
    const storeQuotaBytes = flags['store-quota'];
    const quorums = askedQuorums(flags);
    const request = {
      nodeCount: flags.nodes ?? null,
      dcs: flags.dc === undefined ? null : splitList(flags.dc),
      ...(readLeaseMs !== undefined && { readLeaseMs }),
      ...(leaderDc !== undefined && { leaderDc }),
      ...(storeQuotaBytes !== undefined && { storeQuotaBytes }),
      ...(quorums !== null && { quorums }),
    };
    const work = bringUp(this.context, new LocalDriver(this.context), flags.name, request, {
      timeoutMs: flags.timeout,
      nodeSettings: { logLevel: flags['log-level'], ...(flags.transport && { transport: flags.transport }) },
      signal: this.context.interruption(),
      observer: narrator,
    });
    const outcome = await explainInterruption(narrator.during(work), finishOrUndo(flags.name));
    this.say(`cluster "${flags.name}" is ready in ${Math.round(outcome.readyAfterMs)} ms`);
    const unfinished = unfinishedOf(outcome.cluster);
    if (unfinished !== null) this.say(describeUnfinished(unfinished, flags.name));
    return reportUp(outcome);
  }
}
