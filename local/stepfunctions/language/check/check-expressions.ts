import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts'
import { isExpression, isHalfExpression, sourceOf } from '../expression.ts'
import type { Findings } from './diagnostic.ts'
import { type References, referencesOf } from './references-of.ts'

/** Fields that hold none. Graphs inside the state are checked for themselves. */
const without = new Set(['ItemProcessor', 'Iterator', 'Branches', 'Comment', 'Retry', 'Next', 'Default', 'CSVHeaders'])

/** Every expression can be read, and asks only for what Step Functions offers at its place. */
export function checkExpressions(findings: Findings, state: JsonObject, location: string): void {
  const visit = (value: Json, at: string, offered: ReadonlySet<string>) => {
    if (isExpression(value)) checkExpression(findings, sourceOf(value), at, offered)
    else if (isHalfExpression(value)) {
      findings.error('SCHEMA_VALIDATION_FAILED', at, 'JSONata string must start with {% and end with %}')
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${at}[${index}]`, offered)
    } else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) visit(member, `${at}/${key}`, offered)
    }
  }
  const visitFields = (holder: JsonObject, at: string, offeredIn: (field: string) => ReadonlySet<string>) => {
    for (const [field, value] of Object.entries(holder)) {
      const place = `${at}/${field}`
      if (without.has(field)) continue
      if ((field === 'Choices' || field === 'Catch') && Array.isArray(value)) {
        const offered = field === 'Catch' ? inCatcher : always
        for (const [index, rule] of value.entries()) {
          if (isJsonObject(rule)) visitFields(rule, `${place}[${index}]`, () => offered)
        }
      } else if (field === 'ReaderConfig' && isJsonObject(value)) visitFields(value, place, offeredIn)
      else if (field === 'ItemReader' && isJsonObject(value)) visitFields(value, place, offeredIn)
      else visit(value, place, offeredIn(field))
    }
  }
  const hasResult = state['Type'] === 'Task' || state['Type'] === 'Parallel' || state['Type'] === 'Map'
  visitFields(state, location, (field) =>
    hasResult && (field === 'Assign' || field === 'Output') ? withResult : always,
  )
}

/** The fields of `$states` that an expression may ask for. */
const always = new Set(['input', 'context'])
const withResult = new Set([...always, 'result'])
const inCatcher = new Set([...always, 'errorOutput'])

function checkExpression(findings: Findings, source: string, at: string, offered: ReadonlySet<string>): void {
  const unsupported = (message: string) => findings.error('UNSUPPORTED_JSONATA_EXPRESSION', at, message)
  const invalid = (message: string) => findings.error('INVALID_JSONATA_EXPRESSION', at, message)
  let references: References
  try {
    references = referencesOf(source)
  } catch (failure) {
    invalid((failure as { message: string }).message)
    return
  }
  const { newerOperators, root, topLevel, states } = references
  for (const sign of newerOperators) invalid(`The symbol "${sign}" cannot be used as a unary operator`)
  if (root) unsupported("Reference to '$$' is not supported.")
  for (const name of topLevel) unsupported(`Reference to '${name}' at the top level is not supported.`)
  for (const name of states) {
    if (!offered.has(name)) unsupported(`Field '$states.${name}' does not exist.`)
  }
}
