import { Args } from '@oclif/core';
import { clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { FaultCommand } from '../faults/fault-command.ts';
import { healFaults, noSuchFault } from '../faults/heal.ts';
import { linksDiffer } from '../faults/verify.ts';
import { describeHealing } from '../output/fault-text.ts';

export default class Heal extends FaultCommand {
  static override summary = 'End faults before their time: one by its id, or all.';
  static override description =
    'Ends what "partition", "link" and "pause-node --duty" have set, and probes every link afterwards. Killed and paused nodes are brought back by "start-node" and "resume-node".';
  static override examples = ['<%= config.bin %> heal', '<%= config.bin %> heal f-3k2m9'];
  static override args = {
    id: Args.string({ description: 'id of a fault, as "scalectl faults" shows it', ignoreStdin: true }),
  };
  static override flags = {
    ...clusterFlag,
    timeout: durationFlag('10s', 'how long a node may take to answer'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Heal);
    const options = { id: args.id ?? null, verify: true, timeoutMs: flags.timeout };
    const healing = await healFaults(this.context, new LocalDriver(this.context), flags.name, options);
    const { healed, silent, left, check } = healing;
    if (options.id !== null && healed.length === 0) throw noSuchFault(options.id, healing);
    for (const line of describeHealing(healing)) this.say(line);
    if (left.length > 0) this.endWith('unavailable');
    if (check?.agrees === false)
      throw linksDiffer(check, `See what is active with: scalectl faults --name ${flags.name}`);
    this.show(check);
    return { cluster: flags.name, action: 'heal', healed, silent, left, check };
  }
}
