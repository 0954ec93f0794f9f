import { Flags } from '@oclif/core';
import { durationFlag } from '../base-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { pauseNodes } from '../cluster/node-action.ts';
import { describeQuorum } from '../cluster/quorum.ts';
import { CliError } from '../errors.ts';
import { FaultCommand, faultFlags } from '../faults/fault-command.ts';
import { stallOf } from '../faults/stall-flags.ts';
import { nodeArg, targetFlag, targetOf } from '../node-target.ts';

export default class PauseNode extends FaultCommand {
  static override summary = 'Freeze nodes where they are (SIGSTOP): they keep their connections and answer nothing.';
  static override description =
    'With --duty a node is frozen for that share of each period only, and goes on by itself at the end: a gray node, which answers, too late. Without it, it stays frozen until "resume-node".';
  static override examples = [
    '<%= config.bin %> pause-node n2',
    '<%= config.bin %> pause-node --target leader',
    '<%= config.bin %> pause-node --target leader --duty 80% --period 200ms --for 30s',
  ];
  static override args = nodeArg;
  static override flags = {
    ...faultFlags,
    ...targetFlag,
    duty: Flags.string({ description: 'share of the time that it is frozen, such as 80%', helpValue: 'PERCENT' }),
    period: durationFlag('200ms', 'with --duty: length of one period of running and standing still'),
    for: durationFlag('30s', 'with --duty: how long; the node ends it by itself, at most 1h'),
    'dry-run': Flags.boolean({ description: 'with --duty: show the plan and do nothing', dependsOn: ['duty'] }),
  };

  async run(): Promise<unknown> {
    const { args, flags, metadata } = await this.parse(PauseNode);
    const target = targetOf(args.node, flags.target);
    if (flags.duty === undefined) {
      const chosen = ['for', 'period'].filter((name) => metadata.flags[name]?.setFromDefault !== true);
      if (chosen.length > 0) throw needsDuty(chosen, flags.name);
      return this.#pause(target, flags);
    }
    const stall = stallOf(flags.duty, flags.period);
    return this.inject('pause-node', { kind: 'gray-node', target, stall }, flags);
  }

  async #pause(target: string, flags: { name: string; 'allow-quorum-loss': boolean; timeout: number }) {
    const outcome = await pauseNodes(this.context, new LocalDriver(this.context), flags.name, {
      target,
      allowQuorumLoss: flags['allow-quorum-loss'],
      timeoutMs: flags.timeout,
      onWait: this.onWait,
      observer: { onDecision: (_, arithmetic) => this.say(describeQuorum(arithmetic)) },
    });
    const { nodes } = outcome;
    // Without a name it is all that are paused.
    const goOn = nodes.length === 1 ? `resume-node ${nodes[0]}` : 'resume-node';
    this.say(`paused ${nodes.join(', ')}; go on with: scalectl ${goOn} --name ${flags.name}`);
    return { cluster: flags.name, action: 'pause-node', ...outcome };
  }
}

/** Left unsaid, the node would stay frozen while its operator waits for it to come back. */
function needsDuty(flags: readonly string[], cluster: string): CliError {
  const names = flags.map((name) => `--${name}`).join(' and ');
  return new CliError({
    code: 'needs-duty',
    exit: 'usage',
    message: `${names} ${flags.length === 1 ? 'goes' : 'go'} with --duty only: a node that is frozen altogether cannot wake itself.`,
    hint: `Add --duty, such as --duty 90%; or freeze it without, and end it with: scalectl resume-node --name ${cluster}`,
  });
}
