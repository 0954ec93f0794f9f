import { type Deadline, Metadata, type ServerErrorResponse } from '@grpc/grpc-js';
import { isReserved, type MetadataEntry } from '../../../proto/wire/grpc/metadata.ts';
import type { RpcError } from '../rpc-error.ts';
import { ServerCall } from '../server-call.ts';
import type { ErasedMethod } from '../service-definition.ts';
import { statusNumbers } from '../status.ts';
import type { UnsentAnswers } from '../unsent-answers.ts';

/** What the four kinds of grpc-js calls have in common. */
interface SurfaceCall {
  readonly metadata: Metadata;
  sendMetadata(metadata: Metadata): void;
  getPeer(): string;
  getDeadline(): Deadline;
  once(event: 'cancelled', listener: () => void): unknown;
}

/** A call of @grpc/grpc-js as our handlers see it. */
export class GrpcJsCall extends ServerCall {
  readonly #call: SurfaceCall;

  constructor(method: ErasedMethod, call: SurfaceCall, unsent: UnsentAnswers) {
    const nowMs = performance.now();
    super(method, nowMs, monotonicDeadlineMs(call, nowMs), unsent);
    this.#call = call;
    // Despite its name it is emitted at the end of every call, answered or not.
    call.once('cancelled', () => this.transportDone());
  }

  get peer(): string {
    return this.#call.getPeer();
  }

  metadata(name: string): string | undefined {
    const value = this.#call.metadata.get(name)[0];
    return typeof value === 'string' ? value : undefined;
  }

  metadataEntries(): readonly MetadataEntry[] {
    const { metadata } = this.#call;
    const keys = Object.keys(metadata.getMap()).filter((key) => !isReserved(key));
    return keys.flatMap((key) => metadata.get(key).map((value) => ({ key, value })));
  }

  trailerMetadata(): Metadata | undefined {
    return this.trailers === null ? undefined : toGrpcJs(this.trailers);
  }

  protected flushHeaders(headers: readonly MetadataEntry[]): void {
    this.#call.sendMetadata(toGrpcJs(headers));
  }

  /** An error with the trailers of this call, as grpc-js takes it. */
  statusOf(error: RpcError): ServerErrorResponse {
    const metadata = this.trailerMetadata() ?? new Metadata();
    if (error.details) metadata.set('grpc-status-details-bin', Buffer.from(error.details));
    return {
      name: error.name,
      message: error.message,
      code: statusNumbers[error.code],
      details: error.message,
      metadata,
    };
  }
}

function toGrpcJs(entries: readonly MetadataEntry[]): Metadata {
  const metadata = new Metadata();
  for (const { key, value } of entries) metadata.add(key, value);
  return metadata;
}

function monotonicDeadlineMs(call: SurfaceCall, nowMs: number): number {
  const deadline = Number(call.getDeadline());
  return deadline === Number.POSITIVE_INFINITY ? deadline : nowMs + (deadline - Date.now());
}
