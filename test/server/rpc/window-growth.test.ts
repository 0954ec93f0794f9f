/** Throughput over a link with a delay: of what the windows let pass, before and after they have grown. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Channel, type ChannelOptions } from '../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../server/rpc/channel/client-method.ts';
import { clientStream, implement, serverStream } from '../../../server/rpc/service-definition.ts';
import { createWireServer } from '../../../server/rpc/transports/wire.ts';
import { slowLink } from './slow-link.ts';

/**
 * Long, so that what one window per round trip makes (3.5 MB/s) is far below what any machine moves: the windows, not the
 * processor, are what is compared.
 */
const delayMs = 150;
const startWindowBytes = 1024 * 1024;
const chunk = Buffer.alloc(65_536, 'x');
const bytes = {
  decode: (message: Uint8Array) => message,
  encode: (message: Uint8Array) => ({ finish: () => message }),
};
const bulk = {
  name: 'test.Bulk',
  methods: {
    download: serverStream('/test.Bulk/Download', bytes, bytes),
    upload: clientStream('/test.Bulk/Upload', bytes, bytes),
  },
};
const download = bytesMethod('serverStream', '/test.Bulk/Download');
const upload = bytesMethod('clientStream', '/test.Bulk/Upload');

/** What one window per round trip makes. */
const windowPerRoundTrip = startWindowBytes / (2 * delayMs);

async function overSlowLink(options: Partial<ChannelOptions>, use: (channel: Channel) => Promise<void>): Promise<void> {
  const server = createWireServer({
    interceptors: [],
    onUnexpectedError: (error) => assert.unreachable(error.message),
  });
  server.addService(
    implement(bulk, {
      async *download() {
        for (;;) yield chunk;
      },
      async upload(requests) {
        for await (const _ of requests);
        return Buffer.of();
      },
    }),
  );
  const target = await server.start({ host: '127.0.0.1', port: 0 });
  const link = await slowLink(target, delayMs);
  const channel = new Channel({ addresses: [{ host: '127.0.0.1', port: link.port }], ...options });
  try {
    await use(channel);
  } finally {
    await channel.close();
    await server.shutdown(0);
    link.close();
  }
}

/** Bytes per ms, after as many bytes that may go at any speed. */
async function downloadSpeed(channel: Channel, measuredBytes: number): Promise<number> {
  const stream = channel.serverStream(download, Buffer.of());
  const take = async (byteCount: number) => {
    for (let left = byteCount; left > 0; ) left -= (await stream.next()).value!.length;
  };
  await take(measuredBytes);
  const startMs = performance.now();
  await take(measuredBytes);
  const speed = measuredBytes / (performance.now() - startMs);
  stream.cancel();
  return speed;
}

test('a download fills a long link: windows of the client grow, unless they were chosen', async () => {
  let fixed = 0;
  let grown = 0;
  await overSlowLink({ streamWindowBytes: startWindowBytes }, async (channel) => {
    fixed = await downloadSpeed(channel, 4 * startWindowBytes);
  });
  await overSlowLink({}, async (channel) => {
    grown = await downloadSpeed(channel, 32 * startWindowBytes);
  });
  assert.ok(fixed <= windowPerRoundTrip, `${fixed} bytes per ms with one window per round trip`);
  assert.ok(grown > 2 * fixed, `${grown} bytes per ms after ${fixed}`);
});

test('an upload fills a long link: windows of the server grow', () =>
  overSlowLink({}, async (channel) => {
    async function* chunks(count: number) {
      for (let i = 0; i < count; i++) yield chunk;
    }
    const startMs = performance.now();
    await channel.clientStream(upload, chunks(1024));
    const speed = (1024 * chunk.length) / (performance.now() - startMs);
    assert.ok(
      speed > windowPerRoundTrip,
      `${speed} bytes per ms, ${windowPerRoundTrip} at most with windows that stay`,
    );
  }));

test.run();
