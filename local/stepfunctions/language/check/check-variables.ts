import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { isDistributed, type MapState } from '../states/map.ts'
import type { Findings } from './diagnostic.ts'
import { graphsIn } from './graphs-in.ts'

/**
 * What an outer graph assigns, no branch or iteration inside it may assign. The executions of a distributed map see no
 * variable of their parent, and so may use its names.
 */
export function checkVariables(
  findings: Findings,
  graph: JsonObject,
  location: string,
  outer: ReadonlySet<string> = new Set(),
): void {
  const states = isJsonObject(graph['States']) ? graph['States'] : {}
  const own = new Set(outer)
  for (const [name, state] of Object.entries(states)) {
    for (const [at, assign] of assignsIn(state)) {
      for (const variable of Object.keys(assign)) {
        own.add(variable)
        if (!outer.has(variable)) continue
        findings.error(
          'SCHEMA_VALIDATION_FAILED',
          `${location}/States/${name}${at}/${variable}`,
          `The variable '${variable}' is assigned in an outer scope and cannot be assigned in an inner scope`,
        )
      }
    }
  }
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue
    const seen = state['Type'] === 'Map' && isDistributed(state as unknown as MapState) ? new Set<string>() : own
    for (const [at, inner] of graphsIn(state)) {
      checkVariables(findings, inner, `${location}/States/${name}${at}`, seen)
    }
  }
}

/** The `Assign` of a state, of its choice rules and of its catchers, with the place of each. */
function assignsIn(state: Json): [at: string, assign: JsonObject][] {
  if (!isJsonObject(state)) return []
  const found: [string, Json | undefined][] = [['/Assign', state['Assign']]]
  for (const field of ['Choices', 'Catch'] as const) {
    const rules = state[field]
    if (!Array.isArray(rules)) continue
    for (const [index, rule] of rules.entries()) {
      if (isJsonObject(rule)) found.push([`/${field}[${index}]/Assign`, rule['Assign']])
    }
  }
  return found.filter((pair): pair is [string, JsonObject] => isJsonObject(pair[1]))
}
