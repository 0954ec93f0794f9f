import { StatusCode as statusNumbers } from '../../proto/wire/grpc/status.ts';

export { statusNumbers };

/** gRPC status codes by name: names go to logs and metrics. */
export type StatusCode = keyof typeof statusNumbers;
export type ErrorCode = Exclude<StatusCode, 'OK'>;

/** Indexed by number. */
export const statusCodes: readonly StatusCode[] = Object.keys(statusNumbers) as StatusCode[];
