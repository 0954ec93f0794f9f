import { Command, Flags } from '@oclif/core';
import { checkName, defaultClusterName } from './cluster/spec.ts';
import { type Context, processContext } from './context.ts';
import { parseTimerMs } from './duration.ts';
import { type ExitName, exitCodes } from './exit-codes.ts';
import { describeLockWait } from './output/lock-wait.ts';

/**
 * What all commands share: `--json`, where their words go, and how they end. A command parses its flags, makes one call and
 * returns its data; with `--json` the data is the one document on stdout and everything said goes to stderr.
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true;

  protected readonly context: Context = processContext();

  /** Words for people, line by line. */
  protected say(text: string): void {
    const output = this.jsonEnabled() ? this.context.stderr : this.context.stdout;
    output.write(`${text}\n`);
  }

  /** Told when another scalectl holds the cluster, for the time that it is waited for. */
  protected readonly onWait = (purpose: string, pid: number): void => this.say(describeLockWait(purpose, pid));

  /** Ends with this code although nothing went wrong in the command itself: `status` of a cluster that is down. */
  protected endWith(exit: ExitName): void {
    this.context.setExitCode(exitCodes[exit].code);
  }

  /** Plain, on a terminal too: oclif would colour it. */
  protected override logJson(document: unknown): void {
    this.context.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }

  /** Errors are told in one place: main.ts. */
  protected override async catch(error: Error): Promise<never> {
    throw error;
  }
}

/** --name: which cluster. */
export const clusterFlag = {
  name: Flags.string({
    description: 'name of the cluster',
    helpValue: 'NAME',
    default: defaultClusterName,
    parse: async (text) => checkName('cluster', text),
  }),
};

/** A flag that takes "500ms", "15s", "2m" and gives whole milliseconds. */
export function durationFlag(byDefault: string, description: string) {
  return Flags.custom<number>({
    description,
    helpValue: 'DURATION',
    default: parseTimerMs(byDefault),
    defaultHelp: async () => byDefault,
    parse: async (text) => parseTimerMs(text),
  })();
}
