interface Address {
  readonly host: string;
  readonly port: number;
}

export function urlOf({ host, port }: Address): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Of "http://HOST:PORT"; null for anything else. */
export function addressOf(url: string): Address | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol !== 'http:' || hostname === '' || pathname !== '/') return null;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 80 : Number(port) };
}
