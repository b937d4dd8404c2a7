import {
  DeleteItemCommand,
  type DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Json } from '../model/json.ts'
import { StatesError } from '../model/states-error.ts'
import { failedCall, failedOptimisedCall } from './failed-call.ts'
import { plainAnswer } from './plain-answer.ts'
import { sdkMetadata } from './sdk-metadata.ts'

/** The service itself refuses arguments that do not fit. */
const commands: { readonly [action: string]: (given: never) => unknown } = {
  getItem: (given) => new GetItemCommand(given),
  putItem: (given) => new PutItemCommand(given),
  updateItem: (given) => new UpdateItemCommand(given),
  deleteItem: (given) => new DeleteItemCommand(given),
}

/**
 * `dynamodb` and `aws-sdk:dynamodb`, items in the marshalled form of the API (`{ "S": "…" }`). Only the first tells of
 * the request besides the answer.
 */
export async function callDynamodb(
  dynamodb: DynamoDBClient,
  service: string,
  action: string,
  given: Json,
): Promise<Json> {
  const optimised = service === 'dynamodb'
  try {
    const answer = plainAnswer(await dynamodb.send(commands[action]?.(given as never) as never))
    return optimised ? { ...answer, ...sdkMetadata('application/x-amz-json-1.0') } : answer
  } catch (failure) {
    throw optimised
      ? new StatesError(
          `DynamoDB.${nameOf(failure, 'AmazonDynamoDBException')}`,
          failedOptimisedCall('AmazonDynamoDBv2', failure),
        )
      : new StatesError(`DynamoDb.${nameOf(failure, 'DynamoDbException')}`, failedCall('DynamoDb', failure))
  }
}

/** @param general how AWS's client calls an error that has no class of its own, as a ValidationException */
function nameOf(failure: unknown, general: string): string {
  if (!(failure instanceof DynamoDBServiceException)) return 'SdkClientException'
  return failure.constructor === DynamoDBServiceException ? general : failure.name
}
