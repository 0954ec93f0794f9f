import type { SimulatedCluster } from '../cluster.ts';

type Resolve = (name: string) => number;
type Link = readonly [number, number];

/** Carries out a command of a scenario that does something to machines or links, at once. */
export function injectCommand(cluster: SimulatedCluster, words: readonly string[], resolve: Resolve): void {
  const [command, ...rest] = words;
  const { network } = cluster;
  switch (command) {
    case 'cut':
      for (const [from, to] of linksOf(cluster, rest, resolve)) network.cut(from, to);
      return;
    case 'isolate':
      for (const [from, to] of linksOf(cluster, ['all', 'of', rest[0]!], resolve)) network.cut(from, to);
      return;
    case 'mend':
      for (const [from, to] of linksOf(cluster, rest, resolve)) network.mend(from, to);
      return;
    case 'break':
      for (const [from, to] of linksOf(cluster, rest, resolve)) network.breakLink(from, to);
      return;
    case 'deaf-data':
      for (const id of cluster.peersOf(resolve(rest[0]!))) network.gray(id, resolve(rest[0]!));
      return;
    case 'mute-data':
      for (const id of cluster.peersOf(resolve(rest[0]!))) network.gray(resolve(rest[0]!), id);
      return;
    case 'heal':
      network.healAll();
      return;
    case 'weather':
      setWeather(cluster, rest);
      return;
    default:
      injectIntoNode(cluster, words, resolve);
  }
}

function injectIntoNode(cluster: SimulatedCluster, [command, name, detail]: readonly string[], resolve: Resolve): void {
  const id = resolve(name ?? '');
  switch (command) {
    case 'crash':
      cluster.crash(id, detail === 'power', detail !== 'power');
      return;
    case 'start':
      cluster.restart(id);
      return;
    case 'pause':
      cluster.pause(id);
      return;
    case 'resume':
      cluster.resume(id);
      return;
    case 'slow-disk':
      cluster.node(id).disk.mood.slowness = Number(detail);
      return;
    default:
      throw new Error(`there is no command "${command}"`);
  }
}

/** `a b` both directions, `a > b` one, `all but a` those without a, `all of a` those with it. */
function linksOf({ nodeIds }: SimulatedCluster, words: readonly string[], resolve: Resolve): Link[] {
  const all = nodeIds.flatMap((a) => nodeIds.filter((b) => b !== a).map((b): Link => [a, b]));
  if (words[0] === 'all') {
    const id = resolve(words[2] ?? '');
    return all.filter((link) => link.includes(id) === (words[1] === 'of'));
  }
  const isOneWay = words[1] === '>';
  const [a, b] = [resolve(words[0] ?? ''), resolve(words[isOneWay ? 2 : 1] ?? '')];
  return isOneWay
    ? [[a, b]]
    : [
        [a, b],
        [b, a],
      ];
}

/** `restart each [power]`: every node in its turn, for which it is down for a while and then up for a while. */
export function restartSteps(nodeIds: readonly number[], [, power = '']: readonly string[]): string[][] {
  return nodeIds.flatMap((id) => [
    ['crash', `n${id}`, power],
    ['wait', '200ms'],
    ['start', `n${id}`],
    ['wait', '600ms'],
  ]);
}

/** `flap LINKS PERIOD TIMES`: cut and mended in turn, each for so long. */
export function flapSteps(words: readonly string[]): string[][] {
  const links = words.slice(0, -2);
  const [period, times] = words.slice(-2);
  const round = [
    ['cut', ...links],
    ['wait', period!],
    ['mend', ...links],
    ['wait', period!],
  ];
  return Array.from({ length: Number(times) }, () => round).flat();
}

function setWeather({ network }: SimulatedCluster, words: readonly string[]): void {
  for (let i = 0; i < words.length; i += 2) {
    const value = Number(words[i + 1]);
    if (words[i] === 'loss') network.weather.loss = value;
    else if (words[i] === 'duplicate') network.weather.duplicate = value;
    else if (words[i] === 'delay') network.weather.meanDelayMs = value;
    else throw new Error(`there is no weather "${words[i]}"`);
  }
}
