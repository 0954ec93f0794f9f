import type { Measurement, PeersResult, ScenarioResult } from '../../bench/peers/peers-result.ts';
import { plural } from '../../bench/report/format.ts';
import type { PeerRun, PeersDocument, PeersWorkload } from '../../bench/report/peers-document.ts';

/** A measured comparison as the document that the renderers take: each round is a row, because its runs were neighbours. */
export function toPeersDocument(result: PeersResult, reproduce: string): PeersDocument {
  const [ours, ...others] = result.systems;
  return {
    schemaVersion: 1,
    title: `${ours?.name} beside ${others.map(({ name }) => name).join(', ')}`,
    environment: result.environment,
    peers: result.systems.map(({ name, version, nodes, origin }) => ({
      name,
      version: `${version}, ${nodes} ${plural('node', nodes)}, ${origin}`,
    })),
    workloads: result.scenarios.flatMap((scenario) => workloadsOf(result, scenario)),
    skipped: [],
    reproduce,
  };
}

function workloadsOf({ rounds, systems }: PeersResult, scenario: ScenarioResult): readonly PeersWorkload[] {
  return Array.from({ length: rounds }, (_, round) => ({
    name: `${scenario.name}, round ${round + 1}`,
    runs: systems.flatMap(({ name }, system) => {
      const measurement = scenario.measurements[system]?.[round];
      return measurement === undefined ? [] : [runOf(name, measurement)];
    }),
  }));
}

function runOf(peer: string, { achievedRps, errors, responseMs, valid }: Measurement): PeerRun {
  // Errors and unknown outcomes are one figure in a measurement; a closed loop drops nothing.
  return {
    peer,
    verdict: valid ? 'pass' : 'void',
    summary: { achievedRps, errors, unknown: 0, dropped: 0, responseMs },
  };
}
