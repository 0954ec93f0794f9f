import { Wal } from '../../../../server/replica/wal/wal.ts';
import { accept } from './operations.ts';

/** A process that appends entry after entry to the log in argv[2], and prints each index once it is acknowledged. */
const { wal, state } = await Wal.open({
  dir: process.argv[2]!,
  clusterId: 'real',
  nodeId: 1,
  segmentSizeBytes: 32_768,
});
for (let index = state.entries.length; ; index++) {
  await wal.append([accept(index, `entry ${index} ${'x'.repeat(index % 700)}`)]);
  process.stdout.write(`${index}\n`);
}
