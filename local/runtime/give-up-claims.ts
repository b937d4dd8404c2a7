import { tableClient } from '../../functions/gateways/table-client.ts'
import { receivedRequestsIn } from '../../storage/kernel/received-requests.ts'

/**
 * Functions that were under way when the process died have ended with it, so what they had begun under a key may be tried
 * again at once; on AWS it may when their time limit is over.
 */
export async function giveUpClaims(tableName: string): Promise<void> {
  const client = tableClient()
  await receivedRequestsIn({ client, table: tableName }).letGoOfAll()
  client.destroy()
}
