import * as z from 'zod'
import { isJsonObject, type Json, type JsonObject, textOf } from '../../model/json.ts'
import { ProcessorConfig } from '../states/map.ts'
import { checkExpress } from './check-express.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkMap } from './check-map.ts'
import { checkRecovery } from './check-recovery.ts'
import { checkShape } from './check-shape.ts'
import { checkTask } from './check-task.ts'
import type { Findings } from './diagnostic.ts'
import { graphsIn } from './graphs-in.ts'
import { stateSchemas } from './state-schemas.ts'
import { targetsOf } from './targets-of.ts'

export interface Around {
  /** What the machine says; states may differ only from JSONPath to JSONata. */
  language: 'JSONata' | 'JSONPath'
  /** Where each name of a state was seen: it may stand only once in a machine. */
  states: Map<string, string>
  /** The labels of its Maps: the same one twice would give two map runs one name. */
  labels: Set<string>
}

const Branch = z.strictObject({
  Comment: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string(), z.unknown()),
})
const Processor = Branch.extend({ ProcessorConfig: ProcessorConfig.optional() })

/** A machine, branch or processor with all that is in it. */
export function checkGraph(findings: Findings, graph: JsonObject, location: string, around: Around): void {
  const states = graph['States']
  const start = graph['StartAt']
  if (!isJsonObject(states) || Object.keys(states).length === 0) {
    findings.error('SCHEMA_VALIDATION_FAILED', `${location}/States`, 'Value cannot be empty')
    return
  }
  if (typeof start !== 'string' || !Object.hasOwn(states, start)) {
    findings.error('MISSING_TRANSITION_TARGET', `${location}/StartAt`, `Missing 'Next' target: ${textOf(start)}`)
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
    findings.error(code, location, 'Expected value of type Object')
    return
  }
  // Anything but the one word is JSONata, and an error of its own.
  if ((state['QueryLanguage'] ?? around.language) === 'JSONPath') {
    const message =
      around.language === 'JSONata'
        ? "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"
        : `The state '${name}' is in JSONPath mode, which is not supported here: set QueryLanguage to JSONata`
    findings.error(code, location, message)
    return
  }
  if (state['Type'] === undefined) {
    findings.error(code, location, 'These fields are required: [Type]')
    return
  }
  const type = textOf(state['Type'])
  const schema = Object.hasOwn(stateSchemas, type) && stateSchemas[type]
  if (!schema) {
    findings.error(code, `${location}/Type`, `The state type '${type}' is not supported`)
    return
  }
  if (!checkShape(findings, schema, state, location)) return
  checkWayOut(findings, state, location)
  checkExpressions(findings, state, location)
  checkRecovery(findings, state, location)
  if (state['Type'] === 'Task') checkTask(findings, state, location)
  if (state['Type'] === 'Map') checkMap(findings, state, location)
  if (state['Type'] === 'Map') checkExpress(findings, state, location)
  const label = state['Label']
  if (typeof label === 'string') {
    if (around.labels.has(label)) findings.error('DUPLICATE_LABEL_NAME', location, `Duplicate Label name: ${label}`)
    around.labels.add(label)
  }
  for (const [at, inner] of graphsIn(state)) {
    const shape = state['Type'] === 'Map' ? Processor : Branch
    if (checkShape(findings, shape, inner, location + at)) checkGraph(findings, inner, location + at, around)
  }
}

/** All but Choice, Succeed and Fail either go on or end. */
function checkWayOut(findings: Findings, state: JsonObject, location: string): void {
  const { Type: type, End: end, Next: next } = state
  if (type === 'Succeed' || type === 'Fail' || type === 'Choice') return
  const message =
    end === true && next !== undefined
      ? 'There should only be one of the following fields: [Next, End]'
      : 'This object should have only one of the following fields: [Next, End]'
  if ((end === true) === (next !== undefined)) findings.error('SCHEMA_VALIDATION_FAILED', location, message)
}

/** Every target exists, there is a way out, and to every state leads another or the start. */
function checkTransitions(findings: Findings, states: JsonObject, start: unknown, location: string): void {
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue
    for (const [at, target] of targetsOf(state)) {
      if (Object.hasOwn(states, target)) continue
      findings.error('MISSING_TRANSITION_TARGET', `${location}/States/${name}${at}`, `Missing 'Next' target: ${target}`)
    }
  }
  const ends = (state: Json) =>
    isJsonObject(state) && (state['End'] === true || state['Type'] === 'Succeed' || state['Type'] === 'Fail')
  // Only of the machine as a whole: an iteration or branch may turn in a circle.
  if (location === '' && !Object.values(states).some(ends)) {
    findings.error('MISSING_END_STATE', undefined, 'Workflow has no terminal state')
    return
  }
  const targeted = new Set(Object.values(states).flatMap((state) => (isJsonObject(state) ? targetsIn(state) : [])))
  for (const name of Object.keys(states)) {
    if (name === start || targeted.has(name)) continue
    findings.error('MISSING_TRANSITION_TARGET', `${location}/States/${name}`, `State "${name}" is not reachable.`)
  }
}

function targetsIn(state: JsonObject): string[] {
  return targetsOf(state).map(([, target]) => target)
}
