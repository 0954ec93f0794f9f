import type { Random } from '../../../support/random.ts';
import { frame } from '../peer.ts';
import type { Conversation } from './corpus.ts';

/** Where off-by-ones live: ends of prefixes, of frames, of windows. */
const interestingBytes = [0, 1, 2, 3, 4, 5, 8, 9, 0x0f, 0x1f, 0x20, 0x3f, 0x40, 0x7f, 0x80, 0xbe, 0xbf, 0xff];
const payloadLengths = [0, 1, 3, 4, 5, 6, 7, 8, 9, 12, 18, 64, 300];
const most = 40;

type Mutation = (frames: Buffer[], random: Random, corpus: readonly Conversation[]) => void;

/** Whole frames: repeated, lost, in another order, of another conversation, or made up. */
const frameMutations: readonly Mutation[] = [
  (frames, random) => insert(frames, random, frames[at(frames, random)]!),
  (frames, random) => {
    for (let i = random.int(2, 30); i > 0 && frames.length < most * 2; i--) insert(frames, random, random.pick(frames));
  },
  (frames, random) => void frames.splice(at(frames, random), random.int(1, 3)),
  (frames, random) => {
    const [a, b] = [at(frames, random), at(frames, random)];
    [frames[a], frames[b]] = [frames[b]!, frames[a]!];
  },
  (frames, random, corpus) => insert(frames, random, random.pick(random.pick(corpus).frames)),
  (frames, random) => insert(frames, random, randomFrame(random)),
  // More streams than are allowed, as far as the frame opens any.
  (frames, random) => insert(frames, random, onManyStreams(random.pick(frames), random.int(25, 50))),
];

/** The head of a frame: another type, other flags, another stream, a length that lies. */
const headMutations: readonly Mutation[] = [
  (frames, random) => set(frames, random, 3, random.int(0, 10)),
  (frames, random) => set(frames, random, 4, random.pick([0, 1, 4, 5, 8, 9, 12, 13, 32, 36, 44, 255])),
  (frames, random) => set(frames, random, 8, random.pick([0, 1, 2, 3, 5, 7, 9, 15, 17, 41, 255])),
  (frames, random) => set(frames, random, random.pick([5, 6, 7]), random.pick(interestingBytes)),
  (frames, random) => set(frames, random, 2, random.pick(interestingBytes)),
  (frames, random) => set(frames, random, random.pick([0, 1]), random.pick([1, 0x3f, 0x40, 0xff])),
];

/** Bytes anywhere, mostly of payloads: header blocks, settings, increments, message prefixes. */
const byteMutations: readonly Mutation[] = [
  (frames, random) => {
    const bytes = own(frames, random);
    if (bytes.length > 0) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255);
  },
  (frames, random) => {
    const bytes = own(frames, random);
    if (bytes.length > 9) bytes[random.int(9, bytes.length - 1)] = random.pick(interestingBytes);
  },
  (frames, random) => {
    const bytes = own(frames, random);
    if (bytes.length > 0) bytes[random.int(0, bytes.length - 1)]! ^= 1 << random.int(0, 7);
  },
  (frames, random) => resize(frames, random, Buffer.from(random.bytes(random.int(1, 12)))),
  (frames, random) => resize(frames, random, Buffer.alloc(random.int(1, 200), random.pick(interestingBytes))),
  (frames, random) => resize(frames, random, null),
];

const mutations = [...frameMutations, ...headMutations, ...byteMutations, ...byteMutations];

/** A conversation with one to eight things wrong. */
export function mutate(conversation: Conversation, corpus: readonly Conversation[], random: Random): Buffer {
  const frames = [...conversation.frames];
  for (let i = random.pick([1, 1, 1, 2, 2, 3, 4, 8]); i > 0 && frames.length > 0; i--)
    random.pick(mutations)(frames, random, corpus);
  return Buffer.concat(frames);
}

function at(frames: readonly Buffer[], random: Random): number {
  return random.int(0, frames.length - 1);
}

function insert(frames: Buffer[], random: Random, added: Buffer): void {
  frames.splice(random.int(0, frames.length), 0, added);
}

function onManyStreams(original: Buffer, count: number): Buffer {
  if (original.length < 9) return original;
  const copies = Array.from({ length: count }, (_, i) => {
    const copy = Buffer.from(original);
    copy[8] = 2 * i + 101;
    return copy;
  });
  return Buffer.concat(copies);
}

function randomFrame(random: Random): Buffer {
  const payload = random.bytes(random.pick(payloadLengths));
  return frame(random.int(0, 10), random.int(0, 255), random.pick([0, 0, 1, 2, 3, 5, 17, 99]), payload);
}

/** A copy of one frame in its place, to be changed. */
function own(frames: Buffer[], random: Random): Buffer {
  const index = at(frames, random);
  const copy = Buffer.from(frames[index]!);
  frames[index] = copy;
  return copy;
}

function set(frames: Buffer[], random: Random, offset: number, value: number): void {
  const bytes = own(frames, random);
  if (bytes.length > offset) bytes[offset] = value;
}

/** Puts bytes into a payload, or takes some out, and mostly corrects the length of the frame. */
function resize(frames: Buffer[], random: Random, added: Buffer | null): void {
  const index = at(frames, random);
  const bytes = frames[index]!;
  if (bytes.length < 9) return;
  const from = random.int(9, bytes.length);
  const to = added === null ? random.int(from, bytes.length) : from;
  const changed = Buffer.concat([bytes.subarray(0, from), added ?? Buffer.alloc(0), bytes.subarray(to)]);
  if (random.chance(0.9)) changed.writeUIntBE(changed.length - 9, 0, 3);
  frames[index] = changed;
}
