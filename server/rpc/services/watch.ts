import { etcdserverpb } from '#proto';
import type { CallContext } from '../call-context.ts';
import { bidi, implement, type Service } from '../service-definition.ts';
import type { OpenStreams } from './open-streams.ts';
import { type WatchParts, WatchStream } from './watch-stream.ts';

const watchDefinition = {
  name: 'etcdserverpb.Watch',
  methods: {
    watch: bidi('/etcdserverpb.Watch/Watch', etcdserverpb.WatchRequest, etcdserverpb.WatchResponse),
  },
};

/** etcd's watch service: any number of watches on one stream. */
export function watchService(parts: WatchParts, streams: OpenStreams): Service {
  return implement(watchDefinition, { watch: (requests, context) => watch(parts, streams, requests, context) });
}

async function* watch(
  parts: WatchParts,
  streams: OpenStreams,
  requests: AsyncIterable<etcdserverpb.WatchRequest>,
  context: CallContext,
): AsyncGenerator<etcdserverpb.IWatchResponse> {
  const stream = new WatchStream(parts);
  streams.add(context, (error) => stream.responses.fail(error));
  // Without it a client waits for the first change before it knows that it is connected.
  context.sendHeaders();
  context.signal.addEventListener('abort', () => stream.close(), { once: true });
  const timer = setInterval(() => stream.notifyProgress(), parts.limits.progressIntervalMs);
  timer.unref();
  // A client that asks for nothing more may still want its answers: the end of its requests is not the end of the call.
  readAll(stream, requests).catch((error) => stream.responses.fail(error));
  try {
    yield* stream.responses.drain();
  } finally {
    clearInterval(timer);
    stream.close();
  }
}

async function readAll(stream: WatchStream, requests: AsyncIterable<etcdserverpb.WatchRequest>): Promise<void> {
  for await (const request of requests) {
    stream.handle(request);
    await stream.room();
  }
}
