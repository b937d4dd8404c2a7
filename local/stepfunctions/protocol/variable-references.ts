import { compile } from '../language/compile.ts'
import { isExpression, sourceOf } from '../language/expression.ts'
import type { State } from '../language/states/definition.ts'
import { processorOf } from '../language/states/map.ts'
import type { StateGraph } from '../model/state-graph.ts'

/** Graphs inside a state, whose own states have references of their own. */
const inner = new Set(['ItemProcessor', 'Iterator', 'Branches'])

/** By state, the variables that its expressions read; a name is a variable where some state assigns it. */
export function variableReferences(machine: StateGraph): { [state: string]: string[] } {
  const states = [...statesIn(machine)]
  const assigned = new Set(states.flatMap(([, state]) => [...membersOf(state, 'Assign')]))
  const references: { [state: string]: string[] } = {}
  for (const [name, state] of states) {
    const read = new Set<string>()
    for (const source of expressionsIn(state)) variablesOf(compile(source).ast(), read)
    const variables = [...read].filter((variable) => assigned.has(variable))
    if (variables.length > 0) references[name] = variables.map((variable) => `$${variable}`)
  }
  return references
}

function* statesIn(graph: StateGraph): Iterable<[string, State]> {
  for (const [name, given] of Object.entries(graph.States)) {
    const state = given as State
    yield [name, state]
    if (state.Type === 'Map') yield* statesIn(processorOf(state))
    if (state.Type === 'Parallel') for (const branch of state.Branches) yield* statesIn(branch)
  }
}

/** The keys of every object that stands under this name in a state: of the state itself, its rules and its catchers. */
function* membersOf(value: unknown, field: string): Iterable<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    if (key === field) yield* Object.keys(member as object)
    else if (!inner.has(key)) yield* membersOf(member, field)
  }
}

function* expressionsIn(value: unknown): Iterable<string> {
  if (isExpression(value)) yield sourceOf(value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) if (!inner.has(key)) yield* expressionsIn(member)
}

function variablesOf(node: unknown, found: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && node.type === 'variable' && 'value' in node) found.add(String(node.value))
  for (const child of Object.values(node)) variablesOf(child, found)
}
