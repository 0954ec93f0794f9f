import { etcdserverpb } from '#proto';
import { implement, type Service, serverStream, unary } from '../../../server/rpc/service-definition.ts';

/** What every server of the comparison serves. Bytes of a key and a value, as a put has them. */
const definition = {
  name: 'scalectl.bench.Echo',
  methods: {
    once: unary('/scalectl.bench.Echo/Once', etcdserverpb.PutRequest, etcdserverpb.PutRequest),
    flood: serverStream('/scalectl.bench.Echo/Flood', etcdserverpb.PutRequest, etcdserverpb.PutRequest),
  },
};

export const echoPath = definition.methods.once.path;
export const floodPath = definition.methods.flood.path;

/** Answers with what it got: later, as handlers that wait for something do, and a stream until the client has enough. */
export function echoService(): Service {
  return implement(definition, {
    once: async (request) => request,
    async *flood(request) {
      for (;;) yield request;
    },
  });
}
