import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatBytes, formatDuration, renderTable } from '../../../cli/output/table.ts';

test('columns are as wide as their widest cell, and no line ends with blanks', () => {
  const table = renderTable(
    [
      { title: 'NAME', value: (row: { name: string }) => row.name },
      { title: 'N', align: 'right', value: (row) => String(row.name.length) },
      { title: 'LAST', value: () => '' },
    ],
    [{ name: 'a' }, { name: 'abcdefghij' }],
  );
  assert.is(table, 'NAME         N  LAST\na            1\nabcdefghij  10\n');
});

test('bytes and durations are short, and a missing one is a dash', () => {
  assert.equal([0, 1023, 1024, 1536, 90 * 1024 ** 2, null].map(formatBytes), [
    '0 B',
    '1023 B',
    '1.0 KiB',
    '1.5 KiB',
    '90 MiB',
    '-',
  ]);
  assert.equal([350, 12_000, 200_000, 18_120_000, null].map(formatDuration), ['350ms', '12s', '3m 20s', '5h 2m', '-']);
});

test.run();
