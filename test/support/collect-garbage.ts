import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

/** Frees what nobody refers to any more, so that memory can be compared. Twice: buffers follow the objects that held them. */
export function collectGarbage(): void {
  gc();
  gc();
}
