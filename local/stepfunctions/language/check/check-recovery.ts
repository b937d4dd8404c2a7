import { isJsonObject, type JsonObject } from '../../model/json.ts'
import type { Findings } from './diagnostic.ts'

/** `States.ALL` stands alone and last: nothing after it could ever match. */
export function checkRecovery(findings: Findings, state: JsonObject, location: string): void {
  for (const field of ['Retry', 'Catch'] as const) {
    const rules = state[field]
    if (!Array.isArray(rules)) continue
    for (const [index, rule] of rules.entries()) {
      const names = isJsonObject(rule) ? rule['ErrorEquals'] : []
      const all = Array.isArray(names) ? names.indexOf('States.ALL') : -1
      if (!Array.isArray(names) || all < 0 || (names.length === 1 && index === rules.length - 1)) continue
      findings.error(
        'SCHEMA_VALIDATION_FAILED',
        `${location}/${field}[${index}]/ErrorEquals[${all}]`,
        'States.ALL must appear alone and at end of list',
      )
    }
  }
}
