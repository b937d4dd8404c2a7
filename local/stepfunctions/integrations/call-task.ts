import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { S3Client } from '@aws-sdk/client-s3'
import { RuntimeError } from '../model/states-error.ts'
import type { CallTask, StartForTask } from '../model/task-call.ts'
import { lambdaInvoke } from './lambda-invoke.ts'
import { invokeFunction, type LambdaInvoker } from './lambda-invoker.ts'
import { startExecution } from './start-execution.ts'

export interface Services {
  invokeLambda: LambdaInvoker
  startExecution: StartForTask
  s3: S3Client | undefined
  dynamodb: DynamoDBClient | undefined
}

/** Leads each call to its integration; the clients of AWS take 30 MB and are loaded when they are first needed. */
export function callTask(services: Services): CallTask {
  return async ({ resource, arguments: given, caller }) => {
    const { service, action, pattern } = resource
    switch (service) {
      case 'function':
        return (await invokeFunction(services.invokeLambda, action, JSON.stringify(given))).payload
      case 'lambda':
        return lambdaInvoke(services.invokeLambda, given)
      case 'states':
        return startExecution(services.startExecution, given, caller, pattern === 'sync')
      case 'aws-sdk:s3':
        return (await import('./s3.ts')).callS3(configured(services.s3, 'S3'), action, given)
      default:
        return (await import('./dynamodb.ts')).callDynamodb(
          configured(services.dynamodb, 'DynamoDB'),
          service,
          action,
          given,
        )
    }
  }
}

function configured<Client>(client: Client | undefined, name: string): Client {
  if (client) return client
  throw new RuntimeError(`No endpoint for ${name} is configured: set AWS_ENDPOINT_URL_${name.toUpperCase()}`)
}
