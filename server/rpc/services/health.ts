import { setTimeout as sleep } from 'node:timers/promises';
import { grpc } from '#proto';
import { RpcError } from '../rpc-error.ts';
import { implement, type Service, serverStream, unary } from '../service-definition.ts';

const wire = grpc.health.v1;
const { ServingStatus } = wire.HealthCheckResponse;

const healthDefinition = {
  name: 'grpc.health.v1.Health',
  methods: {
    check: unary('/grpc.health.v1.Health/Check', wire.HealthCheckRequest, wire.HealthCheckResponse),
    watch: serverStream('/grpc.health.v1.Health/Watch', wire.HealthCheckRequest, wire.HealthCheckResponse),
  },
};

export interface HealthServiceOptions {
  /** Whether each service is served now, by its full name; the empty name stands for the node as a whole. */
  readonly services: ReadonlyMap<string, () => boolean>;
  /** How often a watch looks; default 200 ms, well below the timeouts of those who act on it. */
  readonly watchIntervalMs?: number;
}

/** The standard health protocol. */
export function healthService({ services, watchIntervalMs = 200 }: HealthServiceOptions): Service {
  const statusOf = (service: string) => {
    const isServing = services.get(service);
    if (isServing === undefined) return ServingStatus.SERVICE_UNKNOWN;
    return isServing() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  };
  return implement(healthDefinition, {
    check({ service }) {
      const status = statusOf(service);
      if (status === ServingStatus.SERVICE_UNKNOWN) {
        throw new RpcError('NOT_FOUND', `this node does not serve ${service}`);
      }
      return wire.HealthCheckResponse.create({ status });
    },
    async *watch({ service }, { signal }) {
      // As the protocol has it: an unknown service is watched too, it may come later.
      let last: number | null = null;
      while (!signal.aborted) {
        const status = statusOf(service);
        if (status !== last) yield wire.HealthCheckResponse.create({ status });
        last = status;
        await sleep(watchIntervalMs, undefined, { signal });
      }
    },
  });
}
