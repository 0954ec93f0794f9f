import type { Operation, Value } from '../../../bench/check/operation.ts';
import type { Random } from '../../support/random.ts';

/** An operation from what matters to a test; the rest is filled in. */
export function operation(given: Partial<Operation> & Pick<Operation, 'kind' | 'callUs' | 'returnUs'>): Operation {
  return {
    client: 0,
    key: 'k',
    outcome: given.returnUs === Number.POSITIVE_INFINITY ? 'unknown' : 'ok',
    value: null,
    expected: null,
    revision: null,
    took: null,
    node: null,
    ...given,
  };
}

type Times = readonly [callUs: number, returnUs: number];
const forever = Number.POSITIVE_INFINITY;

export function put(value: Value, [callUs, returnUs]: Times, revision: number | null = null): Operation {
  return operation({ kind: 'put', value, callUs, returnUs, revision });
}

/** A put of which nobody knows what became. */
export function lostPut(value: Value, callUs: number): Operation {
  return put(value, [callUs, forever]);
}

export function get(value: Value | null, [callUs, returnUs]: Times, revision: number | null = null): Operation {
  return operation({ kind: 'get', value, callUs, returnUs, revision });
}

export function del([callUs, returnUs]: Times, took: boolean | null = null, revision: number | null = null): Operation {
  return operation({ kind: 'delete', callUs, returnUs, took, revision });
}

export function cas(expected: Value | null, value: Value | null, [callUs, returnUs]: Times, took: boolean): Operation {
  return operation({ kind: 'cas', expected, value, callUs, returnUs, took });
}

export interface Simulation {
  readonly operations: number;
  readonly clients: number;
  /** Share of writes that get no answer. */
  readonly unknown: number;
  readonly revisions: boolean;
  readonly kinds: readonly Operation['kind'][];
}

/** What a client asked, and when the register carries it out; null: never. */
interface Asked {
  readonly kind: Operation['kind'];
  readonly value: number;
  readonly expected: number | null;
  readonly client: number;
  readonly callUs: number;
  readonly returnUs: number;
  readonly effectUs: number | null;
}

/**
 * A history that is linearizable by construction: a register carries each operation out at some moment between its call and
 * its return; one that gets no answer at any moment after its call, or never.
 */
export function simulate(random: Random, options: Simulation): readonly Operation[] {
  const asked = ask(random, options);
  const effective = asked.filter(({ effectUs }) => effectUs !== null).sort((a, b) => a.effectUs! - b.effectUs!);
  const results = new Map<Asked, Operation>();
  const state = { value: null as Value | null, revision: 1, modRevision: 0 };
  for (const each of effective) results.set(each, carryOut(each, state, options.revisions));
  return asked.map((each) => {
    const answered = results.get(each) ?? toOperation(each);
    return each.returnUs === forever ? { ...answered, revision: null, took: null } : answered;
  });
}

function ask(random: Random, { operations, clients, unknown, kinds }: Simulation): readonly Asked[] {
  const freeAtUs = Array.from({ length: clients }, () => random.int(0, 100));
  let nextClient = clients;
  return Array.from({ length: operations }, (_, i) => {
    const lane = freeAtUs.indexOf(Math.min(...freeAtUs));
    const kind = random.pick(kinds);
    const callUs = freeAtUs[lane]! + random.int(1, 50);
    const endUs = callUs + random.int(2, 200);
    const lost = kind !== 'get' && random.chance(unknown);
    freeAtUs[lane] = endUs;
    const effectUs = lost
      ? random.chance(0.5)
        ? null
        : callUs + 1 + random.next() * random.int(1, 2000)
      : callUs + random.next() * (endUs - callUs);
    const expected = random.chance(0.3) ? null : random.int(1, i + 1);
    const client = lost ? nextClient++ : lane;
    return { kind, value: i + 1, expected, client, callUs, returnUs: lost ? forever : endUs, effectUs };
  });
}

function toOperation({ kind, value, expected, client, callUs, returnUs }: Asked): Operation {
  const written = kind === 'put' || kind === 'cas' ? value : null;
  return operation({ kind, client, callUs, returnUs, value: written, expected: kind === 'cas' ? expected : null });
}

function carryOut(
  asked: Asked,
  state: { value: Value | null; revision: number; modRevision: number },
  revisions: boolean,
): Operation {
  const base = toOperation(asked);
  const change = (value: Value | null): number | null => {
    state.value = value;
    state.modRevision = ++state.revision;
    return revisions ? state.revision : null;
  };
  switch (asked.kind) {
    case 'get':
      return { ...base, value: state.value, revision: revisions && state.value !== null ? state.modRevision : null };
    case 'put':
      return { ...base, revision: change(asked.value) };
    case 'delete': {
      const took = state.value !== null;
      return { ...base, took, revision: took ? change(null) : revisions ? state.revision : null };
    }
    case 'cas': {
      const took = state.value === asked.expected;
      return { ...base, took, revision: took ? change(asked.value) : null };
    }
  }
}
