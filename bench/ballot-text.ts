/**
 * Orders ballots as nodes write them, "round.priority.node" or, after a change of members, "configuration/round.priority.node".
 * What is no ballot is lower than all.
 */
export function compareBallotTexts(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return left.map((part, i) => part - right[i]!).find((difference) => difference !== 0) ?? 0;
}

function partsOf(text: string): readonly number[] {
  const match = /^(?:(\d+)\/)?(\d+)\.(\d+)\.(\d+)$/.exec(text);
  return match === null ? [-1, 0, 0, 0] : match.slice(1).map((part = '0') => Number(part));
}
