import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import { readResource } from '../resource.ts'
import type { Findings } from './diagnostic.ts'

const required: { readonly [service: string]: string } = {
  'lambda:invoke': 'FunctionName',
  'states:startExecution': 'StateMachineArn',
}

/** The resource is one that this engine runs, with the arguments that it cannot do without. */
export function checkTask(findings: Findings, state: JsonObject, location: string): void {
  const arn = textOf(state['Resource'])
  const resource = readResource(arn)
  if (!resource) {
    findings.error(
      'SCHEMA_VALIDATION_FAILED',
      `${location}/Resource`,
      `The resource provided ${arn} is not supported here`,
    )
    return
  }
  const field = required[`${resource.service}:${resource.action}`]
  const given = state['Arguments']
  if (field && (given === undefined || (isJsonObject(given) && given[field] === undefined))) {
    findings.error(
      'SCHEMA_VALIDATION_FAILED',
      `${location}/Arguments`,
      `The field '${field}' is required but was missing`,
    )
  }
  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state
  if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout) {
    findings.error('SCHEMA_VALIDATION_FAILED', location, "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'")
  }
}
