import { fileURLToPath } from 'node:url';
import { Config, run } from '@oclif/core';
import { processContext } from './context.ts';
import { renderError } from './error-report.ts';

/** The one way in and the one place where errors become words and exit codes. `binUrl` tells oclif which package it is. */
export async function main(binUrl: string): Promise<void> {
  const context = processContext();
  const config = await Config.load(fileURLToPath(binUrl));
  try {
    await run([...context.argv], config);
  } catch (error) {
    const report = renderError(error, context, config.commandIDs);
    context.setExitCode(report.exitCode);
    if (report.stdout !== '') context.stdout.write(report.stdout);
    if (report.stderr !== '') context.stderr.write(report.stderr);
  }
}
