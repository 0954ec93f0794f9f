/**
 * Every exit code of scalectl, in one place: scripts rely on the numbers, `scalectl help exit-codes` prints them.
 * 1 and 2 are what every shell expects; 10 to 12 say how a cluster is; 20 to 22 how a run went; 30 and up why an action
 * was not carried out. 70 and 130 are the numbers of sysexits.h and of a shell's Ctrl-C.
 */
export const exitCodes = {
  ok: { code: 0, meaning: 'done; for status: healthy; for bench: every threshold held' },
  failed: {
    code: 1,
    meaning:
      'it ran and the answer is no: a threshold was missed, an acknowledged write was lost, a history is not linearizable',
  },
  usage: { code: 2, meaning: 'bad input: unknown flag, bad value, bad profile; nothing was done' },
  notFound: { code: 3, meaning: 'no such cluster, node or key' },
  degraded: { code: 10, meaning: 'the cluster serves requests, but not every node is well' },
  noQuorum: { code: 11, meaning: 'nodes run, but no quorum serves requests' },
  down: { code: 12, meaning: 'no node of the cluster runs' },
  void: { code: 20, meaning: 'the load generator could not keep up: the figures say nothing about the cluster' },
  aborted: { code: 21, meaning: 'the run was stopped before its end, or its account could not be written' },
  undecided: { code: 22, meaning: 'the history could not be judged within the time: neither yes nor no' },
  refused: { code: 30, meaning: 'refused: the action would lose the quorum, or differs from what the cluster is' },
  busy: { code: 31, meaning: 'another scalectl holds the cluster' },
  nodeFailed: { code: 32, meaning: 'a node died while it was starting' },
  portTaken: { code: 33, meaning: 'a port of the cluster is taken by somebody else' },
  damagedState: { code: 34, meaning: 'a state file of the cluster cannot be read' },
  unavailable: { code: 35, meaning: 'the cluster did not carry out the request' },
  missing: { code: 36, meaning: 'this machine lacks something that the command needs' },
  linksDiffer: {
    code: 37,
    meaning: 'links are not what the nodes declare: a fault did not take effect or did not end',
  },
  timeout: { code: 40, meaning: 'it did not happen within the time limit' },
  internal: { code: 70, meaning: 'a defect of scalectl itself' },
  interrupted: { code: 130, meaning: 'stopped by Ctrl-C or a signal' },
} as const satisfies Record<string, { code: number; meaning: string }>;

export type ExitName = keyof typeof exitCodes;
