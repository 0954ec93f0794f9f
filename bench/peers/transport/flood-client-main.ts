import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { etcdserverpb } from '#proto';
import { Channel } from '../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../server/rpc/channel/client-method.ts';
import { floodPath } from './echo-service.ts';

// The process of one client that takes a stream without end: node flood-client-main.js --client channel|socket --port N
// --seconds N [--pause ms between two messages]. Prints how fast it came after a warm-up, as JSON.

const { values } = parseArgs({
  options: {
    client: { type: 'string' },
    port: { type: 'string' },
    seconds: { type: 'string' },
    pause: { type: 'string', default: '0' },
  },
});

const warmUpMs = 1000;
const messageBytes = 65_536;
const port = Number(values.port);
const pauseMs = Number(values.pause);
let takenBytes = 0;

if (values.client === 'socket') {
  connect(port, '127.0.0.1').on('data', (bytes) => {
    takenBytes += bytes.length;
  });
} else void takeMessages();

async function takeMessages(): Promise<void> {
  const flood = bytesMethod('serverStream', floodPath);
  const request = etcdserverpb.PutRequest.encode({ key: Buffer.of(), value: Buffer.alloc(messageBytes, 'v') }).finish();
  const channel = new Channel({ addresses: [{ host: '127.0.0.1', port }] });
  for await (const message of channel.serverStream(flood, request)) {
    takenBytes += message.length;
    if (pauseMs > 0) await delay(pauseMs);
  }
}

await delay(warmUpMs);
const startBytes = takenBytes;
const startMs = performance.now();
await delay(Number(values.seconds) * 1000);
const gigabytesPerSecond = (takenBytes - startBytes) / 1e6 / (performance.now() - startMs);
process.stdout.write(`${JSON.stringify({ gigabytesPerSecond })}\n`, () => process.exit(0));
