import type { Context } from 'aws-lambda'
import type { Deps } from './deps.ts'
import { openings } from './openings.ts'
import { subjectOf } from './subject-of.ts'

/**
 * Runs a call that nobody of the staff makes: what it opens of people's details goes on record as one item of the audit, with a
 * reference to their list. The record is written before the answer leaves.
 */
export async function recordOpenings<Answer>(
  call: () => Promise<Answer>,
  // Who calls a handler by hand may say nothing of the call.
  { functionName = 'by hand', awsRequestId = 'by hand' }: Partial<Pick<Context, 'functionName' | 'awsRequestId'>>,
  given: object,
  { audit, clock }: Pick<Deps, 'audit' | 'clock'>,
): Promise<Answer> {
  return openings.around(call, async (opened) => {
    const why = [...new Set(opened.map((one) => one.why))].join('; ')
    const people = Math.max(...opened.map((one) => one.people))
    await audit.record({
      subject: subjectOf(given) ?? functionName,
      at: clock.now(),
      requestId: awsRequestId,
      actor: functionName,
      role: 'task',
      action: functionName,
      opened: { list: listIn(given), people, why },
    })
  })
}

/** The ids and numbers that a task is given: `batchId bat_…, chunk 3`. */
function listIn(given: object): string {
  const named = Object.entries(given).filter(([, value]) => typeof value === 'number' || isId(value))
  return named.map(([name, value]) => `${name} ${String(value)}`).join(', ')
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z]{3}_[0-9a-z]+$/.test(value)
}
