import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { StatesError } from '../language/errors/states-error.ts'
import type { Json } from '../language/json.ts'
import { sdkMetadata } from './integration.ts'
import { plainAnswer } from './plain-answer.ts'

/** The service itself refuses arguments that do not fit. */
const commands: { readonly [action: string]: (given: never) => unknown } = {
  getItem: (given) => new GetItemCommand(given),
  putItem: (given) => new PutItemCommand(given),
  updateItem: (given) => new UpdateItemCommand(given),
  deleteItem: (given) => new DeleteItemCommand(given),
}

/**
 * `dynamodb` and `aws-sdk:dynamodb`, items in the marshalled form of the API (`{ "S": "…" }`).
 * @param service tells how AWS spells its errors: `DynamoDB.…` for the first, `DynamoDb.…` for the second
 */
export async function callDynamodb(
  dynamodb: DynamoDBClient,
  service: string,
  action: string,
  given: Json,
): Promise<Json> {
  try {
    return { ...plainAnswer(await dynamodb.send(commands[action]?.(given as never) as never)), ...sdkMetadata() }
  } catch (failure) {
    const { name, message } = failure as Error
    throw new StatesError(`${service === 'dynamodb' ? 'DynamoDB' : 'DynamoDb'}.${name}`, message)
  }
}
