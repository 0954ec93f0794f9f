/**
 * What real clients and servers said to each other, as recorded between them: one frame per line, "TYPE flags stream hex".
 * A number after "#" stands for a gRPC message of that length instead. Blocks of requests come from `recorded-blocks.ts`.
 */
import { clientPreface, FrameType } from '../../../../proto/wire/frames.ts';
import { recordedBlocks } from '../hpack/recorded-blocks.ts';
import { frame } from '../peer.ts';

export interface Conversation {
  readonly name: string;
  /** Who hears it. */
  readonly role: 'client' | 'server';
  readonly frames: readonly Buffer[];
}

const bdpPing = 'PING 0 0 02041010090e0707';
const bdpPong = 'PING 1 0 02041010090e0707';

/** Requests of one client, `between` each two of them. */
function requests(blocks: string, opening: string[], size: number, between: (id: number) => string[]): string[] {
  return recordedBlocks[blocks]!.slice(0, 8).flatMap((block, i) => {
    const id = 2 * i + 1;
    const call = [`HEADERS 4 ${id} ${block}`, `DATA 1 ${id} #${size}`, ...between(id)];
    return i === 0 ? [...opening, 'SETTINGS 1 0', ...call] : call;
  });
}

const toServers: Readonly<Record<string, readonly string[]>> = {
  'grpc-go with deadlines': requests('go-timeout', ['SETTINGS 0 0'], 52, () => ['WINDOW 0 0 00000019', bdpPing]),
  'grpc-go': requests('go-notimeout', ['SETTINGS 0 0'], 120, () => [bdpPong]),
  'grpc-js': requests('grpcjs', ['SETTINGS 0 0 00040000ffff'], 125, () => []),
  'grpc-js with deadlines': requests('grpcjs-dl', ['SETTINGS 0 0 00040000ffff'], 125, () => []),
  h2load: requests('h2load', ['SETTINGS 0 0 00020000000000043fffffff', 'WINDOW 0 0 3fff0000'], 120, () => []),
  haproxy: requests('haproxy', ['SETTINGS 0 0 000200000000000800000001000300000064'], 120, (id) => [
    `WINDOW 0 ${id} 00000015`,
    'WINDOW 0 0 00000015',
  ]),
  nginx: requests('nginx', ['SETTINGS 0 0 00010000000000020000000000047fffffff', 'WINDOW 0 0 7fff0000'], 120, () => []),
  grpcurl: [
    'SETTINGS 0 0',
    'SETTINGS 1 0',
    `HEADERS 4 1 ${recordedBlocks['go-notimeout']![0]}`,
    'DATA 0 1 #8',
    bdpPong,
    'RST 0 1 00000000',
    'HEADERS 4 3 838645ad626b2b22f6165a0a4498f52fdc23a2b9c6bee2d9dcb66d2cb4148931ea63716cee5b36965a0a4498f564aa53ffc3c2c1c0bf',
    'DATA 0 3 #8',
    'RST 0 3 00000000',
    'HEADERS 4 5 8386bec3c2c1c0bf',
    'DATA 0 5 #8',
    'GOAWAY 0 0 0000000500000000636c69656e74207472616e73706f72742073687574646f776e',
  ],
  'interop, a stream of large messages': [
    'SETTINGS 0 0',
    'SETTINGS 1 0',
    `HEADERS 4 1 ${recordedBlocks['go-notimeout']![0]}`,
    'DATA 0 1 #4096',
    'DATA 0 1 #1844',
    'WINDOW 0 1 00004000',
    bdpPing,
    'DATA 0 1 #21',
    'DATA 1 1',
  ],
  'padding, priority, CONTINUATION': [
    'SETTINGS 0 0',
    'PRIORITY 0 3 000000000f',
    `HEADERS 40 1 0200000000ff${recordedBlocks['go-notimeout']![0]!.slice(0, 40)}0000`,
    `CONTINUATION 4 1 ${recordedBlocks['go-notimeout']![0]!.slice(40)}`,
    'DATA 9 1 0400000000016100000000',
    'UNKNOWN 0 0 616263',
  ],
};

const firstHead = '885f8b1d75d0620d263d4c4d6564';
const firstTrailers = '40889acac8b21234da8f013040899acac8b5254207317f00';
const grpcJsTrailers = '40889acac8b21234da8f013040899acac8b5254207317f024f4b';

const toClients: Readonly<Record<string, readonly string[]>> = {
  'grpc-go': [
    'SETTINGS 0 0 000500004000',
    'SETTINGS 1 0',
    'WINDOW 0 0 0000000b',
    bdpPing,
    `HEADERS 4 1 ${firstHead}`,
    'DATA 0 1 #27',
    `HEADERS 5 1 ${firstTrailers}`,
    'HEADERS 4 3 88c0',
    'DATA 0 3 #27',
    'HEADERS 5 3 bfbe',
    'GOAWAY 0 0 7fffffff00000000',
    bdpPing,
    'GOAWAY 0 0 0000000300000000',
  ],
  'grpc-go, errors': [
    'SETTINGS 0 0 000500004000',
    'SETTINGS 1 0',
    'HEADERS 5 1 885f8b1d75d0620d263d4c4d656440889acac8b21234da8f02313240899acac8b5254207317fa5b6aeb51fc54a20b677310aa4d65645ec2cb4148931ea5fb857dc5b3b96cda5968291263d5f',
    'RST 0 1 00000000',
    'HEADERS 5 3 88c0bf7ea8b6aeb51fc54a20b677310aa4d65645ec2cb4148931ea5fb84745738d7dc5b3b96cda5968291263d5',
    'RST 0 3 00000000',
    'HEADERS 5 5 88c1c0be',
    'RST 0 7 00000007',
  ],
  'grpc-js to nginx, which wants no table': [
    'SETTINGS 0 0 0003000003e8',
    'SETTINGS 1 0',
    `HEADERS 4 1 20${firstHead.replace('885f', '880f10')}`,
    'DATA 0 1 #20',
    `HEADERS 5 1 ${grpcJsTrailers.replaceAll('40', '00')}`,
    'WINDOW 0 0 00008070',
  ],
  'many streams, one after the other': [
    'SETTINGS 0 0 0003000003e8000400010000',
    'SETTINGS 1 0',
    `HEADERS 4 1 ${firstHead}`,
    `HEADERS 4 3 88be`,
    'DATA 0 3 #40',
    'DATA 0 1 #40',
    `HEADERS 5 1 ${grpcJsTrailers}`,
    'HEADERS 5 3 bfbe',
    'WINDOW 0 7 00000001',
    'HEADERS 4 5 88c0',
    'DATA 0 5 #4000',
    'DATA 1 5',
  ],
};

const types: Readonly<Record<string, number>> = {
  ...FrameType,
  RST: FrameType.RST_STREAM,
  WINDOW: FrameType.WINDOW_UPDATE,
  UNKNOWN: 0x42,
};

function toFrame(line: string): Buffer {
  const [type = '', flags, streamId, ...payload] = line.split(' ');
  return frame(types[type]!, Number(flags), Number(streamId), payloadOf(payload.join('')));
}

function payloadOf(text: string): Buffer {
  if (!text.startsWith('#')) return Buffer.from(text, 'hex');
  const message = Buffer.alloc(5 + Number(text.slice(1)), 'm');
  message[0] = 0;
  message.writeUInt32BE(message.length - 5, 1);
  return message;
}

export const corpus: readonly Conversation[] = [
  ...Object.entries(toServers).map(
    ([name, lines]): Conversation => ({
      name,
      role: 'server',
      frames: [Buffer.from(clientPreface), ...lines.map(toFrame)],
    }),
  ),
  ...Object.entries(toClients).map(
    ([name, lines]): Conversation => ({ name, role: 'client', frames: lines.map(toFrame) }),
  ),
];
