import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts'

/** Where a state may lead, with the place of each name within the state. */
export function targetsOf(state: JsonObject): [at: string, target: string][] {
  const targets: [string, Json | undefined][] = [
    ['/Next', state['Next']],
    ['/Default', state['Default']],
  ]
  for (const field of ['Choices', 'Catch'] as const) {
    const rules = state[field]
    if (!Array.isArray(rules)) continue
    for (const [index, rule] of rules.entries()) {
      if (isJsonObject(rule)) targets.push([`/${field}[${index}]/Next`, rule['Next']])
    }
  }
  return targets.filter((pair): pair is [string, string] => typeof pair[1] === 'string')
}
