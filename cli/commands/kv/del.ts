import { Args, Flags } from '@oclif/core';
import { KvCommand, kvFlags } from '../../kv/kv-command.ts';
import { prefixEnd } from '../../kv/range-end.ts';

export default class KvDel extends KvCommand {
  static override summary = 'Delete a key, or all keys with a prefix; prints how many there were.';
  static override examples = ['<%= config.bin %> kv del greeting', '<%= config.bin %> kv del --prefix user/'];
  static override args = {
    key: Args.string({ required: true, description: 'the key, or the prefix', ignoreStdin: true }),
  };
  static override flags = { ...kvFlags, prefix: Flags.boolean({ description: 'all keys that begin with KEY' }) };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(KvDel);
    const key = Buffer.from(args.key);
    const response = await this.withClient(flags, (client) =>
      client.deleteRange({
        key: flags.prefix && key.length === 0 ? Buffer.from([0]) : key,
        rangeEnd: flags.prefix ? prefixEnd(key) : new Uint8Array(),
      }),
    );
    this.say(String(response.deleted));
    return { revision: response.header?.revision ?? 0, deleted: response.deleted };
  }
}
