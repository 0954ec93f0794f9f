import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const loggerModule = new URL('../../../server/telemetry/logger.js', import.meta.url).href;

/** Runs a program that has a `log`, in a process of its own, and gives the lines it wrote to a pipe. */
function linesOf(program: string, level = 'info'): Record<string, unknown>[] {
  const script = `
    import { createLogger } from '${loggerModule}';
    const log = createLogger({ level: '${level}', node: 'n1', cluster: 'demo' });
    ${program}`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('writes one JSON line per event with its level, node and cluster', () => {
  const [line, ...others] = linesOf("log.info({ port: 1 }, 'started')");
  assert.is(others.length, 0);
  assert.match(String(line?.time), /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.is(typeof line?.pid, 'number');
  const { time: _, pid: __, ...rest } = line ?? {};
  assert.equal(rest, { level: 30, severity: 'info', cluster: 'demo', node: 'n1', port: 1, msg: 'started' });
});

test('leaves out what is below the level', () => {
  assert.equal(
    linesOf("log.debug('no'); log.warn('yes')").map(({ msg }) => msg),
    ['yes'],
  );
});

test('hides secrets', () => {
  const [line] = linesOf("log.info({ password: 'p', store: { connectionString: 'c', host: 'h' } }, 'x')");
  assert.is(line?.password, '[secret]');
  assert.equal(line?.store, { connectionString: '[secret]', host: 'h' });
});

test('keeps the last line when the process exits at once', () => {
  const lines = linesOf("for (let i = 0; i < 2000; i++) log.info({ i }, 'line'); process.exit(1)");
  assert.is(lines.length, 2000);
  assert.is(lines[1999]?.i, 1999);
});

test('keeps the last line when the process dies of an error', () => {
  const lines = linesOf(
    "process.on('uncaughtException', (error) => { log.error({ error }, 'fatal'); process.exit(1); }); setTimeout(() => { throw new Error('boom'); })",
  );
  assert.equal(
    lines.map(({ error }) => (error as { message: string }).message),
    ['boom'],
  );
});

test.run();
