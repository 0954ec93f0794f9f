import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { activeFaults, silentNodes } from '../faults/active-faults.ts';
import { withFaultClient } from '../faults/inject.ts';
import { renderFaults } from '../output/fault-text.ts';

export default class Faults extends BaseCommand {
  static override summary = 'Show the faults that are active: what, who set it, which nodes hold it, when it ends.';
  static override description =
    'A node that runs, or is paused, and does not answer is named: what it holds is not known, and ends by itself.';
  static override examples = ['<%= config.bin %> faults', '<%= config.bin %> faults --json'];
  static override flags = { ...clusterFlag, timeout: durationFlag('2s', 'how long a node may take to answer') };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Faults);
    const driver = new LocalDriver(this.context);
    return withFaultClient(this.context, driver, flags.name, flags.timeout, async (_cluster, { nodes }) => {
      const faults = activeFaults(nodes);
      const silent = silentNodes(nodes);
      if (faults.length > 0 && !this.jsonEnabled()) this.context.stdout.write(renderFaults(faults));
      if (faults.length === 0) this.say(`no fault is ${silent.length === 0 ? 'active' : 'known'}`);
      if (silent.length > 0)
        this.say(`${silent.join(', ')} did not answer, and may hold faults until they end by themselves`);
      return { cluster: flags.name, faults, silent };
    });
  }
}
