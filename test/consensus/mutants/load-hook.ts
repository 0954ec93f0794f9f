/**
 * Hooks for `module.register`: one module of the product is changed while it is loaded into this process. Nothing on disk
 * changes, and the product knows nothing of it.
 */
import type { LoadHook } from 'node:module';

export interface Patch {
  /** End of the module's URL. */
  readonly file: string;
  /** Text of the built code, which must be there exactly once, and what stands in its place. */
  readonly before: string;
  readonly after: string;
}

let patch: Patch | null = null;

export function initialize(data: Patch): void {
  patch = data;
}

export const load: LoadHook = async (url, context, nextLoad) => {
  const loaded = await nextLoad(url, context);
  if (patch === null || !url.endsWith(patch.file)) return loaded;
  const parts = String(loaded.source).split(patch.before);
  if (parts.length !== 2)
    throw new Error(`stale patch: ${patch.file} holds "${patch.before}" ${parts.length - 1} times`);
  return { ...loaded, source: parts.join(patch.after) };
};
