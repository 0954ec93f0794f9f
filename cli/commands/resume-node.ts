import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { resumeNodes } from '../cluster/node-action.ts';
import { nodeArg, targetFlag, targetOf } from '../node-target.ts';

export default class ResumeNode extends BaseCommand {
  static override summary = 'Let paused nodes go on; without a name, all of them.';
  static override examples = ['<%= config.bin %> resume-node n2', '<%= config.bin %> resume-node'];
  static override args = nodeArg;
  static override flags = {
    ...clusterFlag,
    ...targetFlag,
    timeout: durationFlag('10s', 'how long to wait for another scalectl that holds the cluster'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ResumeNode);
    const isNamed = args.node !== undefined || flags.target !== undefined;
    const outcome = await resumeNodes(this.context, new LocalDriver(this.context), flags.name, {
      target: isNamed ? targetOf(args.node, flags.target) : 'all',
      timeoutMs: flags.timeout,
      onWait: this.onWait,
    });
    this.say(outcome.nodes.length === 0 ? 'no node was paused' : `resumed ${outcome.nodes.join(', ')}`);
    return { cluster: flags.name, action: 'resume-node', ...outcome };
  }
}
