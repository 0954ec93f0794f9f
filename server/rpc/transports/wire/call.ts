import { decodeMetadata, type MetadataEntry } from '../../../../proto/wire/grpc/metadata.ts';
import type { HeaderField } from '../../../../proto/wire/hpack/header-field.ts';
import { Stream } from '../../../../proto/wire/stream.ts';
import type { WheelEntry } from '../../../concurrency/timer-wheel.ts';
import { ServerCall } from '../../server-call.ts';
import type { UnsentAnswers } from '../../unsent-answers.ts';
import type { RequestSink } from './request-sink.ts';
import type { Route } from './routes.ts';

/** A stream of HTTP/2 and the call that it carries; null once the call is answered, or was refused. */
export class CallStream extends Stream {
  call: WireCall | null = null;
}

/** What a call needs of its connection. */
export interface CallHost {
  readonly peer: string;
  readonly certificateName: string | null;
  readonly unsent: UnsentAnswers;
  writeHeaders(call: WireCall, headers: readonly MetadataEntry[]): void;
  /** The deadline has passed. */
  expired(call: WireCall): void;
  ended(call: WireCall): void;
}

/** What the headers of a request say of its call. */
export interface CallTerms {
  readonly gzip: boolean;
  readonly extra: readonly HeaderField[];
}

/** A call on our own wire as handlers see it. What most handlers never ask for is made when asked. */
export class WireCall extends ServerCall implements WheelEntry {
  readonly route: Route;
  readonly stream: CallStream;
  /** Whether messages may be compressed, both ways. */
  readonly gzip: boolean;
  /** Takes in the request or requests; null when the first DATA was the whole request. */
  sink: RequestSink | null = null;
  /** A handler has it, or what refuses it. */
  hasRun = false;
  /** Resolves the wait of a handler that streams, when the client has taken what waits. */
  onWritable: (() => void) | null = null;
  wheelNext: WheelEntry | null = null;
  wheelPrevious: WheelEntry | null = null;
  wheelSlot = -1;
  readonly #host: CallHost;
  readonly #extra: readonly HeaderField[];

  constructor(host: CallHost, route: Route, stream: CallStream, terms: CallTerms, nowMs: number, deadlineMs: number) {
    super(route.method, nowMs, deadlineMs, host.unsent);
    this.#host = host;
    this.route = route;
    this.stream = stream;
    this.gzip = terms.gzip;
    this.#extra = terms.extra;
  }

  /** Whether its handler takes the requests as they come, and not one when that is complete. */
  get takesStream(): boolean {
    return this.method.kind === 'clientStream' || this.method.kind === 'bidi';
  }

  get peer(): string {
    return this.#host.peer;
  }

  override get certificateName(): string | null {
    return this.#host.certificateName;
  }

  metadata(name: string): string | undefined {
    return name.endsWith('-bin') ? undefined : this.#extra.find((field) => field.name === name)?.value;
  }

  metadataEntries(): readonly MetadataEntry[] {
    return decodeMetadata({ fields: this.#extra, count: this.#extra.length });
  }

  expire(): void {
    this.#host.expired(this);
  }

  protected flushHeaders(headers: readonly MetadataEntry[]): void {
    this.#host.writeHeaders(this, headers);
  }

  protected override ended(): void {
    this.#host.ended(this);
  }
}
