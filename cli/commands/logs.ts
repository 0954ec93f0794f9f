import { Flags } from '@oclif/core';
import { BaseCommand, clusterFlag } from '../base-command.ts';
import { LogReader } from '../cluster/log-reader.ts';
import { formatLogLine, toJsonLine } from '../cluster/node-log.ts';
import { requireCluster } from '../cluster/registry.ts';
import { selectRecorded } from '../cluster/selectors.ts';
import { nodeArg } from '../node-target.ts';

export default class Logs extends BaseCommand {
  static override summary = 'Show what nodes wrote to their logs, in the order of time.';
  static override description =
    'With --json: the lines as they were written, one JSON document each; the words of a crash as the message of one.';
  static override examples = [
    '<%= config.bin %> logs',
    '<%= config.bin %> logs n1 --follow',
    '<%= config.bin %> logs --json',
  ];
  static override args = nodeArg;
  static override flags = {
    ...clusterFlag,
    follow: Flags.boolean({ char: 'f', description: 'go on with new lines until Ctrl-C, or until nobody reads them' }),
    lines: Flags.integer({ char: 'n', description: 'how many of the last lines to begin with', default: 100, min: 0 }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Logs);
    const cluster = await requireCluster(this.context.stateDir, flags.name);
    const reader = new LogReader(this.context, flags.name, selectRecorded(cluster, args.node ?? 'all'));
    const showName = args.node === undefined;
    const format = (nodeName: string, line: string): string =>
      this.jsonEnabled() ? toJsonLine(nodeName, line) : `${showName ? `${nodeName} ` : ''}${formatLogLine(line)}`;
    for (const { nodeName, line } of await reader.readLast(flags.lines)) this.#write(format(nodeName, line));
    if (!flags.follow) return;
    const stop = AbortSignal.any([this.context.interruption(), this.context.stdout.closed]);
    await reader.follow(stop, ({ nodeName, line }) => this.#write(format(nodeName, line)));
  }

  #write(line: string): void {
    this.context.stdout.write(`${line}\n`);
  }
}
