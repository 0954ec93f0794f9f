import { Args, Flags } from '@oclif/core';
import { parseDurationMs } from '../../duration.ts';
import { CliError } from '../../errors.ts';
import { toDocument } from '../../kv/key-value-document.ts';
import { KvCommand, kvFlags, sameNodes } from '../../kv/kv-command.ts';
import { prefixEnd } from '../../kv/range-end.ts';

export default class KvGet extends KvCommand {
  static override summary = 'Read a key, or all keys with a prefix.';
  static override description =
    'Linearizable, unless told otherwise: it sees every write that was acknowledged before. Prints keys and values in turn, a line each. Exit code 3 when the key is not there.';
  static override examples = [
    '<%= config.bin %> kv get greeting',
    '<%= config.bin %> kv get --prefix "" --keys-only --limit 10',
    '<%= config.bin %> kv get greeting --max-staleness 500ms',
  ];
  static override args = {
    key: Args.string({ required: true, description: 'the key, or the prefix', ignoreStdin: true }),
  };
  static override flags = {
    ...kvFlags,
    prefix: Flags.boolean({ description: 'all keys that begin with KEY' }),
    limit: Flags.integer({ description: 'at most this many keys; 0: all', default: 0, min: 0 }),
    'keys-only': Flags.boolean({ description: 'no values' }),
    'count-only': Flags.boolean({ description: 'only how many there are' }),
    serializable: Flags.boolean({ description: "the asked node's own state: faster, but may be old" }),
    'max-staleness': Flags.custom<number>({
      description: 'as --serializable, of a state that is at most so old; else the node asks the leader first',
      helpValue: 'DURATION',
      parse: async (text) => Math.floor(parseDurationMs(text)),
    })(),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(KvGet);
    const key = Buffer.from(args.key);
    const response = await this.withClient(flags, (client) =>
      client.range(
        {
          // The empty key means "from the first key on" to a range; a zero byte is the first key that can be.
          key: flags.prefix && key.length === 0 ? Buffer.from([0]) : key,
          rangeEnd: flags.prefix ? prefixEnd(key) : new Uint8Array(),
          limit: flags.limit,
          keysOnly: flags['keys-only'],
          countOnly: flags['count-only'],
          serializable: flags.serializable || flags['max-staleness'] !== undefined,
        },
        flags['max-staleness'],
      ),
    );
    const kvs = response.kvs.map(toDocument);
    if (!flags.prefix && response.count === 0) throw noSuchKey(args.key, sameNodes(flags));
    if (flags['count-only']) this.say(String(response.count));
    for (const { key: name, value } of this.jsonEnabled() ? [] : kvs)
      this.say(flags['keys-only'] ? name : `${name}\n${value}`);
    return { revision: response.header?.revision ?? 0, count: response.count, more: response.more, kvs };
  }
}

function noSuchKey(key: string, nodes: string): CliError {
  return new CliError({
    code: 'no-such-key',
    exit: 'notFound',
    message: `There is no key "${key}".`,
    hint: `List the keys with: scalectl kv get --prefix "" --keys-only ${nodes}`,
  });
}
