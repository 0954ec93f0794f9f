import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface SocketTarget {
  readonly host: string;
  readonly port: number;
}

export interface TlsOptions {
  /** Whom to trust, in PEM; what Node.js trusts when absent. */
  readonly ca?: string | Buffer;
  /** Our own certificate and its key, in PEM, for servers that ask for one (mutual TLS). */
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
  /** The name that the server's certificate must bear; its host unless told. */
  readonly serverName?: string;
}

/**
 * Opens a socket for HTTP/2, by TLS with ALPN where asked for (RFC 9113 §3.2).
 * @param onConnect bytes may be written now; with a reason, the server cannot be used
 */
export function openSocket(
  { host, port }: SocketTarget,
  tls: TlsOptions | undefined,
  onConnect: (problem: string | null) => void,
): Socket {
  if (tls === undefined) {
    const socket = connectTcp({ host, port, noDelay: true });
    return socket.once('connect', () => onConnect(null));
  }
  const { serverName, ...credentials } = tls;
  const socket = connectTls({
    host,
    port,
    ALPNProtocols: ['h2'],
    // An address is no name for SNI (RFC 6066 §3), and Node.js checks the certificate against the host then.
    ...(serverName === undefined ? {} : { servername: serverName }),
    ...credentials,
  });
  socket.setNoDelay(true);
  return socket.once('secureConnect', () => {
    onConnect(socket.alpnProtocol === 'h2' ? null : 'the server does not offer HTTP/2 (no "h2" by ALPN)');
  });
}
