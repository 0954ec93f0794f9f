import { ErrorCode } from '../error-codes.ts';

/** gRPC status codes (https://grpc.github.io/grpc/core/md_doc_statuscodes.html). */
export const StatusCode = {
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
} as const;

/** Value of a grpc-status field; UNKNOWN when it is not a status code. */
export function parseStatus(value: string): number {
  if (value === '0') return StatusCode.OK;
  return /^([1-9]|1[0-6])$/.test(value) ? Number(value) : StatusCode.UNKNOWN;
}

/** For responses without grpc-status, say from a proxy (gRPC "HTTP to gRPC Status Code Mapping"). */
export function statusFromHttp(httpStatus: number): number {
  switch (httpStatus) {
    case 400:
      return StatusCode.INTERNAL;
    case 401:
      return StatusCode.UNAUTHENTICATED;
    case 403:
      return StatusCode.PERMISSION_DENIED;
    case 404:
      return StatusCode.UNIMPLEMENTED;
    case 429:
    case 502:
    case 503:
    case 504:
      return StatusCode.UNAVAILABLE;
    default:
      return StatusCode.UNKNOWN;
  }
}

/** For streams that the peer reset (gRPC over HTTP/2, "Errors"). */
export function statusFromReset(errorCode: number): number {
  switch (errorCode) {
    case ErrorCode.REFUSED_STREAM:
      return StatusCode.UNAVAILABLE;
    case ErrorCode.CANCEL:
      return StatusCode.CANCELLED;
    case ErrorCode.ENHANCE_YOUR_CALM:
      return StatusCode.RESOURCE_EXHAUSTED;
    case ErrorCode.INADEQUATE_SECURITY:
      return StatusCode.PERMISSION_DENIED;
    default:
      return StatusCode.INTERNAL;
  }
}
