import { AskedWrongly } from './asked-wrongly.ts'

/**
 * Runs a command of an operator. What it is asked wrongly, and what it breaks off at, is a line that says what to do; it ends with 2 and
 * with 3, since then something was not looked at.
 */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    // The store's own error says only that the table answered with one.
    const { name, message } = ((error as Error).cause ?? error) as Error
    console.error(
      error instanceof AskedWrongly
        ? message
        : `Broke off (${name}: ${message}). See that you are signed in to the account of the stage and may do this, and that table, bucket, ` +
            'account and region are its own. What was repeated or redriven before stays so; the same command may be given again.',
    )
    process.exitCode = error instanceof AskedWrongly ? 2 : 3
  }
}
