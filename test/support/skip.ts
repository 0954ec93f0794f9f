/** Starts the line by which a test file tells the runner what it could not test here. JSON follows. */
export const skipMarker = '@@skipped ';

/**
 * Says that a test cannot run on this machine, and why: the runner lists it at the end and counts it. Call it instead of
 * `test(name, …)`, outside of a running test; a file of which every test was skipped this way is not a failure.
 *
 * The reason names what is missing and the way to get it: "etcdctl is not installed (apt-get install etcd-client)".
 */
export function skipTest(name: string, reason: string): void {
  // The newline in front ends uvu's row of dots.
  process.stdout.write(`\n${skipMarker}${JSON.stringify({ name, reason })}\n`);
}
