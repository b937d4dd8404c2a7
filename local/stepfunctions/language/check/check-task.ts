import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import { readResource } from '../resource.ts'
import type { Findings } from './diagnostic.ts'

/** The arguments of the integrations that AWS reads itself; the first of each is required. */
const known: { readonly [serviceAndAction: string]: readonly string[] } = {
  'lambda:invoke': ['FunctionName', 'ClientContext', 'InvocationType', 'LogType', 'Payload', 'Qualifier'],
  'states:startExecution': ['StateMachineArn', 'Input', 'Name', 'TraceHeader'],
}

/** The resource is one that this engine runs, with the arguments that it cannot do without. */
export function checkTask(findings: Findings, state: JsonObject, location: string): void {
  const arn = textOf(state['Resource'])
  const resource = readResource(arn)
  if (!resource) {
    const message = arn.startsWith('arn:')
      ? `The resource provided ${arn} is not supported here`
      : 'Value is not a valid resource ARN'
    findings.error('SCHEMA_VALIDATION_FAILED', `${location}/Resource`, message)
    return
  }
  checkArguments(findings, state, location, known[`${resource.service}:${resource.action}`])
  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state
  if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout) {
    findings.error('SCHEMA_VALIDATION_FAILED', location, "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'")
  }
}

function checkArguments(
  findings: Findings,
  state: JsonObject,
  location: string,
  fields: readonly string[] | undefined,
): void {
  const { Arguments: given = {} } = state
  const [required] = fields ?? []
  // An expression as a whole can be anything.
  if (!fields || required === undefined || !isJsonObject(given)) return
  const error = (message: string) => findings.error('SCHEMA_VALIDATION_FAILED', `${location}/Arguments`, message)
  if (given[required] === undefined) error(`The field '${required}' is required but was missing`)
  for (const field of Object.keys(given)) {
    if (!fields.includes(field)) error(`The field "${field}" is not supported by Step Functions`)
  }
}
