import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { startNodes } from '../cluster/reconcile.ts';
import type { ClusterRecord } from '../cluster/registry.ts';
import { selectRecorded } from '../cluster/selectors.ts';
import { explainInterruption, finishOrUndo } from '../interruption.ts';
import { nodeArg, targetFlag, targetOf } from '../node-target.ts';
import { reportUp } from '../output/up-document.ts';
import { UpNarrator } from '../output/up-narrator.ts';

export default class StartNode extends BaseCommand {
  static override summary = 'Start nodes that do not run, on their own data and ports; without a name, all of them.';
  static override examples = [
    '<%= config.bin %> start-node n2',
    '<%= config.bin %> start-node --target dc=a',
    '<%= config.bin %> start-node',
  ];
  static override args = nodeArg;
  static override flags = {
    ...clusterFlag,
    ...targetFlag,
    timeout: durationFlag('15s', 'how long to wait until they serve'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(StartNode);
    const isNamed = args.node !== undefined || flags.target !== undefined;
    const target = isNamed ? targetOf(args.node, flags.target) : 'all';
    const narrator = new UpNarrator(this.context, (text) => this.say(text));
    const choose = (cluster: ClusterRecord) => selectRecorded(cluster, target);
    const work = startNodes(this.context, new LocalDriver(this.context), flags.name, choose, {
      timeoutMs: flags.timeout,
      nodeSettings: { logLevel: 'info' },
      signal: this.context.interruption(),
      observer: narrator,
    });
    const outcome = await explainInterruption(narrator.during(work), finishOrUndo(flags.name));
    const names = outcome.plan.map(({ node }) => node.name).join(', ');
    this.say(`ready in ${Math.round(outcome.readyAfterMs)} ms: ${names}`);
    return reportUp(outcome);
  }
}
