import * as assert from 'uvu/assert';
import { deadline } from '../../../server/rpc/interceptors/deadline.ts';
import { healthService } from '../../../server/rpc/services/health.ts';
import { reflectionServices } from '../../../server/rpc/services/reflection.ts';
import type { WireServerOptions } from '../../../server/rpc/transports/wire/options.ts';
import { createServer } from '../transports.ts';
import { interopService } from './service.ts';

/**
 * Serves the test service, health and reflection while `body` runs, and expects that no handler failed in a way that
 * nobody foresaw.
 */
export async function withInteropServer(
  transport: string,
  body: (port: number) => Promise<void>,
  { interceptors = [], tls }: Pick<Partial<WireServerOptions>, 'interceptors' | 'tls'> = {},
): Promise<void> {
  const unexpected: unknown[] = [];
  const server = createServer(transport, {
    interceptors: [deadline(), ...interceptors],
    onUnexpectedError: ({ cause }) => unexpected.push(cause),
    ...(tls === undefined ? {} : { tls }),
  });
  const health = healthService({ services: new Map([['', () => true]]) });
  for (const service of [interopService(), health, ...reflectionServices([health.name])]) server.addService(service);
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  try {
    await body(port);
  } finally {
    await server.shutdown(200);
  }
  assert.equal(unexpected, []);
}
