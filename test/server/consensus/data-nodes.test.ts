/** How much of the log a leader gives to a witness. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DataNodes } from '../../../server/consensus/data-nodes.ts';
import { Progress } from '../../../server/consensus/progress.ts';

const [stallTicks, lastIndex, witness] = [10, 8, 9];

/** Node 1 leads; the others follow it, are heard in every tick, and hold so much of the log. The witness holds nothing. */
class Held {
  readonly #progress: ReadonlyMap<number, Progress>;
  readonly #dataNodes: DataNodes;
  ownIndex = lastIndex;

  constructor(acceptQuorum: number, matchIndices: readonly number[]) {
    const followers = matchIndices.map((index, i): [number, Progress] => [i + 2, following(index)]);
    this.#progress = new Map([...followers, [witness, following(0)]]);
    const config = { nodeId: 1, acceptQuorum, witnesses: new Set([witness]), stallTicks };
    this.#dataNodes = new DataNodes(config, this.#progress);
  }

  of(nodeId: number): Progress {
    return this.#progress.get(nodeId)!;
  }

  /** How much a witness may be given then. */
  after(ticks: number, eachTick: (tick: number) => void = () => {}): number {
    for (let tick = 1; tick <= ticks; tick++) {
      eachTick(tick);
      this.#dataNodes.tick(this.ownIndex, lastIndex);
    }
    return this.#dataNodes.held(this.ownIndex);
  }
}

function following(matchIndex: number): Progress {
  const progress = new Progress();
  progress.becomeStream(matchIndex);
  progress.acknowledged(matchIndex);
  return progress;
}

test('a witness is given what all hold that are needed, and waits for who is a little behind', () => {
  const held = new Held(3, [8, 5]);
  assert.is(held.after(stallTicks / 2), 5);
});

test('a witness stands in for who is heard and gets nothing onto its disk', () => {
  const held = new Held(3, [8, 5]);
  assert.is(held.after(stallTicks), 8);
});

test('a witness stands in for the disk of its leader', () => {
  const held = new Held(3, [8, 7]);
  held.ownIndex = 5;
  assert.is(
    held.after(stallTicks, () => held.of(3).acknowledged(8)),
    8,
  );
});

test('who comes nearer is waited for, however long it takes', () => {
  const held = new Held(3, [8, 0]);
  const grows = (tick: number) => held.of(3).acknowledged(Math.floor(tick / (stallTicks / 2)));
  assert.is(held.after(3 * stallTicks, grows), 6);
});

test('of a single copy a witness is told nothing as long as others are heard: another leader may have two', () => {
  const held = new Held(2, [5]);
  assert.is(held.after(10 * stallTicks), 5);
});

test('a witness stands in for who is not heard, or does not follow', () => {
  const [silent, refusing] = [new Held(2, [5]), new Held(2, [5])];
  silent.of(2).ticksSinceHeard = stallTicks;
  refusing.of(2).becomeProbe();
  assert.equal([silent.after(1), refusing.after(1)], [8, 8]);
});

test.run();
