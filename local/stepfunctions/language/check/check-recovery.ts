import { isJsonObject, type JsonObject } from '../json.ts'
import type { Findings } from './diagnostic.ts'

/** `States.ALL` stands alone and last: nothing after it could ever match. */
export function checkRecovery(findings: Findings, state: JsonObject, location: string): void {
  for (const field of ['Retry', 'Catch'] as const) {
    const rules = state[field]
    if (!Array.isArray(rules)) continue
    for (const [index, rule] of rules.entries()) {
      const names = isJsonObject(rule) ? rule['ErrorEquals'] : []
      if (!Array.isArray(names) || !names.includes('States.ALL')) continue
      if (names.length > 1 || index < rules.length - 1) {
        findings.error(
          'SCHEMA_VALIDATION_FAILED',
          `${location}/${field}[${index}]/ErrorEquals`,
          "'States.ALL' must be the only element of 'ErrorEquals' and in the last rule",
        )
      }
    }
  }
}
