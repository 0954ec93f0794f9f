import { BaseCommand } from '../base-command.ts';
import type { CheckResult } from '../doctor/check.ts';
import { checkMachine } from '../doctor/machine-checks.ts';
import { checkTools } from '../doctor/tool-checks.ts';
import { renderTable } from '../output/table.ts';

export default class Doctor extends BaseCommand {
  static override summary = 'Show what this machine has and lacks, each with the way to get it.';
  static override description = 'Exit code 36 when something is missing that scalectl cannot work without, else 0.';
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --json'];

  async run(): Promise<{ readonly checks: readonly CheckResult[] }> {
    await this.parse(Doctor);
    const checks = (await Promise.all([checkMachine(this.context), checkTools(this.context)])).flat();
    if (checks.some(({ status }) => status === 'fail')) this.endWith('missing');
    if (!this.jsonEnabled()) this.context.stdout.write(renderChecks(checks));
    return { checks };
  }
}

function renderChecks(checks: readonly CheckResult[]): string {
  const table = renderTable(
    [
      { title: 'CHECK', value: ({ name }) => name },
      { title: 'RESULT', value: ({ status }) => status },
      { title: 'FOUND', value: ({ found }) => found },
      { title: 'NEEDED FOR', value: ({ needed }) => needed },
    ],
    checks,
  );
  const remedies = checks.flatMap(({ name, remedy }) => (remedy === null ? [] : [`  ${name}: ${remedy}`]));
  return remedies.length === 0 ? table : `${table}\nHow to get what is missing:\n${remedies.join('\n')}\n`;
}
