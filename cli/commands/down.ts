import { Flags } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { takeDown } from '../cluster/down.ts';
import { LocalDriver } from '../cluster/local.ts';

export default class Down extends BaseCommand {
  static override summary = 'Stop all nodes of a cluster; with --purge delete its data, too.';
  static override description =
    'Without --purge the data stays, and "scalectl up" continues with it. A cluster that does not exist is nothing to stop, and no error.';
  static override examples = ['<%= config.bin %> down', '<%= config.bin %> down --purge --name five'];
  static override flags = {
    ...clusterFlag,
    purge: Flags.boolean({ description: 'delete state and data of the cluster; results of runs stay' }),
    'purge-runs': Flags.boolean({ description: 'delete the results of benchmark runs as well', dependsOn: ['purge'] }),
    grace: durationFlag('5s', 'how long nodes may take to end by themselves before they are killed'),
    timeout: durationFlag('20s', 'how long to wait for another scalectl that holds the cluster'),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Down);
    const outcome = await takeDown(this.context, new LocalDriver(this.context), flags.name, {
      graceMs: flags.grace,
      lockTimeoutMs: flags.timeout,
      onWait: this.onWait,
      purge: flags.purge,
      purgeRuns: flags['purge-runs'],
    });
    if (!outcome.existed) this.say(`there is no cluster "${flags.name}": nothing to stop`);
    for (const { id, pid, killed } of outcome.stopped) {
      this.say(`  - ${id} (pid ${pid}) ${killed ? 'killed: it did not end by itself' : 'stopped'}`);
    }
    if (outcome.existed) this.say(`cluster "${flags.name}" is down${outcome.purged ? ', its data is deleted' : ''}`);
    if (outcome.purged && outcome.runsLeft) this.say(`results of runs are left in ${outcome.runsLeft}`);
    return { cluster: flags.name, ...outcome };
  }
}
