import type { ResponseSink } from './call.ts';
import { CallError } from './call-error.ts';
import { decodeResponse } from './decode-response.ts';
import type { IncomingMessage } from './message-assembler.ts';
import { emptyMetadata, type Metadata } from './metadata.ts';

/** The answer to a call with one response. */
export interface UnaryResult<Response> {
  readonly message: Response;
  readonly header: Metadata;
  readonly trailer: Metadata;
}

/** Takes the one response of a call, and turns none or several into an error. */
export class SingleResponse<Response> implements ResponseSink {
  /** The one message is taken as soon as it is there. */
  readonly untakenBytes = 0;
  readonly #method: { decode(bytes: Buffer): Response };
  readonly #maxMessageBytes: number;
  readonly #resolve: (result: UnaryResult<Response>) => void;
  readonly #reject: (error: CallError) => void;
  #header = emptyMetadata;
  #message: IncomingMessage | null = null;

  constructor(
    method: { decode(bytes: Buffer): Response },
    maxMessageBytes: number,
    resolve: (result: UnaryResult<Response>) => void,
    reject: (error: CallError) => void,
  ) {
    this.#method = method;
    this.#maxMessageBytes = maxMessageBytes;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  onHeader(header: Metadata): void {
    this.#header = header;
  }

  onMessage(message: IncomingMessage): CallError | null {
    if (this.#message !== null) return new CallError('UNIMPLEMENTED', 'The call got more than one response');
    this.#message = message;
    return null;
  }

  onEnd(error: CallError | null, trailer: Metadata): void {
    if (error !== null) this.#reject(error);
    else if (this.#message !== null) this.#settle(this.#message, trailer);
    else this.#reject(this.#missing(trailer));
  }

  #missing(trailer: Metadata): CallError {
    const header = this.#header;
    return new CallError('UNIMPLEMENTED', 'The call succeeded without a response', { header, trailer });
  }

  #settle(message: IncomingMessage, trailer: Metadata): void {
    let response: Response;
    try {
      response = decodeResponse(message, this.#maxMessageBytes, this.#method);
    } catch (error) {
      this.#reject(error as CallError);
      return;
    }
    this.#resolve({ message: response, header: this.#header, trailer });
  }
}
