import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from '../rpc/listen.ts';

export interface HttpEndpoints {
  readonly metrics: () => Promise<string>;
  readonly metricsContentType: string;
  readonly isReady: () => boolean;
}

/** Prometheus and probes ask a few times a minute; whoever asks more is turned away. */
const maxConnections = 32;
const requestTimeoutMs = 5_000;

/**
 * `/metrics` for Prometheus, `/healthz` (the process answers), `/readyz` (it serves requests). Resolves with the server
 * once it listens; rejects with AddressError when the port cannot be had.
 */
export function serveHttp(
  address: { readonly host: string; readonly port: number },
  endpoints: HttpEndpoints,
): Promise<Server> {
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs },
    (request, response) => {
      answer(request, response, endpoints).catch((error: Error) => send(response, 500, `${error.message}\n`));
    },
  );
  server.maxConnections = maxConnections;
  return listen(server, address).then(() => server);
}

async function answer(request: IncomingMessage, response: ServerResponse, endpoints: HttpEndpoints): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, 'only GET and HEAD are served here\n');
    return;
  }
  switch (request.url?.split('?', 1)[0]) {
    case '/metrics':
      send(response, 200, await endpoints.metrics(), endpoints.metricsContentType);
      return;
    case '/healthz':
      send(response, 200, 'ok\n');
      return;
    case '/readyz':
      if (endpoints.isReady()) send(response, 200, 'ready\n');
      else
        send(
          response,
          503,
          'not ready: no leader is known, the disk is full or failed, or this node has nothing for clients\n',
        );
      return;
    default:
      send(response, 404, 'served here: /metrics /healthz /readyz\n');
  }
}

function send(response: ServerResponse, status: number, body: string, contentType = 'text/plain; charset=utf-8'): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
