import { Args, Flags } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { type TransferOutcome, transferLeader } from '../cluster/members/transfer-leader.ts';
import { explainInterruption } from '../interruption.ts';

export default class TransferLeader extends BaseCommand {
  static override summary = 'Have another node lead; no request is lost by it.';
  static override description = 'Without a node it takes the one that is nearest to the end of the log.';
  static override examples = ['<%= config.bin %> transfer-leader', '<%= config.bin %> transfer-leader n2'];
  static override args = {
    node: Args.string({ description: 'name of the node that is to lead', ignoreStdin: true }),
  };
  static override flags = {
    ...clusterFlag,
    'dry-run': Flags.boolean({ description: 'say who would lead, and change nothing' }),
    timeout: durationFlag('10s', 'how long it may take'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(TransferLeader);
    const startMs = this.context.clock.nowMs();
    const dryRun = flags['dry-run'];
    const driver = new LocalDriver(this.context);
    const work = transferLeader(this.context, driver, flags.name, args.node ?? null, {
      dryRun,
      timeoutMs: flags.timeout,
      signal: this.context.interruption(),
      onWait: this.onWait,
    });
    const outcome = await explainInterruption(work, `Who leads now: scalectl status --name ${flags.name}`);
    const durationMs = Math.round(this.context.clock.nowMs() - startMs);
    this.say(describeTransfer(outcome, dryRun));
    return { cluster: flags.name, action: 'transfer-leader', dryRun, ...outcome, durationMs };
  }
}

function describeTransfer({ leaderBefore, leaderAfter, changed }: TransferOutcome, dryRun: boolean): string {
  if (leaderBefore === leaderAfter) return `${leaderAfter} leads already`;
  if (dryRun) return `${leaderAfter} would lead instead of ${leaderBefore}; nothing was changed (--dry-run)`;
  return changed ? `${leaderAfter} leads instead of ${leaderBefore}` : `${leaderBefore} leads`;
}
