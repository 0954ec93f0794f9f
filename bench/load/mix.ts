import { type MethodName, methodNames } from '../../profiles/profile.ts';
import type { Random } from './random.ts';

/** Index of each method in `methodNames`, for tables of numbers. */
export const methodIndex = { put: 0, get: 1, range: 2, delete: 3, cas: 4 } as const satisfies Record<
  MethodName,
  number
>;

/** The gRPC method behind each name, in the order of `methodNames`. */
export const methodPaths = [
  '/etcdserverpb.KV/Put',
  '/etcdserverpb.KV/Range',
  '/etcdserverpb.KV/Range',
  '/etcdserverpb.KV/DeleteRange',
  '/etcdserverpb.KV/Txn',
] as const;

export function isWrite(method: number): boolean {
  return method === methodIndex.put || method === methodIndex.delete || method === methodIndex.cas;
}

/** Draws methods by their weights. */
export function methodPicker(weights: Readonly<Record<MethodName, number>>, random: Random): () => number {
  const sums: number[] = [];
  let total = 0;
  for (const name of methodNames) {
    total += weights[name];
    sums.push(total);
  }
  const used = methodNames.map((_, i) => i).filter((i) => weights[methodNames[i]!] > 0);
  const last = used.at(-1) ?? 0;
  return () => {
    const drawn = random() * total;
    for (const index of used) if (drawn < sums[index]!) return index;
    return last;
  };
}
