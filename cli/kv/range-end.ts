const everything = Buffer.from([0]);

/**
 * The end of the range of all keys that begin with the prefix, as the etcd API wants it: the prefix with its last byte
 * raised; bytes of 255 cannot be and are cut. Of the empty prefix (all keys) it is a zero byte.
 */
export function prefixEnd(prefix: Uint8Array): Uint8Array {
  for (let last = prefix.length - 1; last >= 0; last--) {
    if (prefix[last]! === 255) continue;
    const end = Buffer.from(prefix.subarray(0, last + 1));
    end[last] = prefix[last]! + 1;
    return end;
  }
  return everything;
}
