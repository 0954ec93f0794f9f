import { Flags } from '@oclif/core';
import { BaseCommand, durationFlag } from '../../../base-command.ts';
import { LocalDriver } from '../../../cluster/local.ts';
import { checkName } from '../../../cluster/spec.ts';
import { toCommandLine } from '../../../command-line.ts';

export default class BenchPeersEtcd extends BaseCommand {
  static override summary = 'Measure a cluster side by side with etcd: same machine, same generator, same bytes.';
  static override description =
    'etcd is the one on the PATH, else built once with Go. Both are fresh, with as many nodes, and measured in turns; exit code 36 when there is no etcd to be had.';
  static override examples = [
    '<%= config.bin %> bench peers etcd',
    '<%= config.bin %> bench peers etcd --rounds 5 --out results',
    '<%= config.bin %> bench peers etcd --nodes 1 --only "1 in flight"',
  ];
  static override flags = {
    name: Flags.string({
      description: 'name of the cluster that is made and deleted',
      default: 'peers',
      parse: async (text) => checkName('cluster', text),
    }),
    nodes: Flags.integer({ description: 'of each system', default: 3, min: 1, max: 7 }),
    only: Flags.string({ description: 'only workloads with these words in their name', helpValue: 'WORDS' }),
    rounds: Flags.integer({ description: 'how often everything is measured', default: 3, min: 1, max: 20 }),
    measure: durationFlag('4s', 'length of each measurement, after three seconds of warm-up'),
    out: Flags.string({ description: 'directory for peers.json and peers.md', helpValue: 'DIR' }),
    timeout: durationFlag('30m', 'stop after this time; whole rounds are kept'),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(BenchPeersEtcd);
    const { compareSession } = await import('../../../bench/peers-session.ts');
    const { renderPeersText } = await import('../../../../bench/report/peers.ts');
    const { result, document, files } = await compareSession(this.context, new LocalDriver(this.context), {
      clusterName: flags.name,
      version: this.config.version,
      nodeCount: flags.nodes,
      only: flags.only ?? null,
      rounds: flags.rounds,
      measuredMs: flags.measure,
      outDir: flags.out ?? null,
      reproduce: toCommandLine(['scalectl', ...this.context.argv]),
      timeoutMs: flags.timeout,
      say: (text) => this.say(text),
    });
    this.say(`\n${renderPeersText(document)}\n\npage: ${files.page}\nresult: ${files.result}`);
    if (result.rounds < flags.rounds) {
      const why = result.failure === null ? '' : `: ${result.failure}`;
      this.say(`stopped after ${result.rounds} of ${flags.rounds} whole rounds${why}`);
      this.endWith(this.context.interruption().aborted ? 'interrupted' : 'failed');
    }
    return { ...result, files };
  }
}
