/** A node binary that cannot start: says why in its log and ends at once. */
process.stdout.write(
  `${JSON.stringify({ level: 60, time: Date.now(), msg: 'the write-ahead log is damaged', segment: 3 })}\n`,
);
process.exitCode = 3;
