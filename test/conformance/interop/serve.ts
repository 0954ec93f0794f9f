import * as assert from 'uvu/assert';
import { deadline } from '../../../server/rpc/interceptors/deadline.ts';
import { createServer } from '../transports.ts';
import { interopService } from './service.ts';

/** Serves the test service while `body` runs, and expects that no handler failed in a way that nobody foresaw. */
export async function withInteropServer(transport: string, body: (port: number) => Promise<void>): Promise<void> {
  const unexpected: unknown[] = [];
  const server = createServer(transport, {
    interceptors: [deadline()],
    onUnexpectedError: ({ cause }) => unexpected.push(cause),
  });
  server.addService(interopService());
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  try {
    await body(port);
  } finally {
    await server.shutdown(200);
  }
  assert.equal(unexpected, []);
}
