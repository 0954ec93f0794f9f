import type { RpcServer } from '../../server/rpc/rpc-server.ts';
import { createGrpcJsServer } from '../../server/rpc/transports/grpc-js.ts';
import type { WireServerOptions } from '../../server/rpc/transports/wire/options.ts';
import { createWireServer } from '../../server/rpc/transports/wire.ts';

/** Every transport that suites from outside are run against, by the name that a program takes on its command line. */
const transports: Readonly<Record<string, (options: WireServerOptions) => RpcServer>> = {
  wire: createWireServer,
  'grpc-js': createGrpcJsServer,
};

export const transportNames: readonly string[] = Object.keys(transports);

/** @throws Error for a name that is none. */
export function createServer(transport: string, options: WireServerOptions): RpcServer {
  const create = transports[transport];
  if (create === undefined) throw new Error(`no transport is called "${transport}": ${transportNames.join(', ')}`);
  if (options.tls !== undefined && create !== createWireServer) throw new Error(`${transport} is served without TLS`);
  return create(options);
}
