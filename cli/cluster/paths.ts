import { join } from 'node:path';

/** Where the files of one cluster are. */
export interface ClusterPaths {
  readonly dir: string;
  readonly stateFile: string;
  readonly nodesDir: string;
  readonly runsDir: string;
}

export interface NodePaths {
  readonly dir: string;
  readonly configFile: string;
  readonly logFile: string;
  /** The log before the last rotation. */
  readonly oldLogFile: string;
  readonly dataDir: string;
}

export function clustersDir(stateDir: string): string {
  return join(stateDir, 'clusters');
}

/** Outside the clusters' own directories: a lock must outlive the purge that it protects. */
export function locksDir(stateDir: string): string {
  return join(stateDir, 'locks');
}

export function clusterPaths(stateDir: string, name: string): ClusterPaths {
  const dir = join(clustersDir(stateDir), name);
  return {
    dir,
    stateFile: join(dir, 'cluster.json'),
    nodesDir: join(dir, 'nodes'),
    runsDir: join(dir, 'runs'),
  };
}

export function nodePaths(cluster: ClusterPaths, nodeName: string): NodePaths {
  const dir = join(cluster.nodesDir, nodeName);
  return {
    dir,
    configFile: join(dir, 'config.json'),
    logFile: join(dir, 'node.log'),
    oldLogFile: join(dir, 'node.log.1'),
    dataDir: join(dir, 'data'),
  };
}
