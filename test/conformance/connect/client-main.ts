/**
 * The client under test of connectconformance: `node client-main.js PROTO_DIR`. Reads calls to make from stdin, a few at
 * a time, and writes what each came to.
 */
import { makeCall } from './client-calls.ts';
import { delimited, readDelimited } from './delimited.ts';
import { type ClientCompatRequest, type ClientCompatResponse, loadConformanceTypes } from './messages.ts';

const maxCallsAtOnce = 8;

const types = loadConformanceTypes(process.argv[2] ?? '');
const requests = types.codec<ClientCompatRequest>('ClientCompatRequest');
const responses = types.codec<ClientCompatResponse>('ClientCompatResponse');

const running = new Set<Promise<void>>();
for await (const message of readDelimited(process.stdin)) {
  const call = answer(requests.decode(message)).finally(() => running.delete(call));
  running.add(call);
  if (running.size >= maxCallsAtOnce) await Promise.race(running);
}
await Promise.all(running);

async function answer(request: ClientCompatRequest): Promise<void> {
  const { testName } = request;
  const response = await makeCall(types, request).then(
    (result): ClientCompatResponse => ({ testName, response: result }),
    (error: Error): ClientCompatResponse => ({ testName, error: { message: String(error.stack) } }),
  );
  process.stdout.write(delimited(responses.encode(response).finish()));
}
