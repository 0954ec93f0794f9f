import { Args } from '@oclif/core';
import { BaseCommand, clusterFlag } from '../base-command.ts';
import { changeFlags, runChange } from '../change-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { replaceNodes } from '../cluster/members/scale.ts';

export default class ReplaceNode extends BaseCommand {
  static override summary = 'Put new nodes in the place of one or several, which may be dead.';
  static override description =
    'A new node has an id of its own and is sent the log before it counts; then all new ones come in and the old ones go out in one step.';
  static override examples = [
    '<%= config.bin %> replace-node n2',
    '<%= config.bin %> replace-node n2 n3',
    '<%= config.bin %> replace-node n2 --keep-data',
  ];
  static override args = {
    node: Args.string({
      description: 'name of a node that leaves; several are replaced in one step',
      required: true,
      multiple: true,
      ignoreStdin: true,
    }),
  };
  static override flags = { ...clusterFlag, ...changeFlags };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(ReplaceNode);
    const driver = new LocalDriver(this.context);
    return runChange(
      this.context,
      (text) => this.say(text),
      'replace-node',
      flags,
      (options) => replaceNodes(this.context, driver, flags.name, args.node, options),
    );
  }
}
