import type { SimulatedCluster } from './cluster.ts';
import { type Amnesia, amnesia } from './episodes/amnesia.ts';
import { type Echo, echo } from './episodes/echo.ts';
import { leaveUntaught } from './episodes/lessons.ts';
import { operate } from './episodes/operator.ts';
import { blackOut, crashDamaged } from './episodes/processes.ts';
import { type Relay, relay } from './episodes/relay.ts';
import { type StaleFetch, staleFetch } from './episodes/stale-fetch.ts';
import { type Stranded, strand } from './episodes/stranded.ts';
import type { Fault, Strike, What } from './faults.ts';

/** Carries out a fault, and plans its end. */
export function inject(cluster: SimulatedCluster, { what, forMs }: Fault): void {
  const end = (undo: () => void) => cluster.later(forMs, undo);
  switch (what.type) {
    case 'crash':
      cluster.crash(what.node, what.losesPower, what.isNoticed);
      end(() => cluster.restart(what.node));
      return;
    case 'blackout':
      blackOut(cluster, what.backMs);
      return;
    case 'pause':
      cluster.pause(what.node);
      end(() => cluster.resume(what.node));
      return;
    case 'cut':
    case 'clog':
    case 'break':
    case 'gray':
    case 'slow':
    case 'sieve':
      injectIntoLinks(cluster, what, end);
      return;
    case 'hunt':
      end(cluster.onLeader((node) => strike(cluster, node, what)));
      return;
    case 'members':
    case 'transfer':
      operate(cluster, what);
      return;
    case 'relay':
    case 'stale fetch':
    case 'stranded':
    case 'amnesia':
    case 'echo':
      injectEpisode(cluster, what, end);
      return;
    default:
      injectIntoDisk(cluster, what, end);
  }
}

function injectEpisode(
  cluster: SimulatedCluster,
  what: Relay | StaleFetch | Stranded | Amnesia | Echo,
  end: (undo: () => void) => void,
): void {
  switch (what.type) {
    case 'relay':
      relay(cluster, what);
      return;
    case 'stale fetch':
      end(staleFetch(cluster, what));
      return;
    case 'stranded':
      strand(cluster, what);
      return;
    case 'amnesia':
      amnesia(cluster, what);
      return;
    case 'echo':
      echo(cluster, what);
      return;
    default:
      what satisfies never;
  }
}

function injectIntoLinks(
  { network }: SimulatedCluster,
  what: Extract<What, { links: unknown }>,
  end: (undo: () => void) => void,
): void {
  for (const [from, to] of what.links) {
    if (what.type === 'clog') {
      network.clog(from, to);
      end(() => network.unclog(from, to));
    } else if (what.type === 'cut') {
      network.cut(from, to);
      if (what.breaks) network.breakLink(from, to);
      end(() => network.mend(from, to));
    } else if (what.type === 'gray') {
      network.gray(from, to);
      end(() => network.ungray(from, to));
    } else if (what.type === 'slow') {
      network.slow(from, to, what.addedMs);
      end(() => network.slow(from, to, -what.addedMs));
    } else if (what.type === 'sieve') {
      network.sift(from, to, what);
      end(() => network.unsift(from, to, what));
    } else network.breakLink(from, to);
  }
}

function strike(cluster: SimulatedCluster, node: number, hunt: Extract<What, { type: 'hunt' }>): void {
  const others = cluster.nodeIds.filter((id) => id !== node);
  const into = others.map((other): [number, number] => [other, node]);
  const out = others.map((other): [number, number] => [node, other]);
  const cut = (links: [number, number][]): What => ({ type: 'cut', links, breaks: false });
  const what: Record<Strike, What> = {
    cut: cut([...into, ...out]),
    'cut in': cut(into),
    'cut out': cut(out),
    pause: { type: 'pause', node },
    crash: { type: 'crash', node, losesPower: false, isNoticed: true },
    'lose power': { type: 'crash', node, losesPower: true, isNoticed: false },
    damage: hunt.damageable.includes(node)
      ? { type: 'bit flip', node, untaughtMs: 0 }
      : { type: 'crash', node, losesPower: true, isNoticed: false },
  };
  cluster.later(hunt.afterMs, () =>
    inject(cluster, { atMs: cluster.queue.nowMs, forMs: hunt.eachMs, what: what[hunt.how] }),
  );
}

function injectIntoDisk(
  cluster: SimulatedCluster,
  what: Extract<
    What,
    { node: number; type: `${string} disk` | 'bit flip' | 'misdirected write' | 'unreadable snapshot' }
  >,
  end: (undo: () => void) => void,
): void {
  const { disk } = cluster.node(what.node);
  switch (what.type) {
    case 'slow disk':
      disk.mood.slowness = what.slowness;
      end(() => {
        disk.mood.slowness = 1;
      });
      return;
    case 'full disk':
      disk.mood.isFull = true;
      end(() => {
        disk.mood.isFull = false;
      });
      return;
    case 'failing disk':
      disk.mood.failures = 1;
      return;
    case 'misdirected write':
      disk.mood.misdirect = true;
      end(() => cluster.crash(what.node, false, true));
      cluster.queue.after(0, () => end(() => cluster.restart(what.node)));
      return;
    case 'unreadable snapshot':
      disk.mood.goodReads = what.goodReads;
      cluster.crash(what.node, false, true);
      end(() => cluster.restart(what.node));
      return;
    case 'bit flip':
      crashDamaged(cluster, what.node);
      end(() => {
        cluster.restart(what.node);
        if (what.untaughtMs > 0) leaveUntaught(cluster, what.node, what.untaughtMs);
      });
      return;
    default:
      what satisfies never;
  }
}
