import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { activeFaults } from '../faults/active-faults.ts';
import { withFaultClient } from '../faults/inject.ts';
import { renderFaults } from '../output/fault-text.ts';

export default class Faults extends BaseCommand {
  static override summary = 'Show the faults that are active: what, who set it, which nodes hold it, when it ends.';
  static override examples = ['<%= config.bin %> faults', '<%= config.bin %> faults --json'];
  static override flags = { ...clusterFlag, timeout: durationFlag('2s', 'how long a node may take to answer') };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Faults);
    const driver = new LocalDriver(this.context);
    return withFaultClient(this.context, driver, flags.name, flags.timeout, async (_cluster, { nodes }) => {
      const faults = activeFaults(nodes);
      if (faults.length === 0) this.say('no fault is active');
      else if (!this.jsonEnabled()) this.context.stdout.write(renderFaults(faults));
      return { cluster: flags.name, faults };
    });
  }
}
