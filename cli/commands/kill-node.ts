import { Flags } from '@oclif/core';
import { BaseCommand, clusterFlag, durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { endingSignals, killNodes } from '../cluster/node-action.ts';
import { describeQuorum } from '../cluster/quorum.ts';
import { nodeArg, quorumFlag, targetFlag, targetOf } from '../node-target.ts';

export default class KillNode extends BaseCommand {
  static override summary = 'Kill nodes, by name or by what they are at this moment.';
  static override description =
    'Shows what it means for the quorum, and refuses to lose it. Returns when the processes are gone; "start-node" or "up" starts them again.';
  static override examples = [
    '<%= config.bin %> kill-node n2',
    '<%= config.bin %> kill-node --target leader',
    '<%= config.bin %> kill-node --target dc=a --signal SIGTERM',
  ];
  static override args = nodeArg;
  static override flags = {
    ...clusterFlag,
    ...targetFlag,
    ...quorumFlag,
    signal: Flags.option({ description: 'how to end it', options: endingSignals, default: 'SIGKILL' as const })(),
    timeout: durationFlag('10s', 'how long to wait until the processes are gone'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(KillNode);
    const outcome = await killNodes(this.context, new LocalDriver(this.context), flags.name, {
      target: targetOf(args.node, flags.target),
      signal: flags.signal,
      allowQuorumLoss: flags['allow-quorum-loss'],
      timeoutMs: flags.timeout,
      onWait: this.onWait,
      observer: { onDecision: (_, arithmetic) => this.say(describeQuorum(arithmetic)) },
    });
    this.say(`killed ${outcome.nodes.join(', ')} with ${flags.signal}`);
    return { cluster: flags.name, action: 'kill-node', signal: flags.signal, ...outcome };
  }
}
