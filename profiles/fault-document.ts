import { cutModes, faultKinds, type PartitionShapeName, partitionShapes } from './fault.ts';
import { bytesPattern, sharePattern } from './quantity.ts';
import { boolean, duration, number, oneOf, optional, record, required, text, withDefault } from './shape.ts';

const dayMs = 86_400_000;
/** As long as a node holds a fault. */
const maxFaultMs = 3_600_000;

const target = text(
  /^[A-Za-z0-9][A-Za-z0-9._=,-]{0,63}$/,
  'leader, follower, minority, all, killed, paused, dc=NAME or the name of a node',
);
const lasting = duration({ minMs: 1, maxMs: maxFaultMs });
const delay = duration({ minMs: 0, maxMs: 60_000 });
const share = text(sharePattern, 'a share such as 30%');
const shapes = Object.keys(partitionShapes) as PartitionShapeName[];

/** A fault as written; which keys go with which kind is in fault-relations.ts. */
export const fault = record({
  at: required(duration({ minMs: 0, maxMs: dayMs }), 'when, since the start of the load'),
  kind: required(oneOf(faultKinds), `one of ${faultKinds.join(', ')}`),
  target: optional(
    target,
    'leader, follower, minority, all, dc=NAME, a node; killed or paused: what an earlier fault of this run hit. Default: leader; follower for replace-node; best (the nearest to the end of the log) for transfer-leader; killed for start-node; paused for resume-node; what the shape implies for partition.',
  ),
  signal: withDefault(oneOf(['SIGKILL', 'SIGTERM', 'SIGINT']), 'SIGKILL', 'Of kill-node.'),
  nodes: optional(number({ min: 1, max: 9, integer: true }), 'Of scale: how many nodes there are to be after it.'),
  for: optional(lasting, 'Of partition, link and gray-node: how long; the nodes end it by themselves.'),
  shape: optional(oneOf(shapes), 'Of partition: which links are cut; see docs/faults.md.'),
  mode: optional(oneOf(cutModes), 'Of partition: how they are cut; drop unless told.'),
  direction: optional(oneOf(['out', 'in']), 'Of partition one-way: what the target says (default), or what it hears.'),
  clients: optional(boolean(), 'Of partition: also keep clients away from the nodes that are cut off.'),
  from: optional(target, 'Of link: who speaks; a node, a selector, or clients.'),
  to: optional(target, 'Of link: who listens.'),
  both: optional(boolean(), 'Of link: the same in the other direction.'),
  cut: optional(oneOf(cutModes), 'Of link: nothing gets through.'),
  delay: optional(delay, 'Of link: added to every frame.'),
  jitter: optional(delay, 'Of link: the delay varies by as much, up and down.'),
  loss: optional(share, 'Of link: share of the frames that is lost, such as 30%.'),
  bandwidth: optional(text(bytesPattern, 'a size such as 500KB or 1MiB'), 'Of link: bytes per second, such as 500KB.'),
  duty: optional(share, 'Of gray-node: share of each period in which the node stands still, such as 80%.'),
  period: optional(duration({ minMs: 10, maxMs: 10_000 }), 'Of gray-node: 200ms unless told.'),
});
