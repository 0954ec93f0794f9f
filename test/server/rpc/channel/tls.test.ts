/** The channel over TLS: ALPN, trust, names, client certificates. */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import * as grpc from '@grpc/grpc-js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type KeyPair, selfSigned, testWithCertificates } from '../../../support/certificates.ts';
import { tempDir } from '../../../support/temp-dir.ts';
import { callError, channelTo, echo, withGrpcServer } from './servers.ts';

function serverCredentials({ key, cert }: KeyPair, clientAuthority: string | null): grpc.ServerCredentials {
  const pair = { private_key: Buffer.from(key), cert_chain: Buffer.from(cert) };
  const authority = clientAuthority === null ? null : Buffer.from(clientAuthority);
  return grpc.ServerCredentials.createSsl(authority, [pair], clientAuthority !== null);
}

testWithCertificates(test, 'calls over TLS 1.3, by address and by name', async () => {
  const dir = tempDir();
  const server = selfSigned(dir, 'server');
  const options = { credentials: serverCredentials(server, null), channel: { tls: { ca: server.cert } } };
  const byName = { ...options, channel: { tls: { ca: server.cert, serverName: 'localhost' } } };
  for (const each of [options, byName]) {
    await withGrpcServer(
      {},
      async (channel) => {
        const request = Buffer.alloc(1_000_000, 1);
        assert.ok((await channel.unary(echo, request)).message.equals(request));
      },
      each,
    );
  }
});

testWithCertificates(test, 'a server that is not trusted, or bears another name, is not used', async () => {
  const dir = tempDir();
  const server = selfSigned(dir, 'server');
  const credentials = serverCredentials(server, null);
  for (const tls of [{}, { ca: server.cert, serverName: 'elsewhere.test' }]) {
    await withGrpcServer(
      {},
      async (channel) => {
        const error = await callError(channel.unary(echo, Buffer.of()));
        assert.is(error.code, 'UNAVAILABLE');
        assert.match(error.message, /certificate/i);
      },
      { credentials, channel: { tls } },
    );
  }
});

testWithCertificates(
  test,
  'a client certificate is shown to a server that asks for one, and missed without',
  async () => {
    const dir = tempDir();
    const server = selfSigned(dir, 'server');
    const client = selfSigned(dir, 'client');
    const credentials = serverCredentials(server, client.cert);
    const tls = { ca: server.cert };
    const known = { credentials, channel: { tls: { ...tls, ...client } } };
    await withGrpcServer({}, async (channel) => void (await channel.unary(echo, Buffer.of())), known);
    await withGrpcServer(
      {},
      async (channel) => assert.is((await callError(channel.unary(echo, Buffer.of()))).code, 'UNAVAILABLE'),
      { credentials, channel: { tls } },
    );
  },
);

testWithCertificates(test, 'a TLS server without HTTP/2 is not used', async () => {
  const dir = tempDir();
  const pair = selfSigned(dir, 'server');
  const server = createServer(pair, (socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const channel = channelTo((server.address() as AddressInfo).port, { tls: { ca: pair.cert } });
  try {
    assert.match((await callError(channel.unary(echo, Buffer.of()))).message, /ALPN/);
  } finally {
    await channel.close();
    server.close();
  }
});

test.run();
