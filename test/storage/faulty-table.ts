import { DynamoDBClient, DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import 'aws-sdk-client-mock-vitest/extend'
import type { Database } from '../../storage/database.ts'

/** A table that does what the test says; stores are opened on it as on a true one. */
export function faultyTable() {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-northwest-1' }))
  const database: Database = { client, table: 'zhida' }
  return { dynamo: mockClient(client), database }
}

/** As DynamoDB cancels a transaction: a reason for each of its writes, `None` for those that were not in the way. */
export function cancelled(...codes: string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  })
}

/** As it comes after the SDK has tried some times of its own accord. */
export function refusedAs(name: string, message = 'Rate exceeded'): DynamoDBServiceException {
  return new DynamoDBServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } })
}
