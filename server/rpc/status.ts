/** gRPC status codes by name, with their numbers on the wire (grpc/doc/statuscodes.md). Names go to logs and metrics. */
export const statusNumbers = Object.freeze({
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
});

export type StatusCode = keyof typeof statusNumbers;
export type ErrorCode = Exclude<StatusCode, 'OK'>;

/** Indexed by number. */
export const statusCodes: readonly StatusCode[] = Object.keys(statusNumbers) as StatusCode[];
