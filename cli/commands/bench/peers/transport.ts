import { Flags } from '@oclif/core';
import { BaseCommand, durationFlag } from '../../../base-command.ts';

export default class BenchPeersTransport extends BaseCommand {
  static override summary = 'Measure the CPU per call of our gRPC server side by side with grpc-js and grpc-go.';
  static override description =
    'h2load calls a unary echo of 100 B with deadline and metrics on, at 25, 8 and 1 calls in flight per connection. The servers are measured in turns within one run. grpc-go is built once with Go, and left out by name when it cannot be; exit code 36 without h2load.';
  static override examples = [
    '<%= config.bin %> bench peers transport',
    '<%= config.bin %> bench peers transport --rounds 5 --out results',
  ];
  static override flags = {
    rounds: Flags.integer({ description: 'how often everything is measured', default: 3, min: 1, max: 20 }),
    out: Flags.string({ description: 'directory for transport.json and transport.md', helpValue: 'DIR' }),
    timeout: durationFlag('10m', 'stop after this time'),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(BenchPeersTransport);
    const { transportSession } = await import('../../../bench/transport-session.ts');
    const { renderTransports } = await import('../../../../bench/report/transports.ts');
    const { result, files } = await transportSession(this.context, {
      rounds: flags.rounds,
      outDir: flags.out ?? null,
      timeoutMs: flags.timeout,
      say: (text) => this.say(text),
    });
    this.say(`\n${renderTransports(result)}`);
    if (files !== null) this.say(`page: ${files.page}\nresult: ${files.result}`);
    return { ...result, files };
  }
}
