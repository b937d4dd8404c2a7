import type { Context } from 'aws-lambda'

/** How log streams begin on one machine, where one process serves all calls; a process's name follows. */
export const localStream = 'local/'

/**
 * The process in which a call runs, where that serves all calls: what another one began has ended with it. Undefined on AWS, where others
 * run beside it, and what broke off is known by its time limit alone.
 */
export function processOf({ logStreamName = '' }: Partial<Pick<Context, 'logStreamName'>>): string | undefined {
  return logStreamName.startsWith(localStream) ? logStreamName : undefined
}
