import * as z from 'zod'
import { offsetMinutes } from '../../model/offset-minutes.ts'
import type { Scope } from '../../model/scope.ts'
import { QueryEvaluationError } from '../../model/states-error.ts'
import { evaluateAs, evaluateWhole } from '../evaluate.ts'
import { Assign, common, count, Expression, longestSeconds, Template, transition } from '../fields.ts'
import type { Outcome } from '../outcome.ts'

/** AWS names those of JSONPath as well. */
const ways = '[SecondsPath, Seconds, TimestampPath, Timestamp]'
/** Stricter than at run time, but blind to dates that there are not. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

export const WaitState = z
  .strictObject({
    ...common,
    ...transition,
    Type: z.literal('Wait'),
    Seconds: count(0, longestSeconds).optional(),
    Timestamp: z.union([z.string().regex(rfc3339, 'String does not match RFC3339 timestamp'), Expression]).optional(),
    Output: Template.optional(),
    Assign: Assign.optional(),
  })
  .refine(
    (state) => state.Seconds !== undefined || state.Timestamp !== undefined,
    `This object should have only one of the following fields: ${ways}`,
  )
  .refine(
    (state) => state.Seconds === undefined || state.Timestamp === undefined,
    `There should only be one of the following fields: ${ways}`,
  )
export type WaitState = z.infer<typeof WaitState>

export async function enterWait(state: WaitState, scope: Scope): Promise<Outcome> {
  if (state.Seconds !== undefined) {
    // Only what stands there literally is bounded above.
    const seconds = await evaluateWhole('Seconds', state.Seconds, scope, 0, Number.MAX_SAFE_INTEGER)
    return { kind: 'wait', until: scope.moment + seconds * 1000 }
  }
  const text = await evaluateAs('string', 'Timestamp', state.Timestamp ?? '', scope)
  const until = instantOfTimestamp(text)
  if (until === undefined) {
    throw new QueryEvaluationError(
      scope.place,
      'Timestamp',
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    )
  }
  return { kind: 'wait', until }
}

/** What java.time takes for an offset date-time, whose words AWS's refusal uses: T and Z may also be small. */
const offsetDateTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{0,9}))?)?(Z|[+-]\d{2}:\d{2})$/i

/** Epoch milliseconds of `2016-03-05T21:29:29.243167252Z`; the part of a millisecond is dropped. */
function instantOfTimestamp(text: string): number | undefined {
  const parts = offsetDateTime.exec(text)
  if (!parts) return undefined
  const [, day = '', hour = '', minute = '', second = '00', fraction = '', offset = ''] = parts
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // Date.parse takes 30 February for 1 March: a date that does not come back as written is none.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined
  const east = offsetMinutes(offset)
  const local = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
  return Number.isNaN(local) || hour === '24' || east === undefined ? undefined : local - east * 60_000
}
