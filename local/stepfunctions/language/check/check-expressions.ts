import { compile } from '../compile.ts'
import { isExpression, sourceOf } from '../expression.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { Findings } from './diagnostic.ts'
import { newerOperators } from './newer-operators.ts'
import { statesReferences } from './states-references.ts'
import { topLevelReferences } from './top-level-references.ts'

/** Graphs inside the state are checked for themselves. */
const notHere = new Set(['ItemProcessor', 'Iterator', 'Branches', 'Comment'])

/** Fields that are read before the state has a result. */
const beforeResult =
  /^(Arguments|Credentials|TimeoutSeconds|HeartbeatSeconds|Items|Item\w+|MaxConcurrency|ToleratedFailure\w+)$/

/** Every expression can be read, and asks only for what Step Functions offers at its place. */
export function checkExpressions(findings: Findings, state: JsonObject, location: string): void {
  const visit = (value: Json, at: string, offered: ReadonlySet<string>) => {
    if (isExpression(value)) checkExpression(findings, sourceOf(value), at, offered)
    else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${at}[${index}]`, offered)
    } else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) visit(member, `${at}/${key}`, offered)
    }
  }
  for (const [field, value] of Object.entries(state)) {
    if (!notHere.has(field)) visit(value, `${location}/${field}`, offeredIn(field))
  }
}

/** The fields of `$states` that a field of a state may ask for. */
function offeredIn(field: string): ReadonlySet<string> {
  if (field === 'Catch') return new Set(['input', 'context', 'errorOutput'])
  return new Set(beforeResult.test(field) ? ['input', 'context'] : ['input', 'context', 'result'])
}

function checkExpression(findings: Findings, source: string, at: string, offered: ReadonlySet<string>): void {
  const unsupported = (message: string) => findings.error('UNSUPPORTED_JSONATA_EXPRESSION', at, message)
  const invalid = (message: string) => findings.error('INVALID_JSONATA_EXPRESSION', at, message)
  let ast: unknown
  try {
    ast = compile(source).ast()
  } catch (failure) {
    invalid((failure as { message: string }).message)
    return
  }
  for (const sign of newerOperators(ast)) invalid(`The symbol "${sign}" cannot be used as a unary operator`)
  for (const name of topLevelReferences(ast)) unsupported(`Reference to '${name}' at the top level is not supported.`)
  for (const name of statesReferences(ast)) {
    if (!offered.has(name)) unsupported(`Field '$states.${name}' does not exist.`)
  }
}
