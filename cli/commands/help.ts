import { Args, Help as OclifHelp } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { renderTable } from '../output/table.ts';

export default class Help extends BaseCommand {
  static override summary = 'Explain a command; "help exit-codes" lists what every exit code means.';
  static override examples = ['<%= config.bin %> help up', '<%= config.bin %> help exit-codes'];
  static override args = { topic: Args.string({ description: 'a command, or exit-codes', ignoreStdin: true }) };
  static override strict = false;

  async run(): Promise<unknown> {
    const { argv } = await this.parse(Help);
    const words = (argv as string[]).filter((word) => !word.startsWith('-'));
    if (words[0] === 'exit-codes') return this.#explainExitCodes();
    await new OclifHelp(this.config, { all: false }).showHelp(words);
    return undefined;
  }

  #explainExitCodes(): unknown {
    const rows = Object.entries(exitCodes).map(([name, { code, meaning }]) => ({ code, name, meaning }));
    const table = renderTable(
      [
        { title: 'CODE', align: 'right', value: ({ code }) => String(code) },
        { title: 'NAME', value: ({ name }) => name },
        { title: 'MEANING', value: ({ meaning }) => meaning },
      ],
      rows,
    );
    if (!this.jsonEnabled()) this.context.stdout.write(table);
    return { exitCodes: rows };
  }
}
