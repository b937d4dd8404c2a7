import type * as z from 'zod'
import type { Findings } from './diagnostic.ts'

/** The fields that only JSONPath states have, on any kind of state, and their choice rules. */
const jsonPathFields =
  /^(\w+Path|Parameters|Result|ResultSelector|Variable|And|Or|Not|Is[A-Z]\w+|(String|Numeric|Boolean|Timestamp)[A-Z]\w+)$/

/** Holds a part of the definition against its schema; false when it does not fit. */
export function checkShape(findings: Findings, schema: z.ZodType, value: unknown, location: string): boolean {
  const { error } = schema.safeParse(value, { error: messageOf })
  const missing = new Map<string, string[]>()
  for (const issue of error?.issues ?? []) {
    if (!isMissing(value, issue.path)) report(findings, issue, location)
    else {
      const at = location + placeOf(issue.path.slice(0, -1))
      missing.set(at, [...(missing.get(at) ?? []), String(issue.path.at(-1))])
    }
  }
  for (const [at, fields] of missing) {
    findings.error('SCHEMA_VALIDATION_FAILED', at || '/', `These fields are required: [${fields.join(', ')}]`)
  }
  return error === undefined
}

/** Whether there is nothing at the path of an issue, in something that is there. */
function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value
  for (const step of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined
  return path.length > 0 && at === undefined
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${String(step)}`)).join('')
}

function report(findings: Findings, issue: z.core.$ZodIssue, base: string): void {
  const location = base + placeOf(issue.path)
  const code = 'SCHEMA_VALIDATION_FAILED'
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const message = jsonPathFields.test(key)
        ? `The QueryLanguage is set to 'JSONata', but field '${key}' is only supported for the 'JSONPath' QueryLanguage`
        : `Field '${key}' is not supported`
      findings.error(code, location || '/', message)
    }
    return
  }
  if (issue.code === 'invalid_union') {
    // The first member is the literal value that AWS speaks of; the other is an expression.
    const nearest = issue.errors.flat()[0]
    if (nearest) {
      report(findings, { ...nearest, path: [...issue.path, ...nearest.path] }, base)
      return
    }
  }
  findings.error(code, location || '/', issue.message)
}

/** In the style of AWS, for checks whose message the schema itself does not give. */
function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value' && typeof issue.input !== 'string') return 'Expected value of type [STRING]'
  if (issue.code === 'invalid_type') return `Expected value of type ${types[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `Value should be one of the following: [${issue.values.join(', ')}]`
  if (issue.code === 'invalid_key') return issue.issues[0]?.message
  if (issue.code === 'too_small' && issue.origin === 'array') return 'Value cannot be empty'
  return undefined
}

const types: { readonly [expected: string]: string } = {
  array: 'Array',
  boolean: 'Boolean',
  number: 'Number',
  object: 'Object',
  record: 'Object',
  string: 'String',
}
