import type { Json, JsonObject } from '../model/json.ts'
import type { Scope } from '../model/scope.ts'
import { evaluateTemplate } from './evaluate.ts'
import type { Leave } from './outcome.ts'

/** `Assign` and `Output` both see the variables as they were; without `Output` the fallback is the output. */
export async function leave(
  fields: { Assign?: JsonObject | undefined; Output?: Json | undefined; Next?: string | undefined },
  scope: Scope,
  fallback: Json,
  at = '',
): Promise<Leave> {
  const assigned =
    fields.Assign === undefined
      ? undefined
      : ((await evaluateTemplate(`${at}Assign`, fields.Assign, scope)) as JsonObject)
  const output = fields.Output === undefined ? fallback : await evaluateTemplate(`${at}Output`, fields.Output, scope)
  return { kind: 'leave', output, assigned, next: fields.Next }
}
