import { type Json, jsonTypeOf } from '../model/json.ts'
import type { Scope } from '../model/scope.ts'
import { QueryEvaluationError } from '../model/states-error.ts'
import { chance, compile, moment } from './compile.ts'
import { isExpression, sourceOf } from './expression.ts'

/** What jsonata throws: coded errors, and plain messages from functions of our own. */
interface JsonataFailure {
  code?: string
  message?: string
}

const memoryText = 'Expression evaluation memory limit exceeded: Check for excessive memory usage'

const guardTexts: Record<string, string> = {
  D1011: 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
  D1012: 'Expression evaluation timeout: Check for infinite loop',
  D2014: memoryText,
  D2015: memoryText,
}

class UnsupportedResult extends Error {}

/** The value of one expression for a field; throws QueryEvaluationError in the words of AWS. */
export async function evaluate(field: string, expression: string, scope: Scope): Promise<Json> {
  const source = sourceOf(expression)
  const about = `The JSONata expression '${source}' specified for the field '${field}'`
  let result: unknown
  try {
    result = await compile(source).evaluate(undefined, {
      ...scope.variables,
      states: scope.states,
      [moment]: scope.moment,
      [chance]: scope.chance,
    })
  } catch (thrown) {
    // Of V8 itself, where a text or a recursion outgrows it before it meets a guard.
    const code = thrown instanceof RangeError ? (thrown.message.includes('stack') ? 'D1011' : 'D2015') : undefined
    const failure: JsonataFailure = code === undefined ? (thrown as JsonataFailure) : { code }
    const bare = failure.code === undefined ? failure.message : guardTexts[failure.code]
    const tail = bare === undefined ? `. ${failure.code}: ${failure.message}` : `: ${bare}`
    throw new QueryEvaluationError(scope.place, field, `${about} threw an error during evaluation${tail}`)
  }
  if (result === undefined) {
    throw new QueryEvaluationError(scope.place, field, `${about} returned nothing (undefined).`)
  }
  if (result === scope.states.input) return result as Json
  try {
    return plain(result)
  } catch (thrown) {
    if (!(thrown instanceof UnsupportedResult)) throw thrown
    throw new QueryEvaluationError(scope.place, field, `${about} returned an unsupported result type.`)
  }
}

/**
 * Arrays of jsonata carry marks of their own that would change what the next expression makes of them. A number that
 * is not finite becomes text, as on AWS: `1/0` is `"Infinity"`.
 */
function plain(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || '_jsonata_function' in value || '_jsonata_lambda' in value) {
    throw new UnsupportedResult()
  }
  // Not by assignment, which loses a member of the name __proto__.
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, plain(member)]])),
  )
}

/** A template: every expression at any depth is replaced by its value, the rest stays as written. */
export async function evaluateTemplate(field: string, template: Json, scope: Scope): Promise<Json> {
  if (typeof template === 'string') return isExpression(template) ? evaluate(field, template, scope) : template
  if (Array.isArray(template)) {
    const items: Json[] = []
    for (const [index, item] of template.entries()) {
      items.push(await evaluateTemplate(`${field}[${index}]`, item, scope))
    }
    return items
  }
  if (typeof template !== 'object' || template === null) return template
  const members: [string, Json][] = []
  for (const [key, member] of Object.entries(template)) {
    members.push([key, await evaluateTemplate(`${field}/${key}`, member, scope)])
  }
  return Object.fromEntries(members)
}

interface Kinds {
  number: number
  string: string
  boolean: boolean
  array: Json[]
}

/** A field that must be of one type, given as a literal or an expression. */
export async function evaluateAs<Kind extends keyof Kinds>(
  kind: Kind,
  field: string,
  template: Json,
  scope: Scope,
): Promise<Kinds[Kind]> {
  return expectKind(kind, field, template, scope, await evaluateTemplate(field, template, scope))
}

/** The value of a field, checked against the type it must have. */
export function expectKind<Kind extends keyof Kinds>(
  kind: Kind,
  field: string,
  template: Json,
  scope: Scope,
  value: Json,
): Kinds[Kind] {
  if (jsonTypeOf(value) === kind) return value as Kinds[Kind]
  throw unexpectedType(kind, field, template, scope, value)
}

function unexpectedType(expected: string, field: string, template: Json, scope: Scope, value: Json) {
  const about = isExpression(template)
    ? `The JSONata expression '${sourceOf(template)}' specified for the field '${field}' returned an unexpected result type.`
    : `The field '${field}' has an unexpected type.`
  return new QueryEvaluationError(
    scope.place,
    field,
    `${about} Expected '${expected}', but was '${jsonTypeOf(value)}' for value: ${JSON.stringify(value)}`,
  )
}

/** A number that must lie between bounds; both ends count. */
export async function evaluateNumber(
  field: string,
  template: Json,
  scope: Scope,
  minimum: number,
  maximum: number,
): Promise<number> {
  const value = await evaluateAs('number', field, template, scope)
  if (value >= minimum && value <= maximum) return value
  throw new QueryEvaluationError(
    scope.place,
    field,
    `The value returned for the field '${field}' is out of range. Expected a number between ${minimum} and ${maximum}, but was: ${value}`,
  )
}

/** As `evaluateNumber`, of a whole number; `2.0` is one. */
export async function evaluateWhole(
  field: string,
  template: Json,
  scope: Scope,
  minimum: number,
  maximum: number,
): Promise<number> {
  const value = await evaluateNumber(field, template, scope, minimum, maximum)
  if (Number.isInteger(value)) return value
  throw unexpectedType('integer', field, template, scope, value)
}
