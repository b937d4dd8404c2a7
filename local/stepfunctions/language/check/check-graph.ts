import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkMap } from './check-map.ts'
import { checkRecovery } from './check-recovery.ts'
import { checkShape } from './check-shape.ts'
import { checkTask } from './check-task.ts'
import type { Findings } from './diagnostic.ts'
import { stateSchemas } from './state-schemas.ts'
import { targetsOf } from './targets-of.ts'

export interface Around {
  /** What the machine says; states may differ only from JSONPath to JSONata. */
  language: 'JSONata' | 'JSONPath'
  inherited: 'JSONata' | 'JSONPath'
  /** Where each name of a state was seen: it may stand only once in a machine. */
  states: Map<string, string>
  /** Variables that states around this graph assign. */
  variables: ReadonlySet<string>
}

/** A machine, branch or processor with all that is in it. */
export function checkGraph(findings: Findings, graph: JsonObject, location: string, around: Around): void {
  const states = graph['States']
  const start = graph['StartAt']
  if (!isJsonObject(states) || Object.keys(states).length === 0) {
    findings.error('SCHEMA_VALIDATION_FAILED', `${location}/States`, 'Expected at least one state')
    return
  }
  if (typeof start !== 'string' || !Object.hasOwn(states, start)) {
    findings.error('MISSING_TRANSITION_TARGET', `${location}/StartAt`, `Missing 'StartAt' target: ${textOf(start)}`)
  }
  for (const [name, state] of Object.entries(states)) {
    checkState(findings, name, state, `${location}/States/${name}`, around)
  }
  checkTransitions(findings, states, start, location)
}

function checkState(findings: Findings, name: string, state: unknown, location: string, around: Around): void {
  const code = 'SCHEMA_VALIDATION_FAILED'
  if (name.length > 80) findings.error(code, location, 'The name of a state has at most 80 characters')
  if (around.states.has(name)) {
    findings.error('DUPLICATE_STATE_NAME', location, `Duplicate State name: ${name}`)
  }
  around.states.set(name, location)
  if (!isJsonObject(state)) {
    findings.error(code, location, 'Expected an object')
    return
  }
  const own = state['QueryLanguage'] ?? around.language
  if (own !== 'JSONata') {
    const message =
      around.language === 'JSONata'
        ? "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"
        : `The state '${name}' is in JSONPath mode, which is not supported here: set QueryLanguage to JSONata`
    findings.error(code, location, message)
    return
  }
  const schema = stateSchemas[textOf(state['Type'])]
  if (!schema) {
    findings.error(code, `${location}/Type`, `The state type '${textOf(state['Type'])}' is not supported`)
    return
  }
  if (!checkShape(findings, schema, state, location)) return
  checkExpressions(findings, state, location)
  checkRecovery(findings, state, location)
  if (state['Type'] === 'Task') checkTask(findings, state, location)
  if (state['Type'] === 'Map') checkMap(findings, state, location)
  for (const [at, inner] of graphsIn(state)) checkGraph(findings, inner, location + at, around)
}

function graphsIn(state: JsonObject): [string, JsonObject][] {
  const { ItemProcessor: processor, Branches: branches } = state
  if (isJsonObject(processor)) return [['/ItemProcessor', processor]]
  if (!Array.isArray(branches)) return []
  return branches.filter(isJsonObject).map((branch, index) => [`/Branches[${index}]`, branch])
}

/** Every target exists, every state can be reached, and there is a way out. */
function checkTransitions(findings: Findings, states: JsonObject, start: unknown, location: string): void {
  const reached = new Set<string>()
  const open = typeof start === 'string' ? [start] : []
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states[name]
    if (reached.has(name) || !isJsonObject(state)) continue
    reached.add(name)
    open.push(...targetsOf(state).map(([, target]) => target))
  }
  let hasEnd = false
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue
    const here = `${location}/States/${name}`
    for (const [at, target] of targetsOf(state)) {
      if (Object.hasOwn(states, target)) continue
      const field = at.slice(at.lastIndexOf('/') + 1)
      findings.error('MISSING_TRANSITION_TARGET', here + at, `Missing '${field}' target: ${target}`)
    }
    if (!reached.has(name)) {
      findings.error('MISSING_TRANSITION_TARGET', here, `State "${name}" is not reachable.`)
    }
    const type = state['Type']
    const ends = state['End'] === true
    if (ends || type === 'Succeed' || type === 'Fail') hasEnd = true
    if (type === 'Succeed' || type === 'Fail' || type === 'Choice') continue
    if (ends === (state['Next'] !== undefined)) {
      findings.error(
        'SCHEMA_VALIDATION_FAILED',
        here,
        `These fields are required: [${ends ? 'only one of Next, End' : 'Next or End'}]`,
      )
    }
  }
  if (!hasEnd) findings.error('NO_TERMINAL_STATE', `${location}/States`, 'No terminal state')
}
