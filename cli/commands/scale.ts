import { Args, Flags } from '@oclif/core';
import { BaseCommand, clusterFlag } from '../base-command.ts';
import { changeFlags, runChange } from '../change-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { scaleCluster } from '../cluster/members/scale.ts';
import { parseNodeCount, splitList } from '../cluster/spec.ts';
import { askedQuorums, quorumFlags } from '../quorum-flags.ts';

export default class Scale extends BaseCommand {
  static override summary = 'Bring a running cluster to another number of nodes, under load.';
  static override description =
    'Prints the plan first. New nodes are sent the log before they count; the leader hands over before it leaves. No request fails by it. A scale that was killed is finished by the next one.';
  static override examples = [
    '<%= config.bin %> scale 5',
    '<%= config.bin %> scale 3 --dry-run',
    '<%= config.bin %> scale 5 --dc b,c --witness 1',
    '<%= config.bin %> scale 5 --write-quorum 2',
  ];
  static override args = {
    nodes: Args.integer({
      description: 'number of nodes afterwards',
      required: true,
      ignoreStdin: true,
      parse: async (text) => parseNodeCount(text),
    }),
  };
  static override flags = {
    ...clusterFlag,
    ...changeFlags,
    dc: Flags.string({ description: 'data centres where nodes are added or removed', helpValue: 'a,b,c' }),
    ...quorumFlags,
    witness: Flags.integer({
      description: 'how many of all nodes are to be witnesses: they vote and keep no data',
      helpValue: 'N',
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Scale);
    const request = {
      nodeCount: args.nodes,
      dcs: flags.dc === undefined ? null : splitList(flags.dc),
      witnesses: flags.witness ?? null,
      quorums: askedQuorums(flags),
    };
    const driver = new LocalDriver(this.context);
    return runChange(
      this.context,
      (text) => this.say(text),
      'scale',
      flags,
      (options) => scaleCluster(this.context, driver, flags.name, request, options),
    );
  }
}
