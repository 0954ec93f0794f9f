import type { Call } from './call.ts';

/** Sends requests as they come and as the call takes them. When the call ends first, the rest is not asked for. */
export async function pumpRequests<Request>(
  call: Call,
  requests: AsyncIterable<Request> | Iterable<Request>,
  encode: (request: Request) => Uint8Array,
): Promise<void> {
  try {
    for await (const request of requests) {
      if (call.done) return;
      if (!call.send(encode(request), false)) await call.writable();
      if (call.done) return;
    }
    call.endRequest();
  } catch (error) {
    call.cancel('The requests of the call failed', error);
  }
}
