import { Args } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { transferLeader } from '../cluster/members/transfer-leader.ts';

export default class TransferLeader extends BaseCommand {
  static override summary = 'Have another node lead; no request is lost by it.';
  static override description = 'Without a node it takes the one that is nearest to the end of the log.';
  static override examples = ['<%= config.bin %> transfer-leader', '<%= config.bin %> transfer-leader n2'];
  static override args = {
    node: Args.string({ description: 'name of the node that is to lead' }),
  };
  static override flags = {
    ...clusterFlag,
    timeout: durationFlag('10s', 'how long it may take'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TransferLeader);
    const startMs = this.context.clock.nowMs();
    const outcome = await transferLeader(this.context, flags.name, args.node ?? null, {
      timeoutMs: flags.timeout,
      signal: this.context.interruption(),
    });
    const durationMs = Math.round(this.context.clock.nowMs() - startMs);
    const { leaderBefore, leaderAfter, changed } = outcome;
    this.say(changed ? `${leaderAfter} leads instead of ${leaderBefore}` : `${leaderAfter} leads already`);
    return { cluster: flags.name, action: 'transfer-leader', ...outcome, durationMs };
  }
}
