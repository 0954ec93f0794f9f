import type { BenchResult } from '../../result.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../page/section.ts';

/** The profile as it was run, and the command that runs it again. */
export function reproduceSection(result: BenchResult): Markup {
  const note = 'Compare only runs with an equal profile hash on the same kind of machine.';
  const body = html`<pre class="command">${result.reproduce}</pre>
<details id="profile"><summary>The profile with every default filled in</summary>
<pre>${JSON.stringify(result.profile.resolved, null, 2) ?? ''}</pre>
</details>
`;
  return section('reproduce', 'Run it again', note, body);
}
