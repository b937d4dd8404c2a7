import * as z from 'zod'
import { checkDefinition } from '../language/check/check-definition.ts'
import type { Diagnostic } from '../language/check/diagnostic.ts'
import { Definition, operation } from './operation.ts'

const Validate = z.object({
  definition: Definition,
  type: z.enum(['STANDARD', 'EXPRESS']).optional(),
  severity: z.enum(['ERROR', 'WARNING']).optional(),
  maxResults: z.int().min(0).max(100).optional(),
})

const express: Diagnostic = {
  severity: 'ERROR',
  code: 'SCHEMA_VALIDATION_FAILED',
  message: "State machines of type 'EXPRESS' are not supported here",
}

/** `OK` is what CreateStateMachine would take. */
export const validateStateMachineDefinition = operation(Validate, async (_runtime, request) => {
  const found = [...(request.type === 'EXPRESS' ? [express] : []), ...checkDefinition(request.definition)]
  const errors = found.filter(({ severity }) => severity === 'ERROR')
  const diagnostics = request.severity === 'WARNING' ? found : errors
  const most = request.maxResults || 100
  return {
    result: errors.length === 0 ? 'OK' : 'FAIL',
    diagnostics: diagnostics.slice(0, most),
    truncated: diagnostics.length > most,
  }
})
