import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { IncomingGate } from '../../../server/faults/incoming-gate.ts';
import { noEffect } from '../../../server/faults/link-effect.ts';
import { OutgoingGate } from '../../../server/faults/outgoing-gate.ts';
import { formatAddress, parseAddress } from '../../../server/replica/peer-address.ts';
import {
  clusterIdHeader,
  nodeAddressHeader,
  nodeIdHeader,
  PeerLink,
  peerMethodPath,
} from '../../../server/replica/peer-link.ts';
import { type Link, maxStrangers, PeerLinks } from '../../../server/replica/peer-links.ts';
import type { PeerMessage } from '../../../server/replica/peer-message.ts';
import { Channel } from '../../../server/rpc/channel/channel.ts';
import { bytesMethod } from '../../../server/rpc/channel/client-method.ts';
import { peerService } from '../../../server/rpc/services/peer.ts';
import { createWireServer } from '../../../server/rpc/transports/wire.ts';
import { waitFor } from '../../support/wait-for.ts';

const host = '127.0.0.1';
const farewellMs = 1_000;
const addressOf = (nodeId: number, port = 7_000 + nodeId) => ({ nodeId, host, port });

/** Node 1, with links that only tell whether they are open. */
function linksTo(...members: number[]) {
  const open = new Set<string>();
  const links = new PeerLinks<Link>({
    nodeId: 1,
    nodes: members.map((nodeId) => addressOf(nodeId)),
    farewellMs,
    dial: (peer) => {
      const name = `${peer.nodeId}@${peer.port}`;
      open.add(name);
      return { isConnected: true, hasRoom: true, send: () => {}, flush: () => {}, close: () => void open.delete(name) };
    },
  });
  const follow = (...now: number[]) => links.follow(now.map((nodeId) => addressOf(nodeId)));
  return { links, follow, open: () => [...open] };
}

test('a node that dials in is spoken to although nobody has told of it, until it hangs up', () => {
  const { links, open } = linksTo(2);
  const ended = links.answer(addressOf(4));
  assert.equal(open(), ['2@7002', '4@7004']);
  for (const nowMs of [0, farewellMs, 10 * farewellMs]) links.tick(nowMs);
  assert.equal(open(), ['2@7002', '4@7004']);
  ended!();
  links.tick(11 * farewellMs);
  links.tick(11 * farewellMs + farewellMs - 1);
  assert.equal(open(), ['2@7002', '4@7004'], 'it may have lost the connection only');
  links.tick(12 * farewellMs);
  assert.equal(open(), ['2@7002']);
});

test('a member that left is spoken to for a while, and for as long as its stream is open', () => {
  const { links, follow, open } = linksTo(2, 3, 4);
  const ended = links.answer(addressOf(3))!;
  const endedToo = links.answer(addressOf(3))!; // dialled anew before the end of the first was noticed
  follow(1, 2);
  links.tick(0);
  links.tick(farewellMs);
  assert.equal(open(), ['2@7002', '3@7003']);
  ended();
  for (const nowMs of [2, 3, 4]) links.tick(nowMs * farewellMs);
  assert.equal(open(), ['2@7002', '3@7003']);
  endedToo();
  for (const nowMs of [5, 6]) links.tick(nowMs * farewellMs);
  assert.equal(open(), ['2@7002']);
});

test('a farewell is broken off when the node is a member again, or dials in again', () => {
  const { links, follow, open } = linksTo(2, 3);
  follow();
  links.tick(0);
  follow(2);
  links.answer(addressOf(3));
  links.tick(farewellMs);
  links.tick(2 * farewellMs);
  assert.equal(open(), ['2@7002', '3@7003']);
});

test('history that a joining node applies does not part it from those who tell it', () => {
  const { links, follow, open } = linksTo(4, 5);
  const streams = [4, 5].map((nodeId) => links.answer(addressOf(nodeId)));
  assert.ok(streams.every((ended) => ended !== null));
  follow(2, 3); // the members of long ago
  for (const nowMs of [0, 1, 2]) links.tick(nowMs * farewellMs);
  assert.equal(open(), ['4@7004', '5@7005', '2@7002', '3@7003']);
});

test('one link to each node, where the members say that it is', () => {
  const { links, open } = linksTo(2);
  links.answer(addressOf(2, 9_002));
  links.answer(addressOf(4, 9_004));
  links.answer(addressOf(4, 9_005));
  assert.equal(open(), ['2@7002', '4@9004']);
  links.follow([addressOf(2), addressOf(4)]);
  assert.equal(open(), ['2@7002', '4@7004']);
});

test('so many that are no members are spoken to, and no more; members always are', () => {
  const { links, follow, open } = linksTo(2);
  const strangers = Array.from({ length: maxStrangers }, (_, i) => links.answer(addressOf(100 + i)));
  assert.ok(strangers.every((ended) => ended !== null));
  assert.is(links.answer(addressOf(200)), null);
  assert.is.not(links.answer(addressOf(2)), null);
  assert.is.not(links.answer(addressOf(100)), null);
  assert.is(open().length, 1 + maxStrangers);
  follow(2, 3);
  assert.is.not(links.answer(addressOf(3)), null);
  strangers[1]!();
  links.tick(0);
  links.tick(farewellMs);
  assert.is.not(links.answer(addressOf(200)), null);
});

test('closed, nobody is dialled any more', () => {
  const { links, follow, open } = linksTo(2);
  links.close();
  links.answer(addressOf(4));
  follow(2, 3);
  assert.equal(open(), []);
});

test('an address is HOST:PORT, with brackets around an IPv6 one, and nothing else', () => {
  for (const address of [
    { host: '127.0.0.1', port: 1 },
    { host: '::1', port: 65_535 },
    { host: 'fe80::1%eth0', port: 7_001 },
    { host: 'node-4.example_zone.net', port: 7_001 },
  ]) {
    assert.equal(parseAddress(formatAddress(address)), address);
  }
  const long = 'a'.repeat(256);
  for (const text of ['', ':7001', 'host', 'host:', 'host:0', 'host:65536', 'host:1:2', '::1:7001', '[::1]', 'a b:1']) {
    assert.is(parseAddress(text), null, text);
  }
  for (const text of [
    'http://host:1',
    'host:1/',
    'host:7e1',
    'host:-1',
    'user@host:1',
    '[host]:1',
    `${long}:1`,
    'ä:1',
  ]) {
    assert.is(parseAddress(text), null, text);
  }
});

interface RealNode {
  readonly port: number;
  readonly links: PeerLinks;
  /** What was said to it, as "sender: index". */
  readonly heard: string[];
  stop(): Promise<void>;
}

/** A node's links and the service where the others come in, on a real port. */
async function startNode(
  nodeId: number,
  nodes: readonly { nodeId: number; host: string; port: number }[],
  gate = new IncomingGate(),
) {
  const [clusterId, heard]: [string, string[]] = ['c1', []];
  const own = { host, port: 0 };
  const links: PeerLinks = new PeerLinks({
    nodeId,
    nodes: [],
    dial: (address) =>
      new PeerLink({
        ...{ address, clusterId, nodeId, ownAddress: own, gate: new OutgoingGate() },
        ...{ onConnected: () => {}, onDisconnected: () => {} },
      }),
  });
  const server = createWireServer({
    interceptors: [],
    onUnexpectedError: (error) => assert.unreachable(error.message),
  });
  const receive = (from: number, messages: readonly PeerMessage[]) => {
    for (const message of messages) heard.push(`${from}: ${message.type === 'learnRequest' ? message.fromIndex : '?'}`);
  };
  const gateFrom = () => gate;
  server.addService(peerService({ clusterId, nodeId, gateFrom, answer: (peer) => links.answer(peer), receive }));
  own.port = await server.start({ host, port: 0 });
  links.follow(nodes);
  const stop = async () => {
    links.close();
    await server.shutdown(200);
  };
  return { port: own.port, links, heard, stop } satisfies RealNode;
}

const sayTo = ({ links }: RealNode, to: number, fromIndex: number) => {
  links.send(to, { type: 'learnRequest', fromIndex });
  links.flush();
};

test('whoever is dialled can ask who dials, of whom it has never heard', async () => {
  const behind = await startNode(1, []);
  const ahead = await startNode(2, [{ nodeId: 1, host, port: behind.port }]);
  try {
    await waitFor(() => behind.links.isConnected(2), { what: 'a link back' });
    sayTo(behind, 2, 7);
    await waitFor(() => ahead.heard.length > 0, { what: 'the question' });
    assert.equal(ahead.heard, ['1: 7']);
    await waitFor(() => ahead.links.isConnected(1), { what: 'the link there' });
    sayTo(ahead, 1, 8);
    await waitFor(() => behind.heard.length > 0, { what: 'what the other says' });
    assert.equal(behind.heard, ['2: 8']);
  } finally {
    await Promise.all([behind.stop(), ahead.stop()]);
  }
});

/** How a stream to a peer that was dialled with these headers ends; it is given up when it is let in. */
async function endOf(channel: Channel, metadata: Readonly<Record<string, string>>): Promise<string> {
  const entries = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const stream = channel.open(bytesMethod('bidi', peerMethodPath), { metadata: entries });
  try {
    for await (const _frame of stream) stream.cancel('let in');
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`;
  }
  return 'ended';
}

test('who has waited out a drop is turned away when new links are refused by then', async () => {
  let waiting = 0;
  class Counting extends IncomingGate {
    override reachable(): Promise<void> {
      waiting++;
      return super.reachable();
    }
  }
  const gate = new Counting();
  const node = await startNode(1, [], gate);
  const channel = new Channel({ addresses: [{ host, port: node.port }] });
  try {
    gate.change({ ...noEffect, cut: 'drop' });
    const headers = { [clusterIdHeader]: 'c1', [nodeIdHeader]: '4', [nodeAddressHeader]: '127.0.0.1:9' };
    const end = endOf(channel, headers);
    await waitFor(() => waiting === 1, { what: 'the stream to wait' });
    gate.change({ ...noEffect, cut: 'refuse-new' });
    assert.match(await end, /^UNAVAILABLE: a fault that was set on purpose/);
  } finally {
    void channel.close();
    await node.stop();
  }
});

test('another cluster, no address and no place for one more are refused in one sentence each, and nobody is dialled', async () => {
  const node = await startNode(1, []);
  const channel = new Channel({ addresses: [{ host, port: node.port }] });
  const refusal = (metadata: Readonly<Record<string, string>>) => endOf(channel, metadata);
  try {
    const header = { [clusterIdHeader]: 'c1', [nodeIdHeader]: '4' };
    const at = { [nodeAddressHeader]: '127.0.0.1:9' };
    assert.match(await refusal({ ...header, ...at, [clusterIdHeader]: 'c2' }), /cluster c1, not to c2/);
    assert.match(await refusal({ ...header, ...at, [nodeIdHeader]: '1' }), /node 1 is no peer/);
    const sentence = 'at which it listens, as HOST:PORT';
    assert.match(await refusal(header), `node 4 names no address ${sentence}`);
    for (const told of ['nowhere', 'http://127.0.0.1:9', '127.0.0.1:99999']) {
      const said = await refusal({ ...header, [nodeAddressHeader]: told });
      assert.match(said, `node 4 names "${told}", which is no address ${sentence}`);
      assert.match(said, 'INVALID_ARGUMENT');
    }
    assert.equal(node.links.peerIds, []);
    for (let i = 0; i < maxStrangers; i++) node.links.answer({ nodeId: 100 + i, host, port: 9 });
    const full = await refusal({ ...header, ...at });
    assert.match(full, `RESOURCE_EXHAUSTED: this node has links to ${maxStrangers} nodes that are no members`);
  } finally {
    void channel.close();
    await node.stop();
  }
});

test.run();
