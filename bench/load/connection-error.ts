export type LoadConnectionErrorCode = 'connect-failed' | 'connect-timeout' | 'protocol' | 'lost' | 'going-away';

/** Why a connection could not be made or has ended. All of them mean: connect again, here or to another node. */
export class LoadConnectionError extends Error {
  override readonly name = 'LoadConnectionError';
  readonly code: LoadConnectionErrorCode;

  constructor(code: LoadConnectionErrorCode, message: string, cause?: Error) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
