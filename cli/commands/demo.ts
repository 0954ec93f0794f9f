import { Flags } from '@oclif/core';
import { BaseCommand, durationFlag } from '../base-command.ts';
import { benchDocument, exitOfVerdict } from '../bench/bench-document.ts';
import { LocalDriver } from '../cluster/local.ts';
import { checkName } from '../cluster/spec.ts';

export default class Demo extends BaseCommand {
  static override summary =
    'See the whole story in a minute: a cluster, 10,000 requests per second, a killed leader, a report.';
  static override description =
    'Three nodes in three (labelled) data centres on this machine. Their leader is killed in the middle of the load and started again; then every acknowledged write is looked for. At the end nothing runs any more, and the report stays.';
  static override examples = ['<%= config.bin %> demo', 'npm start'];
  static override flags = {
    name: Flags.string({
      description: 'name of the cluster that is made and deleted',
      default: 'demo',
      parse: async (text) => checkName('cluster', text),
    }),
    profile: Flags.string({ description: 'another profile', default: 'quickstart', helpValue: 'PROFILE' }),
    out: Flags.string({ description: 'directory for result.json and report.html', helpValue: 'DIR' }),
    timeout: durationFlag('5m', 'stop after this time, with the verdict "aborted"'),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(Demo);
    const { runSession } = await import('../bench/bench-session.ts');
    this.say(
      'Three nodes in three data centres come up, take load, lose their leader, and are asked for every write.\n',
    );
    const run = await runSession(this.context, new LocalDriver(this.context), {
      profile: flags.profile,
      clusterName: flags.name,
      ownCluster: { nodeCount: 3, dcs: ['a', 'b', 'c'] },
      outDir: flags.out ?? null,
      reproduce: 'scalectl demo',
      timeoutMs: flags.timeout,
      say: (text) => this.say(text),
      talkative: true,
    });
    this.endWith(exitOfVerdict[run.result.verdict]);
    const { renderSummary } = await import('../../bench/report/text.ts');
    this.say(`\n${renderSummary(run.result)}\n`);
    this.say(`Open the report in a browser: ${run.files.report}`);
    return benchDocument(run);
  }
}
