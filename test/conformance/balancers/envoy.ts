import type { Balancer } from './balancer.ts';

const type = (name: string) => ({ '@type': `type.googleapis.com/envoy.extensions.${name}` });
const address = (port: number) => ({ socket_address: { address: '127.0.0.1', port_value: port } });

const router = { name: 'envoy.filters.http.router', typed_config: type('filters.http.router.v3.Router') };
const allRoutes = {
  name: 'all',
  domains: ['*'],
  routes: [{ match: { prefix: '/' }, route: { cluster: 'api', timeout: '0s' } }],
};

const listener = (port: number) => ({
  name: 'grpc',
  address: address(port),
  filter_chains: [
    {
      filters: [
        {
          name: 'envoy.filters.network.http_connection_manager',
          typed_config: {
            ...type('filters.network.http_connection_manager.v3.HttpConnectionManager'),
            stat_prefix: 'ingress',
            route_config: { virtual_hosts: [allRoutes] },
            http_filters: [router],
          },
        },
      ],
    },
  ],
});

const cluster = (backends: readonly number[]) => ({
  name: 'api',
  type: 'STATIC',
  connect_timeout: '2s',
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      ...type('upstreams.http.v3.HttpProtocolOptions'),
      explicit_http_config: { http2_protocol_options: {} },
    },
  },
  load_assignment: {
    cluster_name: 'api',
    endpoints: [{ lb_endpoints: backends.map((backend) => ({ endpoint: { address: address(backend) } })) }],
  },
});

export const envoy: Balancer = {
  name: 'envoy',
  config: (port, backends) =>
    JSON.stringify({ static_resources: { listeners: [listener(port)], clusters: [cluster(backends)] } }),
  args: (configPath) => [
    ...['-c', configPath],
    ...['--concurrency', '1', '--use-dynamic-base-id', '--log-level', 'error'],
  ],
};
