import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { serveHttp } from '../../../server/telemetry/http.ts';
import { Metrics } from '../../../server/telemetry/metrics.ts';

const status = {
  role: 'leader' as const,
  leaderId: 1,
  ballot: { round: 3, priority: 0, node: 1 },
  commitIndex: 10,
  appliedIndex: 9,
  lastIndex: 11,
  revision: 8,
  disk: 'ok' as const,
  logSizeBytes: 4096,
  queuedProposals: 2,
  isBehind: false,
  isRemoved: false,
  queuedReads: 1,
};
const usage = { rssBytes: 1000, cpuMicros: 2_500_000, uptimeMs: 1, eventLoopDelayP99Ms: 4 };
const store = { sizeBytes: 900, quotaBytes: 1_000 };
const put = { path: '/etcdserverpb.KV/Put' };

function makeMetrics(): Metrics {
  return new Metrics({ nodeId: 1, status: () => status, store: () => store, usage: () => usage });
}

test('calls are counted by method and code, and their durations fall into buckets', async () => {
  const metrics = makeMetrics();
  const recorder = metrics.recorderOf(put);
  for (let i = 0; i < 4; i++) recorder.started();
  recorder.ended('OK', 0.3);
  recorder.ended('OK', 3);
  recorder.ended('UNAVAILABLE', 9_000);
  const text = await metrics.text();
  for (const line of [
    'scalectl_requests_total{method="/etcdserverpb.KV/Put",code="OK"} 2',
    'scalectl_requests_total{method="/etcdserverpb.KV/Put",code="UNAVAILABLE"} 1',
    'scalectl_requests_in_flight{method="/etcdserverpb.KV/Put"} 1',
    'scalectl_request_seconds_bucket{method="/etcdserverpb.KV/Put",le="0.0005"} 1',
    'scalectl_request_seconds_bucket{method="/etcdserverpb.KV/Put",le="0.005"} 2',
    'scalectl_request_seconds_bucket{method="/etcdserverpb.KV/Put",le="+Inf"} 3',
    'scalectl_request_seconds_count{method="/etcdserverpb.KV/Put"} 3',
  ]) {
    assert.ok(text.split('\n').includes(line), `${line}\n---\n${text}`);
  }
  assert.is(metrics.recorderOf({ path: put.path }), recorder, 'one recorder per path');
  assert.is(await metrics.text(), text, 'scraping changes nothing');
});

test('a change of leader is counted once: when the next one is known, not when the last one is lost', async () => {
  const metrics = makeMetrics();
  for (const leaderId of [1, 0, 2]) metrics.leaderChanged(leaderId);
  assert.ok((await metrics.text()).split('\n').includes('scalectl_leader_changes_total 2'));
});

test('the state of the node is read when it is scraped', async () => {
  const text = await makeMetrics().text();
  for (const line of [
    'scalectl_is_leader 1',
    'scalectl_store_size_bytes 900',
    'scalectl_store_quota_bytes 1000',
    'scalectl_commit_index 10',
    'process_cpu_seconds_total 2.5',
  ]) {
    assert.ok(text.split('\n').includes(line), `${line}\n---\n${text}`);
  }
});

test('metrics and probes are served over HTTP, readiness as it is at that moment, anything else is refused', async () => {
  let ready = false;
  const server = await serveHttp(
    { host: '127.0.0.1', port: 0 },
    { metrics: async () => 'a_metric 1\n', metricsContentType: 'text/plain; version=0.0.4', isReady: () => ready },
  );
  const { port } = server.address() as { port: number };
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    return `${response.status} ${await response.text()}`;
  };
  try {
    assert.is(await get('/metrics'), '200 a_metric 1\n');
    assert.is(await get('/healthz'), '200 ok\n');
    assert.ok((await get('/readyz')).startsWith('503'));
    ready = true;
    assert.is(await get('/readyz'), '200 ready\n');
    assert.ok((await get('/')).startsWith('404'));
    assert.ok((await get('/metrics', 'POST')).startsWith('405'));
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test.run();
