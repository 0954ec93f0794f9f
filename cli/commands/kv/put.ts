import { Args, Flags } from '@oclif/core';
import { toDocument } from '../../kv/key-value-document.ts';
import { KvCommand, kvFlags } from '../../kv/kv-command.ts';

export default class KvPut extends KvCommand {
  static override summary = 'Write a key; a value of "-" is read from standard input.';
  static override description =
    'Acknowledged means: on the disks of a write quorum: a majority, unless the cluster was told otherwise. It is tried again at other nodes until the timeout, and carried out once.';
  static override examples = ['<%= config.bin %> kv put greeting hello', 'date | <%= config.bin %> kv put now -'];
  static override args = {
    key: Args.string({ required: true, description: 'the key', ignoreStdin: true }),
    value: Args.string({ required: true, description: 'the value, or - for standard input', ignoreStdin: true }),
  };
  static override flags = { ...kvFlags, prev: Flags.boolean({ description: 'show what the key held before' }) };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(KvPut);
    const value = args.value === '-' ? await this.context.readStdin() : Buffer.from(args.value);
    const response = await this.withClient(flags, (client) =>
      client.put({ key: Buffer.from(args.key), value, prevKv: flags.prev }),
    );
    const previous = response.prevKv ? toDocument(response.prevKv) : null;
    this.say('OK');
    if (previous !== null) this.say(`${previous.key}\n${previous.value}`);
    return { revision: response.header?.revision ?? 0, previous };
  }
}
