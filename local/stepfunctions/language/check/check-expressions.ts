import { compile } from '../compile.ts'
import { isExpression, sourceOf } from '../expression.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { Findings } from './diagnostic.ts'
import { topLevelReferences } from './top-level-references.ts'

/** Graphs inside the state are checked for themselves. */
const notHere = new Set(['ItemProcessor', 'Iterator', 'Branches', 'Comment'])

/** Every expression can be read, and asks only for what Step Functions offers at its place. */
export function checkExpressions(findings: Findings, state: JsonObject, location: string): void {
  const visit = (value: Json, at: string, inCatcher: boolean) => {
    if (isExpression(value)) checkExpression(findings, sourceOf(value), at, inCatcher)
    else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${at}[${index}]`, inCatcher)
    } else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) visit(member, `${at}/${key}`, inCatcher)
    }
  }
  for (const [field, value] of Object.entries(state)) {
    if (!notHere.has(field)) visit(value, `${location}/${field}`, field === 'Catch')
  }
}

function checkExpression(findings: Findings, source: string, at: string, inCatcher: boolean): void {
  try {
    const ast = compile(source).ast()
    for (const name of topLevelReferences(ast)) {
      findings.error('UNSUPPORTED_JSONATA_EXPRESSION', at, `Reference to '${name}' at the top level is not supported.`)
    }
  } catch (failure) {
    findings.error('INVALID_JSONATA_EXPRESSION', at, (failure as { message: string }).message)
    return
  }
  if (!inCatcher && /\$states\s*\.\s*errorOutput\b/.test(source)) {
    findings.error(
      'UNSUPPORTED_JSONATA_EXPRESSION',
      at,
      "Reference to '$states.errorOutput' is only supported in a Catch.",
    )
  }
}
