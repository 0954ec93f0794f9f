import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { pauseNodes } from '../cluster/node-action.ts';
import { describeQuorum } from '../cluster/quorum.ts';
import { nodeArg, quorumFlag, targetFlag, targetOf } from '../node-target.ts';

export default class PauseNode extends BaseCommand {
  static override summary = 'Freeze nodes where they are (SIGSTOP): they keep their connections and answer nothing.';
  static override examples = ['<%= config.bin %> pause-node n2', '<%= config.bin %> pause-node --target leader'];
  static override args = nodeArg;
  static override flags = {
    ...clusterFlag,
    ...targetFlag,
    ...quorumFlag,
    timeout: durationFlag('10s', 'how long to wait for another scalectl that holds the cluster'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(PauseNode);
    const outcome = await pauseNodes(this.context, new LocalDriver(this.context), flags.name, {
      target: targetOf(args.node, flags.target),
      allowQuorumLoss: flags['allow-quorum-loss'],
      timeoutMs: flags.timeout,
      observer: { onDecision: (_, arithmetic) => this.say(describeQuorum(arithmetic)) },
    });
    this.say(`paused ${outcome.nodes.join(', ')}; go on with: scalectl resume-node ${outcome.nodes[0]}`);
    return { cluster: flags.name, action: 'pause-node', ...outcome };
  }
}
