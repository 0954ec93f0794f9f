import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AddressError } from '../../../server/rpc/listen.ts';
import { type HttpEndpoints, serveHttp } from '../../../server/telemetry/http.ts';
import { eventually } from '../rpc/eventually.ts';

const endpoints: HttpEndpoints = {
  metrics: async () => 'up 1\n',
  metricsContentType: 'text/plain',
  isReady: () => true,
};

async function withServer(more: Partial<HttpEndpoints>, body: (url: string, port: number) => Promise<void>) {
  const server = await serveHttp({ host: '127.0.0.1', port: 0 }, { ...endpoints, ...more });
  const { port } = server.address() as { port: number };
  try {
    await body(`http://127.0.0.1:${port}`, port);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('a query string does not change the path', () =>
  withServer({}, async (url) => assert.is((await fetch(`${url}/metrics?name=up`)).status, 200)));

test('a scrape that fails is answered with 500, and the next one is served', async () => {
  let fails = true;
  const metrics = async () => {
    if (fails) throw new Error('bug');
    return '';
  };
  await withServer({ metrics }, async (url) => {
    assert.is((await fetch(`${url}/metrics`)).status, 500);
    fails = false;
    assert.is((await fetch(`${url}/metrics`)).status, 200);
  });
});

test('connections above the bound are closed, and others are served again when some are gone', () =>
  withServer({}, async (url, port) => {
    const sockets = Array.from({ length: 33 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await Promise.race(sockets.map((socket) => once(socket.resume(), 'close')));
    for (const socket of sockets.slice(0, 8)) socket.destroy();
    await eventually(async () => assert.is((await fetch(`${url}/healthz`)).status, 200));
  }));

test('says which port is taken', () =>
  withServer({}, async (_, port) => {
    const refusal = await serveHttp({ host: '127.0.0.1', port }, endpoints).catch((error: unknown) => error);
    assert.instance(refusal, AddressError);
    assert.match((refusal as AddressError).message, `port ${port} on 127.0.0.1 is taken`);
  }));

test.run();
