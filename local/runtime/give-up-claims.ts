import { DeleteItemCommand, type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb'
import { idempotencyPartition } from '../../functions/wiring/sealed-replies.ts'
import { table } from '../../storage/table.ts'

/**
 * Functions that were under way when the process died have ended with it, so what they had begun under an idempotency key
 * may be tried again at once; on AWS it may when their time limit is over.
 */
export async function giveUpClaims(client: DynamoDBClient, tableName: string): Promise<void> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: '#partition = :idempotency',
      FilterExpression: '#status = :begun',
      ExpressionAttributeNames: { '#partition': table.partitionKey, '#status': 'status' },
      ExpressionAttributeValues: { ':idempotency': { S: idempotencyPartition }, ':begun': { S: 'INPROGRESS' } },
    },
  )
  for await (const { Items = [] } of pages)
    for (const { [table.partitionKey]: partition, [table.sortKey]: sort } of Items)
      if (partition && sort)
        await client.send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: { [table.partitionKey]: partition, [table.sortKey]: sort },
          }),
        )
}
