/**
 * A session with etcdctl, as text: `$ ` begins a command, `< ` a line of its input, what follows is what it printed
 * (errors without the client's own log), and `exit N` the exit code when it is not 0. `# ` is a comment.
 */
export interface Step {
  readonly comment: string;
  readonly args: readonly string[];
  readonly command: string;
  readonly stdin: string;
  readonly output: string;
}

export function parseTranscript(text: string): Step[] {
  const steps: { comment: string; command: string; stdin: string[]; output: string[] }[] = [];
  let comment = '';
  for (const line of text.trimEnd().split('\n')) {
    const last = steps.at(-1);
    if (line.startsWith('# ')) comment += `${line}\n`;
    else if (line.startsWith('$ ')) {
      steps.push({ comment, command: line.slice(2), stdin: [], output: [] });
      comment = '';
    } else if (last === undefined) throw new Error(`before the first command: ${line}`);
    else if (line === '<' || line.startsWith('< ')) last.stdin.push(line.slice(2));
    else last.output.push(line);
  }
  return steps.map(({ stdin, output, ...step }) => ({
    ...step,
    args: wordsOf(step.command),
    stdin: stdin.map((line) => `${line}\n`).join(''),
    output: output.join('\n'),
  }));
}

export function formatTranscript(steps: readonly Step[]): string {
  return steps.map(formatStep).join('');
}

function formatStep({ comment, command, stdin, output }: Step): string {
  const input = stdin === '' ? [] : stdin.trimEnd().split('\n');
  // Empty lines at the end of the input end its parts.
  const ends = stdin === '' ? 0 : stdin.length - stdin.trimEnd().length - 1;
  const lines = [...input, ...Array.from({ length: ends }, () => '')].map((line) => `< ${line}`.trimEnd());
  return [`${comment}$ ${command}`, ...lines, ...(output === '' ? [] : [output]), ''].join('\n');
}

/** Words, of which those in double quotes may hold spaces or nothing. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** What no two clusters have in common (ids, terms, the time that is left) gets a name; leases by the order of their coming. */
export class Names {
  readonly #leases: string[] = [];

  /** The output of a command with names instead of ids. */
  hide(output: string): string {
    for (const [, hex] of output.matchAll(/lease (\w{16}) granted/g)) this.#leases.push(hex!);
    let hidden = output
      .replace(/"(cluster_id|member_id|raft_term)":\d+/g, '"$1":N')
      .replace(/"(ClusterID|MemberID|RaftTerm)" : \d+/g, '"$1" : N')
      .replace(/remaining\(\d+s\)/g, 'remaining(Ns)')
      .replace(/"ttl":\d+/g, '"ttl":N')
      .replace(/"TTL" : \d+/g, '"TTL" : N')
      .replace(/\/[0-9a-f]{10,16}/g, '/ID');
    for (const [i, hex] of this.#leases.entries()) {
      const decimal = BigInt(`0x${hex}`).toString();
      hidden = hidden.replaceAll(hex, `LEASE${i}`).replaceAll(decimal, `LEASE${i}`);
    }
    return hidden;
  }

  /** The words of a command with ids instead of names. */
  show(word: string): string {
    return word.replace(/LEASE(\d+)/, (name, i) => this.#leases[Number(i)] ?? name);
  }
}
