import { Flags } from '@oclif/core';
import { cutModes } from '../../profiles/fault.ts';
import { FaultCommand, faultFlags } from '../faults/fault-command.ts';
import { linkEffectOf } from '../faults/link-effect-flags.ts';

export default class Link extends FaultCommand {
  static override summary = 'Delay, narrow or cut what one node says to another, or drop frames of it, for a time.';
  static override description =
    'Acts on one direction; --both adds the other. Frames keep their order, and none is cut in the middle. With --from clients it acts on the calls of clients: they are delayed, lost or refused as a whole.';
  static override examples = [
    '<%= config.bin %> link --from n1 --to n2 --delay 50ms --jitter 10ms --for 1m',
    '<%= config.bin %> link --from leader --to follower --loss 30% --both',
    '<%= config.bin %> link --from n3 --to all --bandwidth 1MB',
    '<%= config.bin %> link --from clients --to leader --cut reset',
  ];
  static override flags = {
    ...faultFlags,
    from: Flags.string({
      description: 'who speaks: a node, a selector, or clients',
      helpValue: 'NODE',
      required: true,
    }),
    to: Flags.string({ description: 'who listens: a node or a selector', helpValue: 'NODE', required: true }),
    both: Flags.boolean({ description: 'the same in the other direction; not --from clients' }),
    delay: Flags.string({ description: 'added to every frame', helpValue: 'DURATION' }),
    jitter: Flags.string({ description: 'the delay varies by as much, up and down', helpValue: 'DURATION' }),
    loss: Flags.string({ description: 'share of the frames that is lost', helpValue: 'PERCENT' }),
    bandwidth: Flags.string({
      description: 'bytes per second, such as 500KB or 1MiB; not --from clients',
      helpValue: 'SIZE',
    }),
    cut: Flags.option({
      description: 'nothing gets through',
      options: cutModes,
    })(),
    seed: Flags.integer({ description: 'of jitter and loss; drawn when absent', min: 0, max: 2 ** 32 - 1 }),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Link);
    const { from, to, both } = flags;
    return this.inject('link', { kind: 'link', from, to, both, effect: linkEffectOf(flags) }, flags);
  }
}
