import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { IncomingGate } from '../../../../server/faults/incoming-gate.ts';
import { OutgoingGate } from '../../../../server/faults/outgoing-gate.ts';
import { PeerLink } from '../../../../server/replica/peer-link.ts';
import type { PeerMessage } from '../../../../server/replica/peer-message.ts';
import { peerService } from '../../../../server/rpc/services/peer.ts';
import { createWireServer } from '../../../../server/rpc/transports/wire.ts';
import { waitFor } from '../../../support/wait-for.ts';

test('a change of members that makes no sense never reaches the core, and the link goes on', async () => {
  const received: PeerMessage['type'][] = [];
  const server = createWireServer({ interceptors: [], onUnexpectedError: () => {} });
  server.addService(
    peerService({
      ...{ clusterId: 'c', nodeId: 2, gateFrom: () => new IncomingGate(), answer: () => () => {} },
      receive: (_, messages) => received.push(...messages.map(({ type }) => type)),
    }),
  );
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  let connections = 0;
  const link = new PeerLink({
    address: { host: '127.0.0.1', port },
    ...{ clusterId: 'c', nodeId: 1, ownAddress: { host: '127.0.0.1', port: 1 }, gate: new OutgoingGate() },
    ...{ onConnected: () => void connections++, onDisconnected: () => {} },
  });
  try {
    await waitFor(() => connections === 1, { what: 'a link' });
    link.send({ type: 'reconfigure', entry: Buffer.from('no members') });
    link.flush();
    await waitFor(() => connections === 2, { what: 'the link again, after the frame was refused' });
    link.send({ type: 'transfer', to: 2 });
    link.flush();
    await waitFor(() => received.length > 0, { what: 'the next message' });
    assert.equal(received, ['transfer']);
  } finally {
    link.close();
    await server.shutdown(0);
  }
});

test.run();
