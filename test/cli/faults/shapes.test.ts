import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keyOf, quorumConnected } from '../../../cli/faults/connectivity.ts';
import {
  type DirectedLink,
  drawShape,
  linksOf,
  type PartitionShape,
  type ShapeName,
  shapeNames,
} from '../../../cli/faults/shapes.ts';
import { majority } from '../../../server/consensus/membership.ts';
import { chooseSeed, type Random, withSeed } from '../../support/random.ts';

interface Case {
  readonly names: readonly string[];
  readonly target: readonly string[];
  readonly direction: 'out' | 'in';
  readonly drawn: PartitionShape;
}

const majorities = (count: number) => ({ election: majority(count), write: majority(count) });
const isMajorityOf = (count: number) => (names: readonly string[]) => names.length >= majority(count);
const nodesOf = (count: number, dcs = 1) =>
  Array.from({ length: count }, (_, i) => ({ name: `n${i + 1}`, dc: `dc${i % dcs}` }));

function draw(shape: ShapeName, count: number, target: readonly string[], dcs = 1): PartitionShape {
  const drawn = drawShape({
    ...{ shape, nodes: nodesOf(count, dcs), target },
    ...{ direction: 'out', isMajority: isMajorityOf(count) },
  });
  if (typeof drawn === 'string') throw new Error(drawn);
  return drawn;
}

/** A target that the shape takes on a cluster of so many nodes; null when it cannot be drawn there. */
function targetFor(shape: ShapeName, names: readonly string[], random: Random): readonly string[] | null {
  const quorum = Math.floor(names.length / 2) + 1;
  const some = (min: number, max: number) => (max < min ? null : random.shuffle(names).slice(0, random.int(min, max)));
  switch (shape) {
    case 'ring':
      return names.length < 4 ? null : [];
    case 'bridge':
    case 'chain':
      return names.length < 3 ? null : some(1, 1);
    case 'minority':
      return some(1, names.length - quorum);
    case 'majority':
      return some(quorum, names.length - 1);
    case 'isolate':
      return some(1, names.length);
    case 'dc':
    case 'one-way':
      return some(1, names.length - 1);
  }
}

/** Runs the check on many drawings of a shape, on clusters of 3 and 5 nodes and of every other size. */
function forDrawings(shape: ShapeName, check: (drawing: Case) => void): void {
  withSeed(chooseSeed(), (random) => {
    let drawings = 0;
    for (let i = 0; i < 300; i++) {
      const nodes = nodesOf(random.pick([3, 5, random.int(2, 9)]), 3);
      const names = nodes.map(({ name }) => name);
      const target = targetFor(shape, names, random);
      const direction = random.pick(['out', 'in'] as const);
      const isMajority = isMajorityOf(names.length);
      const drawn = target === null ? 'no target' : drawShape({ shape, nodes, target, direction, isMajority });
      if (typeof drawn === 'string') continue;
      drawings++;
      check({ names, target: target!, direction, drawn });
    }
    assert.ok(drawings > 50, `only ${drawings} drawings`);
  });
}

function left(names: readonly string[], cuts: readonly DirectedLink[]): readonly DirectedLink[] {
  const cut = new Set(cuts.map(keyOf));
  return linksOf(names).filter((link) => !cut.has(keyOf(link)));
}

/** Nodes that `start` reaches over links that work in both directions, itself included. */
function componentOf(start: string, names: readonly string[], cuts: readonly DirectedLink[]): readonly string[] {
  const links = new Set(left(names, cuts).map(keyOf));
  const reached = new Set([start]);
  for (const from of reached) {
    for (const to of names) {
      if (links.has(keyOf({ from, to })) && links.has(keyOf({ from: to, to: from }))) reached.add(to);
    }
  }
  return names.filter((name) => reached.has(name));
}

const alive = (names: readonly string[]) =>
  names.map((name) => ({ name, takesPart: true, leader: false, role: 'voter' as const }));

for (const shape of shapeNames) {
  test(`${shape}: each cut is a link of the cluster, named once`, () => {
    forDrawings(shape, ({ names, drawn }) => {
      const keys = drawn.cuts.map(keyOf);
      assert.is(new Set(keys).size, keys.length);
      for (const { from, to } of drawn.cuts) assert.ok(from !== to && names.includes(from) && names.includes(to));
    });
  });

  if (shape === 'one-way') continue;
  test(`${shape}: what is cut in one direction is cut in the other`, () => {
    forDrawings(shape, ({ drawn }) => {
      const keys = new Set(drawn.cuts.map(keyOf));
      for (const { from, to } of drawn.cuts) assert.ok(keys.has(keyOf({ from: to, to: from })));
    });
  });
}

for (const shape of ['minority', 'majority'] as const) {
  test(`${shape}: two sides, each whole, nothing between them, and the larger one reaches a quorum`, () => {
    forDrawings(shape, ({ names, target, drawn: { cuts, cutOff } }) => {
      const others = names.filter((name) => !target.includes(name));
      const larger = shape === 'majority' ? target : others;
      assert.equal(
        componentOf(target[0]!, names, cuts),
        names.filter((name) => target.includes(name)),
      );
      assert.equal(componentOf(others[0]!, names, cuts), others);
      assert.is(cuts.length, 2 * target.length * others.length);
      // A split in equal halves has no larger side.
      const quorum = Math.floor(names.length / 2) + 1;
      const expected = larger.length >= quorum ? names.filter((name) => larger.includes(name)) : [];
      assert.equal(quorumConnected(alive(names), cuts, majorities(names.length)), expected);
      assert.ok(cutOff.length <= names.length - cutOff.length);
    });
  });
}

test('isolate: no link of the target is left, and all others are', () => {
  forDrawings('isolate', ({ names, target, drawn: { cuts } }) => {
    const rest = names.filter((name) => !target.includes(name));
    assert.equal(
      left(names, cuts),
      linksOf(names).filter(({ from, to }) => rest.includes(from) && rest.includes(to)),
    );
  });
});

test('one-way: only what the target says, or only what it hears, is cut', () => {
  forDrawings('one-way', ({ names, target, direction, drawn: { cuts } }) => {
    assert.is(cuts.length, target.length * (names.length - target.length));
    for (const { from, to } of cuts) assert.is(target.includes(direction === 'out' ? from : to), true);
    for (const { from, to } of cuts) assert.is(target.includes(direction === 'out' ? to : from), false);
  });
});

test('dc: whole data centres are cut off, also when one node of them was named; clients lose the side without a majority', () => {
  forDrawings('dc', ({ names, target, drawn: { cuts, cutOff } }) => {
    const others = names.filter((name) => !cutOff.includes(name));
    assert.not.ok(isMajorityOf(names.length)(cutOff));
    for (const side of [cutOff, others])
      assert.ok(target.every((name) => side.includes(name) === side.includes(target[0]!)));
    assert.is(cuts.length, 2 * cutOff.length * others.length);
  });
  assert.equal(draw('dc', 5, ['n1'], 2).cutOff, ['n2', 'n4'], 'the data centre of the target holds three of five');
  assert.equal(draw('dc', 5, ['n2'], 2).cutOff, ['n2', 'n4']);
  assert.equal(draw('dc', 4, ['n2'], 2).cutOff, ['n2', 'n4'], 'of two halves the one that is named');
});

test('bridge: only the links of the hub are left', () => {
  forDrawings('bridge', ({ names, target: [hub], drawn: { cuts } }) => {
    const links = left(names, cuts);
    assert.is(links.length, 2 * (names.length - 1));
    for (const { from, to } of links) assert.ok(from === hub || to === hub);
  });
});

test('chain and ring: every node has two neighbours, the ends of a chain one, and all hang together', () => {
  for (const shape of ['chain', 'ring'] as const) {
    forDrawings(shape, ({ names, drawn: { cuts } }) => {
      const links = left(names, cuts);
      const degrees = names.map((name) => links.filter(({ from }) => from === name).length);
      assert.is(degrees.filter((degree) => degree === 1).length, shape === 'chain' ? 2 : 0);
      assert.ok(degrees.every((degree) => degree === 1 || degree === 2));
      assert.equal(componentOf(names[0]!, names, cuts), names);
    });
  }
});

// The scenarios of the literature on partial partitions, and who can lead in them.
const quorums: readonly (readonly [ShapeName, number, readonly string[], readonly string[]])[] = [
  ['bridge', 5, ['n4'], ['n4']],
  ['bridge', 3, ['n2'], ['n1', 'n2', 'n3']],
  ['chain', 3, ['n2'], ['n1', 'n2', 'n3']],
  ['chain', 5, ['n1'], ['n2', 'n3', 'n4']],
  ['ring', 5, [], ['n1', 'n2', 'n3', 'n4', 'n5']],
  ['ring', 6, [], []],
  ['isolate', 3, ['n1'], ['n2', 'n3']],
  ['isolate', 5, ['n1', 'n5'], ['n2', 'n3', 'n4']],
  ['isolate', 3, ['n1', 'n2'], []],
  ['one-way', 3, ['n1'], ['n2', 'n3']],
];

for (const [shape, count, target, expected] of quorums) {
  test(`${shape} ${target.join(' ')} of ${count} nodes leaves ${expected.join(' ') || 'nobody'} with a quorum`, () => {
    const names = nodesOf(count).map(({ name }) => name);
    assert.equal(quorumConnected(alive(names), draw(shape, count, target).cuts, majorities(count)), expected);
  });
}

test('a node that does not take part counts for nobody', () => {
  const nodes = alive(['n1', 'n2', 'n3']).map((node) => ({ ...node, takesPart: node.name !== 'n3' }));
  assert.equal(quorumConnected(nodes, [], majorities(3)), ['n1', 'n2']);
  assert.equal(quorumConnected(nodes, [{ from: 'n1', to: 'n2' }], majorities(3)), []);
});

test('a witness counts and does not lead; a learner does neither', () => {
  const roles = ['voter', 'voter', 'witness', 'learner', null] as const;
  const nodes = alive(['n1', 'n2', 'n3', 'n4', 'n5']).map((node, i) => ({ ...node, role: roles[i]! }));
  const away = (name: string) => nodes.map((node) => ({ ...node, takesPart: node.name !== name }));
  assert.equal(quorumConnected(nodes, [], majorities(3)), ['n1', 'n2']);
  assert.equal(quorumConnected(away('n1'), [], majorities(3)), ['n2'], 'with the witness');
  const cuts = linksOf(['n2', 'n3'], () => true);
  assert.equal(quorumConnected(away('n1'), cuts, majorities(3)), [], 'linked to the learner only');
});

test('with flexible quorums who leads needs votes only, and who is to lead needs both', () => {
  const nodes = alive(['n1', 'n2', 'n3', 'n4', 'n5']).map((node) => ({ ...node, leader: node.name === 'n1' }));
  const { cuts } = draw('minority', 5, ['n1', 'n2']);
  assert.equal(quorumConnected(nodes, cuts, { election: 4, write: 2 }), ['n1']);
  assert.equal(quorumConnected(nodes, cuts, { election: 2, write: 4 }), []);
  const onlyOne = draw('isolate', 5, ['n1']).cuts;
  assert.equal(quorumConnected(nodes, onlyOne, { election: 4, write: 2 }), ['n2', 'n3', 'n4', 'n5']);
});

const refusals: readonly (readonly [ShapeName, number, readonly string[], string])[] = [
  ['ring', 3, [], 'at least 4'],
  ['bridge', 2, ['n1'], 'at least 3'],
  ['bridge', 5, ['n1', 'n2'], 'turns around one node'],
  ['minority', 3, ['n1', 'n2'], 'no minority'],
  ['majority', 5, ['n1', 'n2'], 'no majority'],
  ['majority', 3, ['n1', 'n2', 'n3'], 'the whole cluster'],
  ['one-way', 2, ['n1', 'n2'], 'nobody else'],
  ['dc', 3, ['n1'], 'no other data centre'],
  ['isolate', 1, ['n1'], 'no links'],
];

for (const [shape, count, target, sentence] of refusals) {
  test(`${shape} ${target.join(' ')} of ${count} nodes is refused with a sentence that says why`, () => {
    const isMajority = isMajorityOf(count);
    const drawn = drawShape({ shape, nodes: nodesOf(count), target, direction: 'out', isMajority });
    assert.match(typeof drawn === 'string' ? drawn : 'drawn', sentence);
  });
}

test.run();
