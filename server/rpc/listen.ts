import type { AddressInfo, Server } from 'node:net';

export type AddressErrorCode = 'address-in-use' | 'address-not-available' | 'permission-denied' | 'listen-failed';

/** A server cannot listen where it was told to. */
export class AddressError extends Error {
  readonly code: AddressErrorCode;

  constructor(code: AddressErrorCode, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'AddressError';
    this.code = code;
  }
}

/** Listens and gives the bound port. Rejects with AddressError. */
export function listen(server: Server, address: { readonly host: string; readonly port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(toAddressError(error, address));
    server.once('error', onError);
    server.listen(address.port, address.host, () => {
      server.removeListener('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function toAddressError(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): AddressError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AddressError(
        'address-in-use',
        `port ${port} on ${host} is taken by another process; choose another port or stop that process`,
        error,
      );
    case 'EADDRNOTAVAIL':
      return new AddressError('address-not-available', `this machine has no address ${host}`, error);
    case 'EACCES':
      return new AddressError('permission-denied', `not allowed to listen on ${host}:${port}`, error);
    default:
      return new AddressError('listen-failed', `cannot listen on ${host}:${port}: ${error.message}`, error);
  }
}
