import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { scalectl } from '#proto';
import { noEffect } from '../../../server/faults/link-effect.ts';
import { OutgoingGate } from '../../../server/faults/outgoing-gate.ts';
import { decodeFrame } from '../../../server/replica/peer-frame.ts';
import { PeerLink, peerMethodPath } from '../../../server/replica/peer-link.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { maxEntryBytes } from '../../../server/replica/proposals.ts';
import { bidi, implement } from '../../../server/rpc/service-definition.ts';
import { createWireServer } from '../../../server/rpc/transports/wire.ts';
import { waitFor } from '../../support/wait-for.ts';

const definition = {
  name: 'scalectl.peer.v1.Peer',
  methods: { connect: bidi(peerMethodPath, { decode: decodeFrame }, scalectl.peer.v1.Frame) },
};

const gone: PeerMessage = {
  type: 'forward',
  id: 1,
  ballot: { round: 1, priority: 0, node: 2 },
  entries: [Buffer.alloc(1_000_000, 7)],
};

interface Peer {
  /** Resolves before the peer lets anybody in. */
  letIn(): Promise<void>;
  streams: number;
  ended: number;
}

/** A link to a peer that counts what arrives. */
async function linked(
  peer: Peer,
  step: (link: PeerLink, gate: OutgoingGate, arrived: () => number) => Promise<void>,
): Promise<void> {
  let arrived = 0;
  const server = createWireServer({ interceptors: [], onUnexpectedError: () => {} });
  server.addService(
    implement(definition, {
      async *connect(frames) {
        peer.streams++;
        try {
          await peer.letIn();
          yield {};
          for await (const messages of frames) arrived += messages.length;
        } finally {
          peer.ended++;
        }
      },
    }),
  );
  const port = await server.start({ host: '127.0.0.1', port: 0 });
  const gate = new OutgoingGate();
  const link = new PeerLink({
    address: { host: '127.0.0.1', port },
    ...{
      clusterId: 'c',
      nodeId: 1,
      ownAddress: { host: '127.0.0.1', port: 1 },
      gate,
      onConnected: () => {},
      onDisconnected: () => {},
    },
  });
  try {
    await step(link, gate, () => arrived);
  } finally {
    link.close();
    await server.shutdown(0);
  }
}

function connected(step: Parameters<typeof linked>[1]): Promise<void> {
  return linked({ letIn: async () => {}, streams: 0, ended: 0 }, async (link, ...rest) => {
    await waitFor(() => link.isConnected, { what: 'the link to be there' });
    await step(link, ...rest);
  });
}

/** Puts messages to the peer as long as that has room; gives their number. */
function fill(link: PeerLink, mostCount: number): number {
  let count = 0;
  for (; count < mostCount && link.hasRoom; count++) link.send(gone);
  link.flush();
  return count;
}

test('a link says that it has no room long before it loses anything, and has room again when that has left', () =>
  connected(async (link, _, arrived) => {
    let sent = 0;
    let refusals = 0;
    while (sent < 120) {
      sent += fill(link, 120 - sent);
      if (!link.hasRoom) refusals++;
      await waitFor(() => link.hasRoom, { what: 'the link to have room', intervalMs: 1 });
    }
    await waitFor(() => arrived() === 120, { what: 'everything to arrive' });
    assert.ok(refusals > 0);
  }));

test('what a fault delays on a link takes its room, too', () =>
  connected(async (link, gate, arrived) => {
    gate.change({ ...noEffect, delayMs: 60_000 }, () => 0.5);
    const count = fill(link, 30);
    assert.ok(count < 10, `${count} MB`);
    gate.change(noEffect, () => 0.5);
    await waitFor(() => arrived() === count && link.hasRoom, { what: 'what was delayed to arrive' });
  }));

test('messages that are taken one by one are never too large together', () =>
  connected(async (link, _, arrived) => {
    const large = (sizeBytes: number): PeerMessage => ({ ...gone, entries: [Buffer.alloc(sizeBytes)] }) as PeerMessage;
    const almost = 2 * 1024 * 1024 - 100;
    // As an older node may have let it in.
    const over = maxEntryBytes + 1_000;
    for (const sizeBytes of [almost, over, 10, over, almost]) link.send(large(sizeBytes));
    link.flush();
    await waitFor(() => arrived() === 5, { what: 'all of them to arrive' });
    assert.ok(link.isConnected);
  }));

test('a link that was being dialled when a fault began that refuses new ones is not there before the fault is over', () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const peer: Peer = { letIn: () => opened, streams: 0, ended: 0 };
  return linked(peer, async (link, gate) => {
    await waitFor(() => peer.streams === 1, { what: 'the link to be dialled' });
    gate.change({ ...noEffect, cut: 'refuse-new' }, () => 0);
    open();
    await waitFor(() => link.isConnected || peer.ended === 1, { what: 'the peer to let it in' });
    assert.not(link.isConnected);
    gate.change(noEffect, () => 0);
    await waitFor(() => link.isConnected, { what: 'the link to be there' });
  });
});

test.run();
