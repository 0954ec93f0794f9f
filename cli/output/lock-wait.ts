/** Told once, while another command holds the cluster. */
export function describeLockWait(purpose: string, pid: number): string {
  return `waiting for "scalectl ${purpose}" (pid ${pid}) to end`;
}
