import type { Balancer } from './balancer.ts';

/** nginx opens one connection per call in flight to its servers, and keeps some of them. */
export const nginx: Balancer = {
  name: 'nginx',
  // One process: a worker of its own would outlive a master that is killed.
  config: (port, backends) => `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  upstream api { ${backends.map((backend) => `server 127.0.0.1:${backend};`).join(' ')} keepalive 64; }
  server {
    listen 127.0.0.1:${port} http2;
    location / { grpc_pass grpc://api; client_max_body_size 0; }
  }
}
`,
  args: (configPath, dir) => ['-c', configPath, '-p', dir, '-e', 'stderr'],
};
