import { Args } from '@oclif/core';
import { BaseCommand, clusterFlag } from '../base-command.ts';
import { changeFlags, runChange } from '../change-command.ts';
import { LocalDriver } from '../cluster/local.ts';
import { replaceNode } from '../cluster/members/scale.ts';

export default class ReplaceNode extends BaseCommand {
  static override summary = 'Put a new node in the place of one, which may be dead.';
  static override description =
    'The new node has an id of its own and is sent the log before it counts; then it comes in and the old one goes out in one step.';
  static override examples = ['<%= config.bin %> replace-node n2', '<%= config.bin %> replace-node n2 --keep-data'];
  static override args = {
    node: Args.string({ description: 'name of the node that leaves', required: true, ignoreStdin: true }),
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
      (options) => replaceNode(this.context, driver, flags.name, args.node, options),
    );
  }
}
