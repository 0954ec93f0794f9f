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
  /** Full names of the services that this node serves; the empty name stands for the node as a whole. */
  readonly services: ReadonlySet<string>;
  readonly isReady: () => boolean;
  /** How often a watch looks; default 200 ms, well below the timeouts of those who act on it. */
  readonly watchIntervalMs?: number;
}

/** The standard health protocol: SERVING while the node knows a leader and its disk works. */
export function healthService({ services, isReady, watchIntervalMs = 200 }: HealthServiceOptions): Service {
  const isKnown = (service: string) => service === '' || services.has(service);
  const current = () => (isReady() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  return implement(healthDefinition, {
    check({ service }) {
      if (!isKnown(service)) throw new RpcError('NOT_FOUND', `this node does not serve ${service}`);
      return wire.HealthCheckResponse.create({ status: current() });
    },
    async *watch({ service }, { signal }) {
      // As the protocol has it: an unknown service is watched too, it may come later.
      let last: number | null = null;
      while (!signal.aborted) {
        const status = isKnown(service) ? current() : ServingStatus.SERVICE_UNKNOWN;
        if (status !== last) yield wire.HealthCheckResponse.create({ status });
        last = status;
        await sleep(watchIntervalMs, undefined, { signal });
      }
    },
  });
}
