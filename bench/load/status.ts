import { StatusCode } from '../../proto/wire/grpc/status.ts';

/** Names of the gRPC status codes, by number. */
export const statusNames: readonly string[] = Object.keys(StatusCode);

/** Codes with which a server refuses before it proposes: a write so answered was surely not carried out. */
const refusals: ReadonlySet<number> = new Set([
  StatusCode.INVALID_ARGUMENT,
  StatusCode.NOT_FOUND,
  StatusCode.ALREADY_EXISTS,
  StatusCode.PERMISSION_DENIED,
  StatusCode.RESOURCE_EXHAUSTED,
  StatusCode.FAILED_PRECONDITION,
  StatusCode.OUT_OF_RANGE,
  StatusCode.UNIMPLEMENTED,
  StatusCode.UNAUTHENTICATED,
]);

/** Whether a write answered with this error may have been carried out all the same (a leader lost after it proposed). */
export function mayHaveHappened(code: number): boolean {
  return code !== StatusCode.OK && !refusals.has(code);
}
