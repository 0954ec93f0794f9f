/**
 * The server under test of connectconformance: `node server-main.js TRANSPORT PROTO_DIR`. The runner says on stdin what
 * it needs, learns on stdout where to connect, and ends this process with SIGTERM. Its closing of stdin means nothing.
 */
import { deadline } from '../../../server/rpc/interceptors/deadline.ts';
import type { WireTlsOptions } from '../../../server/rpc/transports/wire/options.ts';
import { createServer } from '../transports.ts';
import { delimited, readDelimited } from './delimited.ts';
import { loadConformanceTypes, type ServerCompatRequest, type ServerCompatResponse } from './messages.ts';
import { conformanceService } from './service.ts';

const [transport = '', protoDir = ''] = process.argv.slice(2);
const types = loadConformanceTypes(protoDir);
const host = '127.0.0.1';

const request = await readRequest();
const { messageReceiveLimit, useTls, serverCreds } = request;
const server = createServer(transport, {
  interceptors: [deadline()],
  onUnexpectedError: (error) => process.stderr.write(`${error.cause}\n`),
  ...(messageReceiveLimit > 0 ? { maxReceiveMessageSizeBytes: messageReceiveLimit } : {}),
  ...(useTls ? { tls: tlsOptions() } : {}),
});
server.addService(conformanceService(types));
process.once('SIGTERM', () => void server.shutdown(0).then(() => process.exit(0)));
const port = await server.start({ host, port: 0 });
const answer = types.codec<ServerCompatResponse>('ServerCompatResponse').encode({
  host,
  port,
  ...(useTls && serverCreds ? { pemCert: serverCreds.cert } : {}),
});
process.stdout.write(delimited(answer.finish()));

/** The runner makes certificates for both sides; where it names the client's, only that may come in. */
function tlsOptions(): WireTlsOptions {
  if (!serverCreds) throw new Error('the runner wants TLS but gave no certificate');
  const own = { cert: Buffer.from(serverCreds.cert), key: Buffer.from(serverCreds.key) };
  const { clientTlsCert } = request;
  if (clientTlsCert.length === 0) return own;
  return { ...own, ca: Buffer.from(clientTlsCert), requireClientCertificate: true };
}

async function readRequest(): Promise<ServerCompatRequest> {
  for await (const message of readDelimited(process.stdin)) {
    return types.codec<ServerCompatRequest>('ServerCompatRequest').decode(message);
  }
  throw new Error('stdin ended before the runner said what it needs');
}
