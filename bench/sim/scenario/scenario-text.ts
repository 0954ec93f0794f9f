/**
 * Scenarios are texts: one command per line, `#` begins a comment, and below `----` stands what happened when it ran last
 * with seed 1. What is expected must hold with any.
 *
 *     nodes 5                     a cluster; with it the timing of production begins
 *     wait 500ms                  lets time pass
 *     wait until leader [n1] [within 2s]     … or until there is one that a quorum follows
 *     wait until converged [within 5s]       … or until all that run have applied the same log
 *     name L leader               names a node: `leader`, `follower`, or `n3`; names stand for nodes from then on
 *     load 10ms [at L]            a write every 10 ms from now on, at any node that runs, or at that one
 *     load off
 *     propose 5 [at L]            so many writes at once
 *     cut a b                     both directions; `cut a > b`: one
 *     cut all but a               every link that is not one of a's
 *     isolate a · mend a b · heal
 *     flap a b 130ms 10           cut for 130 ms and mended for 130 ms, ten times; `flap all of a …`: every link of a
 *     break a b                   the links between them break, and are dialled again
 *     crash a [power] · start a · pause a · resume a · slow-disk a 100
 *     restart each [power]        every node in its turn is down for 200 ms and then has 600 ms
 *     meanwhile flap a b 130ms 10 as flap or restart, while the next lines are carried out; must be over when the last one is
 *     deaf-data a                 heartbeats pass, everything else that others send to a is lost (gray failure)
 *     mute-data a                 heartbeats pass, everything else that a sends is lost
 *     weather loss 0.3 duplicate 0.5 delay 5
 *     mark                        begins a new account of leaders, elections, ballots and decisions
 *     report                      writes the account into the outcome
 *     expect leader a · expect leaders 1 · expect elections <= 2 · expect decided > 0 · expect ballots unchanged
 *     expect behind a             it lacks entries that are decided
 *     expect leader within 2s     some node led, with a quorum, so soon after the last `mark`
 */
export interface ScenarioLine {
  readonly number: number;
  readonly words: readonly string[];
}

export interface ScenarioText {
  readonly title: string;
  readonly commands: readonly ScenarioLine[];
  /** As recorded, line by line. */
  readonly outcome: readonly string[];
  /** All above the outcome, to be written back as it was. */
  readonly source: string;
}

const separator = '----';

export function parseScenario(text: string): ScenarioText {
  const at = text.indexOf(`\n${separator}`);
  const source = at < 0 ? text.trimEnd() : text.slice(0, at);
  const outcome = at < 0 ? '' : text.slice(at + separator.length + 1).trim();
  const lines = source.split('\n').map((line, i) => ({ number: i + 1, words: wordsOf(line) }));
  const [first] = source.split('\n');
  return {
    title: (first ?? '').replace(/^#\s*/, ''),
    commands: lines.filter(({ words }) => words.length > 0),
    outcome: outcome === '' ? [] : outcome.split('\n'),
    source,
  };
}

export function formatScenario({ source }: ScenarioText, outcome: readonly string[]): string {
  return `${source}\n${separator}\n${outcome.join('\n')}\n`;
}

function wordsOf(line: string): string[] {
  return line.replace(/#.*/, '').trim().split(/\s+/).filter(Boolean);
}

/** "500ms" and "2s" as milliseconds. */
export function durationMsOf(word: string | undefined): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(word ?? '');
  if (match === null) throw new Error(`"${word}" is no duration, such as 500ms or 2s`);
  return Number(match[1]) * (match[2] === 's' ? 1_000 : 1);
}
