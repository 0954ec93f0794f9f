import { StatusCode } from '../../proto/wire/grpc/status.ts';

/** Asked of a node before calls are given to it, as clients with health checks do (gRPC's `healthCheckConfig`, Envoy). */
export const healthMethod = '/grpc.health.v1.Health/Check';
/** Asks for the server as a whole: a HealthCheckRequest with no service. */
export const healthRequest = new Uint8Array();
/** How long until a node that does not serve yet is asked again. */
export const askAgainMs = 50;

/** HealthCheckResponse { status: NOT_SERVING }. */
const notServing = [0x08, 0x02];

/**
 * Whether the node says that clients should go elsewhere for now. One that knows no health checks, or fails to answer, is
 * taken for one that serves, as gRPC's clients do.
 */
export function saysNotServing(status: number, message: Uint8Array | null): boolean {
  if (status !== StatusCode.OK || message?.length !== notServing.length) return false;
  return message.every((byte, i) => byte === notServing[i]);
}
