import { createHash } from 'node:crypto'
import { checkDefinition } from '../language/check/check-definition.ts'
import { ServiceError } from '../model/service-error.ts'

/** Digests of the definitions that were last found in order: who starts an engine again gives it the same ones. */
const inOrder = new Set<string>()
const most = 100

/** Throws ServiceError InvalidDefinition with all that is wrong. */
export function refuseInvalid(definition: string): void {
  const digest = createHash('sha256').update(definition).digest('base64')
  if (inOrder.has(digest)) return
  const diagnostics = checkDefinition(definition).filter(({ severity }) => severity === 'ERROR')
  if (diagnostics.length === 0) {
    if (inOrder.size === most) inOrder.clear()
    inOrder.add(digest)
    return
  }
  const said = diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location ?? null}`)
  throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${said.join(', ')}'`)
}
