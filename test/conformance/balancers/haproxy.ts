import type { Balancer } from './balancer.ts';

/** HTTP/2 with prior knowledge on both sides; each call, not each connection, goes to the next server. */
export const haproxy: Balancer = {
  name: 'haproxy',
  config: (port, backends) => `
global
    nbthread 1
defaults
    mode http
    timeout connect 2s
    timeout client 60s
    timeout server 60s
frontend grpc
    bind 127.0.0.1:${port} proto h2
    default_backend api
backend api
    balance roundrobin
    http-reuse always
    default-server proto h2
${backends.map((backend, i) => `    server s${i} 127.0.0.1:${backend}\n`).join('')}`,
  args: (configPath) => ['-db', '-f', configPath],
};
