/** The way on for a command that was begun and not finished: "scale 5". */
export function describeUnfinished(purpose: string, cluster: string): string {
  return `"${purpose}" is not finished: run "scalectl ${purpose} --name ${cluster}" again`;
}
