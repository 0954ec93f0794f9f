import type { Environment, Summary, Verdict } from '../result.ts';

const peersSchemaVersion = 1;

/**
 * Several systems under the same load from the same generator, on one machine, in turns: the only way in which absolute
 * figures of a shared machine say something. The raw document of each run is kept beside it.
 */
export interface PeersDocument {
  readonly schemaVersion: typeof peersSchemaVersion;
  readonly title: string;
  readonly environment: Environment;
  /** The first is the one that the others are compared with. */
  readonly peers: readonly Peer[];
  readonly workloads: readonly PeersWorkload[];
  /** Systems that could not be had here. */
  readonly skipped: readonly { readonly peer: string; readonly reason: string }[];
  /** The command line that makes this comparison again. */
  readonly reproduce: string;
}

export interface Peer {
  readonly name: string;
  /** Version and how it was run: "3.6.16, built from source". */
  readonly version: string;
}

export interface PeersWorkload {
  /** "puts of 100 B, 100 in flight". */
  readonly name: string;
  readonly runs: readonly PeerRun[];
}

export interface PeerRun {
  readonly peer: string;
  readonly verdict: Verdict;
  /** Of the whole summary, what a comparison shows. */
  readonly summary: Pick<Summary, 'achievedRps' | 'errors' | 'unknown' | 'dropped' | 'responseMs'>;
}
