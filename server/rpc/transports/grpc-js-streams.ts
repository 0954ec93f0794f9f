import type { Readable, Writable } from 'node:stream';
import type { ServerCall } from '../server-call.ts';
import type { ErasedMethod } from '../service-definition.ts';

/**
 * The requests of a stream, read as they are asked for: what is not asked for waits in the client, held there by
 * HTTP/2 flow control (grpc-js reads 16 messages ahead). Throws the reason when the call is cancelled. Leaving the
 * loop early does not end the call.
 */
export async function* requestsOf(call: Readable, context: ServerCall): AsyncGenerator<unknown, void, undefined> {
  try {
    yield* call.iterator({ destroyOnReturn: false });
  } catch (error) {
    // grpc-js destroys the stream of a cancelled call before it says so; the reader sees a premature close.
    throw isPrematureClose(error) ? context.cancellation() : error;
  }
  // grpc-js may end a stream that was reset as if it were complete. Half an upload must not be taken for a whole one.
  if (context.cancelled) throw context.cancellation();
}

/** Sends what the handler yields, no faster than the client takes it. Returns early when the call is cancelled. */
export async function sendResponses(
  call: Writable,
  method: ErasedMethod,
  context: ServerCall,
  responses: AsyncIterable<unknown>,
): Promise<void> {
  for await (const response of responses) {
    if (context.cancelled) throw context.cancellation();
    context.sendHeaders();
    if (!call.write(method.encode(response))) await writable(call);
    if (context.cancelled) throw context.cancellation();
  }
}

function writable(call: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      call.off('drain', done);
      call.off('close', done);
      resolve();
    };
    call.once('drain', done);
    call.once('close', done);
    // A cancelled call may be gone already, and then nothing is emitted any more.
    if (call.destroyed) done();
  });
}

function isPrematureClose(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
}
