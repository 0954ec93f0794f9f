import { Args, Flags } from '@oclif/core';
import type { HistoryCheck } from '../../bench/check/history-check.ts';
import { BaseCommand, durationFlag } from '../base-command.ts';
import type { ExitName } from '../exit-codes.ts';

const exitOfVerdict = {
  linearizable: 'ok',
  'not-linearizable': 'failed',
  undecided: 'undecided',
} as const satisfies Record<HistoryCheck['verdict'], ExitName>;

export default class Check extends BaseCommand {
  static override summary = 'Judge whether a recorded history is linearizable.';
  static override description =
    'Is there an order of all operations that keeps real time and explains what each returned? Each key is judged by itself, all cores at once; an operation of unknown outcome may have happened at any time, or never. A history that is not linearizable is shown by its smallest failing part. Exit codes: 0 linearizable, 1 not linearizable, 22 undecided within the time, 2 no history.';
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
    picture: Flags.string({ description: 'draw the smallest failing part into this file', helpValue: 'FILE.svg' }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Check);
    const { file } = args;
    const { checkFile } = await import('../history/check-file.ts');
    const { openPicture } = await import('../history/picture-file.ts');
    const path = flags.picture === undefined ? null : await openPicture(this.context, flags.picture);
    const check = await checkFile(this.context, { file, timeoutMs: flags.timeout });
    this.endWith(exitOfVerdict[check.verdict]);
    const { historyFigures, historyFindings, historyWords } = await import('../../bench/report/history-text.ts');
    this.say(`${historyWords[check.verdict].toUpperCase()}  ${file}: ${historyFigures(check)}.`);
    for (const line of historyFindings(check)) this.say(`  ${line}`);
    return { file, ...check, picture: await this.#draw(check, path) };
  }

  /** After the verdict, which is worth more. Null: none was asked for, there is nothing to draw, or it failed. */
  async #draw({ violation }: HistoryCheck, path: string | null): Promise<string | null> {
    if (violation === null || path === null) return null;
    const { drawPicture } = await import('../history/picture-file.ts');
    const failure = await drawPicture(violation, path);
    this.say(failure ?? `picture: ${path}`);
    return failure === null ? path : null;
  }
}
