import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Interrupted } from '../../cli/context.ts';
import { CliError } from '../../cli/errors.ts';
import { explainInterruption } from '../../cli/interruption.ts';

const interrupted = new Interrupted('SIGINT');
const explained = (error: Error) =>
  explainInterruption(Promise.reject(error), 'No fault is left.').catch((reason: unknown) => reason);

test('waiting that Ctrl-C cut short is told with what became of it', async () => {
  for (const error of [interrupted, new Error('aborted', { cause: interrupted })]) {
    const told = await explained(error);
    assert.instance(told, CliError);
    const { exit, message, hint } = told as CliError;
    assert.equal([exit, message, hint], ['interrupted', 'Stopped by SIGINT.', 'No fault is left.']);
  }
});

test('an error that says already what Ctrl-C left behind is told as it is, and not that all is well', async () => {
  const left = new CliError({
    ...{ code: 'interrupted', exit: 'interrupted', message: 'Stopped by SIGINT. n2 may still hold f-1.' },
    cause: interrupted,
  });
  assert.is(await explained(left), left);
});

test.run();
