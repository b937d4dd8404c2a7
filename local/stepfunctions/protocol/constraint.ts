import type * as z from 'zod'

/** AWS does not repeat these in what it says is wrong. */
const sensitive = new Set(['definition', 'input', 'output', 'error', 'cause', 'versionDescription'])

/** What does not fit, in the words of AWS: `Value 'x' at 'name' failed to satisfy constraint: Member must …`. */
export function constraint(issue: z.core.$ZodIssue, body: unknown): string {
  const value = valueAt(body, issue.path)
  const path = issue.path.map((step) => (typeof step === 'number' ? `${step + 1}.member` : String(step))).join('.')
  const shown = sensitive.has(path) ? '' : ` ${shownAs(value)}`
  return `Value${shown} at '${path}' failed to satisfy constraint: ${value === undefined ? 'Member must not be null' : wanted(issue)}`
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return `${measured(issue.origin)} greater than or equal to ${issue.minimum}`
  if (issue.code === 'too_big') return `${measured(issue.origin)} less than or equal to ${issue.maximum}`
  if (issue.code === 'invalid_value') return `Member must satisfy enum value set: [${issue.values.join(', ')}]`
  return issue.message
}

function measured(origin: string): string {
  return `Member must have ${origin === 'string' || origin === 'array' ? 'length' : 'value'}`
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body
  for (const step of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  return value
}

function shownAs(value: unknown): string {
  if (value === undefined) return 'null'
  return `'${typeof value === 'string' ? value : JSON.stringify(value)}'`
}
