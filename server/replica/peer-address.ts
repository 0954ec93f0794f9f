/** Where a node listens. */
export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
}

const maxHostLength = 255;

/** "HOST:PORT", with brackets around an IPv6 address. */
export function formatAddress({ host, port }: ListeningAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Of what `formatAddress` gives; null for anything else. */
export function parseAddress(text: string): ListeningAddress | null {
  const [, bracketed, plain, digits] = /^(?:\[([\da-fA-F:.]+(?:%\w+)?)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? '';
  const port = Number(digits);
  return host === '' || host.length > maxHostLength || port < 1 || port > 65_535 ? null : { host, port };
}
