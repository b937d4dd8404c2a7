import { checkDefinition } from '../language/check/check-definition.ts'
import { ServiceError } from '../model/service-error.ts'

/** Throws ServiceError InvalidDefinition with all that is wrong. */
export function refuseInvalid(definition: string): void {
  const diagnostics = checkDefinition(definition).filter(({ severity }) => severity === 'ERROR')
  if (diagnostics.length === 0) return
  const said = diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location ?? null}`)
  throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${said.join(', ')}'`)
}
