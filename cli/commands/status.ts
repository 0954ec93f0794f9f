import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { ClusterProbe } from '../cluster/probe.ts';
import { requireCluster } from '../cluster/registry.ts';
import { type ClusterStatus, exitOfHealth, reportStatus } from '../cluster/status.ts';
import { renderStatus } from '../output/status-table.ts';

/** Between the two probes whose difference is the CPU column. */
const cpuWindowMs = 200;

export default class Status extends BaseCommand {
  static override summary = 'Show every node of a cluster; the exit code says how the cluster is.';
  static override description =
    'Exit codes: 0 healthy, 10 degraded (it serves, a node does not), 11 no quorum, 12 down. A node that does not answer costs at most the timeout.';
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --json --name five'];
  static override flags = {
    ...clusterFlag,
    timeout: durationFlag('1s', 'how long a node may take to answer'),
  };

  async run(): Promise<ClusterStatus> {
    const { flags } = await this.parse(Status);
    const cluster = await requireCluster(this.context.stateDir, flags.name);
    const probe = new ClusterProbe(this.context, new LocalDriver(this.context));
    try {
      const earlier = await probe.probe(cluster, flags.timeout);
      const answered = earlier.some(({ status }) => status !== null);
      if (answered) await this.context.clock.sleep(cpuWindowMs);
      const status = reportStatus(cluster, answered ? await probe.probe(cluster, flags.timeout) : earlier, earlier);
      this.endWith(exitOfHealth[status.health]);
      if (!this.jsonEnabled()) this.context.stdout.write(renderStatus(status));
      return status;
    } finally {
      await probe.close();
    }
  }
}
