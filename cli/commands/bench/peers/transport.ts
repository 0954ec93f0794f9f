import { Flags } from '@oclif/core';
import { transportRows } from '../../../../bench/peers/transport/transport-result.ts';
import { BaseCommand, durationFlag } from '../../../base-command.ts';

export default class BenchPeersTransport extends BaseCommand {
  static override summary =
    'Measure our gRPC transport side by side with grpc-js, grpc-go and nghttpd, against its targets.';
  static override description =
    'CPU per unary echo of 100 B with deadline and metrics on (offered by h2load at 25, 8 and 1 calls in flight per connection), the same over TLS 1.3, CPU of our clients, speed of streams, memory of idle streams, latency. Those that are compared are measured in turns within one run. grpc-go is built once with Go; it and nghttpd are left out by name when they cannot be had; exit code 36 without h2load.';
  static override examples = [
    '<%= config.bin %> bench peers transport',
    '<%= config.bin %> bench peers transport --rows unary --rows latency',
    '<%= config.bin %> bench peers transport --rounds 5 --out results',
  ];
  static override flags = {
    rows: Flags.option({
      options: transportRows,
      description: 'what is measured; everything unless told',
      multiple: true,
    })(),
    rounds: Flags.integer({ description: 'how often everything is measured', default: 3, min: 1, max: 20 }),
    out: Flags.string({ description: 'directory for transport.json and transport.md', helpValue: 'DIR' }),
    timeout: durationFlag('20m', 'stop after this time'),
  };

  async run(): Promise<unknown> {
    const { flags } = await this.parse(BenchPeersTransport);
    const { transportSession } = await import('../../../bench/transport-session.ts');
    const { renderTransports } = await import('../../../../bench/report/transports.ts');
    const { result, files } = await transportSession(this.context, {
      rows: flags.rows ?? transportRows,
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
