import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts'
import type { Findings } from './diagnostic.ts'
import { graphsIn } from './graphs-in.ts'
import { targetsOf } from './targets-of.ts'

/** A variable that may have been assigned before a Map or Parallel must not be assigned in its iterations or branches. */
export function checkVariables(
  findings: Findings,
  graph: JsonObject,
  location: string,
  outer: ReadonlySet<string> = new Set(),
): void {
  const states = isJsonObject(graph['States']) ? graph['States'] : {}
  for (const [name, state] of Object.entries(states)) {
    for (const [at, variables] of assignedIn(state)) {
      for (const variable of variables) {
        if (!outer.has(variable)) continue
        findings.error(
          'DUPLICATE_VARIABLE_NAME',
          `${location}/States/${name}${at}Assign/${variable}`,
          `The variable '${variable}' is assigned in an outer scope and cannot be assigned in an inner scope`,
        )
      }
    }
  }
  const known = knownIn(states, outer)
  for (const [name, state] of Object.entries(states)) {
    for (const [at, inner] of isJsonObject(state) ? graphsIn(state) : []) {
      checkVariables(findings, inner, `${location}/States/${name}${at}`, known.get(name) ?? outer)
    }
  }
}

/** The names that may be assigned when each state is entered: what its ways in bring along, around loops too. */
function knownIn(states: JsonObject, outer: ReadonlySet<string>): Map<string, Set<string>> {
  const known = new Map(Object.keys(states).map((name) => [name, new Set(outer)]))
  let changed = true
  while (changed) {
    changed = false
    for (const [name, state] of Object.entries(states)) {
      const assigned = assignedIn(state)
      for (const [at, target] of isJsonObject(state) ? targetsOf(state) : []) {
        const there = known.get(target)
        if (!there) continue
        const before = there.size
        const way = at.slice(0, at.lastIndexOf('/') + 1)
        for (const variable of [...(known.get(name) ?? []), ...(assigned.get(way) ?? [])]) there.add(variable)
        changed ||= there.size > before
      }
    }
  }
  return known
}

/** The names that each way out of a state assigns: `/` for `Next` and `Default`, `/Catch[0]/` for a catcher. */
function assignedIn(state: Json): Map<string, string[]> {
  const ways = new Map<string, Json>([['/', state]])
  for (const field of ['Choices', 'Catch'] as const) {
    const rules = isJsonObject(state) ? state[field] : undefined
    if (!Array.isArray(rules)) continue
    for (const [index, rule] of rules.entries()) ways.set(`/${field}[${index}]/`, rule)
  }
  return new Map([...ways].map(([way, holder]) => [way, isJsonObject(holder) ? namesIn(holder['Assign']) : []]))
}

function namesIn(assign: Json | undefined): string[] {
  return isJsonObject(assign) ? Object.keys(assign) : []
}
