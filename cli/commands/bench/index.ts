import { Args, Flags } from '@oclif/core';
import { BaseCommand, durationFlag } from '../../base-command.ts';
import { benchDocument, exitOfVerdict } from '../../bench/bench-document.ts';
import type { FinishedRun } from '../../bench/run-profile.ts';
import { LocalDriver } from '../../cluster/local.ts';
import { checkName, defaultClusterName, splitList } from '../../cluster/spec.ts';
import { toCommandLine } from '../../command-line.ts';

/** The cluster of `--up` when no name is given. */
const ownClusterName = 'bench';

export default class Bench extends BaseCommand {
  static override summary = 'Drive a cluster with a load profile, and report what happened.';
  static override description =
    'Open loop: latency counts from the moment a call was due. Every acknowledged write is read back at the end. Exit codes: 0 pass, 1 fail, 20 void (the generator fell behind), 21 aborted.';
  static override examples = [
    '<%= config.bin %> bench',
    '<%= config.bin %> bench profiles/10k.yaml --name five',
    '<%= config.bin %> bench smoke --up --json',
  ];
  static override args = {
    profile: Args.string({
      description: 'a YAML file, or the name of one of the profiles that come along',
      default: '10k',
      ignoreStdin: true,
    }),
  };
  static override flags = {
    name: Flags.string({
      description: 'the cluster to drive (default: "default"; with --up: "bench")',
      helpValue: 'NAME',
      parse: async (text) => checkName('cluster', text),
    }),
    up: Flags.boolean({ description: 'start a cluster for this run, and delete it at the end' }),
    nodes: Flags.integer({ description: 'with --up: number of nodes (default 3)', helpValue: 'N', dependsOn: ['up'] }),
    dc: Flags.string({ description: 'with --up: data centres', helpValue: 'a,b,c', dependsOn: ['up'] }),
    out: Flags.string({ description: 'directory for result.json and report.html', helpValue: 'DIR' }),
    timeout: durationFlag('1h', 'stop the run after this time, with the verdict "aborted"'),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Bench);
    // The generator, the audit and the report load only when they are needed: every command is looked at for --help.
    const { runSession } = await import('../../bench/bench-session.ts');
    const request = { nodeCount: flags.nodes ?? null, dcs: flags.dc === undefined ? null : splitList(flags.dc) };
    const run = await runSession(this.context, new LocalDriver(this.context), {
      profile: args.profile,
      clusterName: flags.name ?? (flags.up ? ownClusterName : defaultClusterName),
      ownCluster: flags.up ? request : null,
      outDir: flags.out ?? null,
      reproduce: toCommandLine(['scalectl', ...this.context.argv]),
      timeoutMs: flags.timeout,
      say: (text) => this.say(text),
      talkative: this.context.stderr.isTty,
    });
    return this.#report(run);
  }

  async #report(run: FinishedRun): Promise<unknown> {
    this.endWith(exitOfVerdict[run.result.verdict]);
    const { renderSummary } = await import('../../../bench/report/text.ts');
    this.say(renderSummary(run.result));
    this.say(`report: ${run.files.report}\nresult: ${run.files.result}`);
    if (run.files.history !== null) this.say(`history: ${run.files.history}`);
    return benchDocument(run);
  }
}
