import { createHash, createHmac } from 'node:crypto'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** The unguessable part of a trip page's address: 22 characters that only the links' key can make again. */
export async function pageToken(
  { batchId, workerId }: { batchId: BatchId; workerId: WorkerId },
  { secrets }: Pick<Deps, 'secrets'>,
): Promise<string> {
  const { key } = await secrets.read('links')
  return createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${batchId}\u0000${workerId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** How a token is kept: it leads to its page and nothing leads back to it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
