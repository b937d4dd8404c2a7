import * as z from 'zod'
import { isJsonObject, type Json } from '../../model/json.ts'
import { longestSeconds, Whole } from '../fields.ts'
import { checkGraph } from './check-graph.ts'
import { checkShape } from './check-shape.ts'
import { checkVariables } from './check-variables.ts'
import { type Diagnostic, openFindings } from './diagnostic.ts'

const Machine = z.strictObject({
  Comment: z.string().optional(),
  QueryLanguage: z.enum(['JSONPath', 'JSONata']).optional(),
  Version: z.enum(['1.0']).optional(),
  StartAt: z.string(),
  States: z.record(z.string(), z.unknown()),
  TimeoutSeconds: Whole.min(0, 'Minimum value is 0')
    .max(longestSeconds, `Maximum value is ${longestSeconds}`)
    .optional(),
})

/** 1 MiB of UTF-8 text. */
const largestDefinition = 1_048_576

/** Everything that keeps a definition from being created here, as AWS tells it; empty when it can run. */
export function checkDefinition(text: string): Diagnostic[] {
  const findings = openFindings()
  if (Buffer.byteLength(text) > largestDefinition) {
    findings.error('SCHEMA_VALIDATION_FAILED', '/', 'The definition is larger than 1 MiB')
    return findings.list
  }
  const definition = parse(text)
  if (definition === undefined || !isJsonObject(definition)) {
    findings.error('INVALID_JSON_DESCRIPTION', '/', 'The definition is not a JSON object')
    return findings.list
  }
  if (checkShape(findings, Machine, definition, '')) {
    const language = definition['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath'
    checkGraph(findings, definition, '', { language, states: new Map(), labels: new Set() })
    checkVariables(findings, definition, '')
  }
  return findings.list
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
