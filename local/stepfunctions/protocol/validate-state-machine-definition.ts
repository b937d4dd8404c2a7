import * as z from 'zod'
import { checkDefinition } from '../language/check/check-definition.ts'
import { operation } from './operation.ts'

const Validate = z.object({
  definition: z.string().min(1),
  severity: z.enum(['ERROR', 'WARNING']).optional(),
  maxResults: z.int().min(0).max(100).optional(),
})

export const validateStateMachineDefinition = operation(Validate, async (_runtime, request) => {
  const diagnostics = checkDefinition(request.definition)
  const most = request.maxResults || 100
  return {
    result: diagnostics.length === 0 ? 'OK' : 'FAIL',
    diagnostics: diagnostics.slice(0, most),
    truncated: diagnostics.length > most,
  }
})
