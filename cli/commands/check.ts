import { Args, Flags } from '@oclif/core';
import { BaseCommand, durationFlag } from '../base-command.ts';
import type { ExitName } from '../exit-codes.ts';
import type { CheckedFile } from '../history/check-file.ts';

const exitOfVerdict = {
  linearizable: 'ok',
  'not-linearizable': 'failed',
  undecided: 'undecided',
} as const satisfies Record<CheckedFile['check']['verdict'], ExitName>;

export default class Check extends BaseCommand {
  static override summary = 'Judge whether a recorded history is linearizable.';
  static override description =
    'Is there an order of all operations that keeps real time and explains what each returned? Each key is judged by itself, all cores at once; an operation of unknown outcome may have happened at any time, or never. A history that is not linearizable is told by its smallest bad part. Exit codes: 0 linearizable, 1 not linearizable, 22 undecided within the time, 2 no history.';
  static override examples = [
    '<%= config.bin %> check history.jsonl',
    '<%= config.bin %> check history.jsonl --picture bad.svg --json',
  ];
  static override args = {
    file: Args.string({
      description: 'the history.jsonl of a run, or any file in its format',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    timeout: durationFlag('1m', 'keys that are not judged by then are undecided'),
    picture: Flags.string({ description: 'draw the smallest bad part into this file', helpValue: 'FILE.svg' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Check);
    const { checkFile } = await import('../history/check-file.ts');
    const { file, check, picture } = await checkFile(this.context, {
      file: args.file,
      timeoutMs: flags.timeout,
      picture: flags.picture ?? null,
    });
    this.endWith(exitOfVerdict[check.verdict]);
    const { historyFigures, historyFindings, historyWords } = await import('../../bench/report/history-text.ts');
    this.say(`${historyWords[check.verdict].toUpperCase()}  ${file}: ${historyFigures(check)}.`);
    for (const line of historyFindings(check)) this.say(`  ${line}`);
    if (picture !== null) this.say(`picture: ${picture}`);
    return { file, ...check, picture };
  }
}
