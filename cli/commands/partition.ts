import { Flags } from '@oclif/core';
import { cutModes } from '../../profiles/fault.ts';
import { selectorHelp } from '../cluster/selectors.ts';
import { CliError } from '../errors.ts';
import { FaultCommand, faultFlags } from '../faults/fault-command.ts';
import { type ShapeName, shapeNames } from '../faults/shapes.ts';

export default class Partition extends FaultCommand {
  static override summary = 'Cut links between the nodes, in a shape, for a time that the nodes keep themselves.';
  static override description =
    `Shows the links and who still reaches a quorum, and refuses to leave nobody. Afterwards every link is probed by a real call, and any difference from the plan is an error.

minority: the target (default: followers that are no majority) on one side, all others on the other.
majority: the same with a majority as target (default: followers first), so that the leader is left in the minority.
isolate: each node of the target (default: leader) without any link.
one-way: nobody hears the target (default: leader); with --direction in the target hears nobody.
bridge: only the links of one node (default: a follower) are left.
chain: the nodes in a line, the target (default: leader) at its end, the others by name.
ring: each node keeps its two neighbours; for four nodes and more.
dc: the data centre of the target (default: of the leader) is cut off from the others.`;
  static override examples = [
    '<%= config.bin %> partition --shape isolate --target leader --for 30s',
    '<%= config.bin %> partition --shape bridge --dry-run',
    '<%= config.bin %> partition --shape dc --target dc=b --mode reset --clients',
  ];
  static override flags = {
    ...faultFlags,
    shape: Flags.option({ description: 'what is left of the links', options: shapeNames, required: true })(),
    target: Flags.string({
      description: `the node or nodes that it turns around: ${selectorHelp}, or several with commas`,
      helpValue: 'TARGET',
    }),
    direction: Flags.option({
      description: 'of one-way: out cuts what the target says, in what it hears',
      options: ['out', 'in'] as const,
      default: 'out' as const,
    })(),
    mode: Flags.option({
      description:
        'drop: messages vanish, connections stay; reset: connections are broken and refused; refuse-new: those that exist go on',
      options: cutModes,
      default: 'drop' as const,
    })(),
    clients: Flags.boolean({ description: 'also keep clients away from the nodes that are cut off' }),
  };

  async run(): Promise<unknown> {
    const { flags, metadata } = await this.parse(Partition);
    const { shape, target = null, direction, mode, clients } = flags;
    if (shape !== 'one-way' && metadata.flags.direction?.setFromDefault !== true) throw hasNoDirection(shape);
    return this.inject('partition', { kind: 'partition', shape, target, direction, mode, clients }, flags);
  }
}

/** Ignored, it would leave its operator with another partition than was asked for. */
function hasNoDirection(shape: ShapeName): CliError {
  return new CliError({
    code: 'no-direction',
    exit: 'usage',
    message: `--direction goes with --shape one-way only: "${shape}" cuts links in both directions.`,
    hint: 'Leave it out, or use --shape one-way.',
  });
}
