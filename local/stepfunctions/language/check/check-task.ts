import { isJsonObject, type JsonObject, textOf } from '../../model/json.ts'
import { type Resource, readResource } from '../../model/resource.ts'
import type { Findings } from './diagnostic.ts'

/** Arguments of the integrations that AWS reads itself; without `other` there are no more. */
const known: {
  readonly [serviceAndAction: string]: { required: readonly string[]; other?: readonly string[] }
} = {
  'lambda:invoke': {
    required: ['FunctionName'],
    other: ['ClientContext', 'InvocationType', 'LogType', 'Payload', 'Qualifier'],
  },
  'states:startExecution': { required: ['StateMachineArn'], other: ['Input', 'Name', 'TraceHeader'] },
  'dynamodb:getItem': { required: ['TableName', 'Key'] },
  'dynamodb:putItem': { required: ['TableName', 'Item'] },
  'dynamodb:updateItem': { required: ['TableName', 'Key'] },
  'dynamodb:deleteItem': { required: ['TableName', 'Key'] },
}

/** No call of these services can be waited for beyond its answer; those of Lambda and Step Functions can, one way. */
const neverThere = /^arn:[\w-]+:states:::((aws-sdk:\w+|lambda|dynamodb):\w+\.sync(:2)?|dynamodb:\w+\.waitForTaskToken)$/

/** The resource is one that this engine runs, with the arguments that it cannot do without. */
export function checkTask(findings: Findings, state: JsonObject, location: string): void {
  const arn = textOf(state['Resource'])
  const resource = readResource(arn)
  if (!resource) {
    const unknown = `The resource provided ${arn} is not ${neverThere.test(arn) ? 'recognized' : 'supported here'}`
    const message = arn.startsWith('arn:') ? unknown : 'Value is not a valid resource ARN'
    findings.error('SCHEMA_VALIDATION_FAILED', `${location}/Resource`, message)
    return
  }
  if (resource.service !== 'function') checkArguments(findings, state, location, resource)
  const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = state
  if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout) {
    findings.error('SCHEMA_VALIDATION_FAILED', location, "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'")
  }
}

function checkArguments(findings: Findings, state: JsonObject, location: string, resource: Resource): void {
  const error = (at: string, message: string) => findings.error('SCHEMA_VALIDATION_FAILED', location + at, message)
  const given = state['Arguments']
  if (given === undefined) error('', `Arguments field is required for resource ARN: ${resource.arn}`)
  const fields = known[`${resource.service}:${resource.action}`]
  // An expression as a whole can be anything.
  if (!fields || !isJsonObject(given)) return
  const { required, other } = fields
  for (const field of required) {
    if (given[field] === undefined) error('/Arguments', `The field '${field}' is required but was missing`)
  }
  if (!other) return
  for (const field of Object.keys(given)) {
    if (required.includes(field) || other.includes(field)) continue
    error('/Arguments', `The field "${field}" is not supported by Step Functions`)
  }
}
