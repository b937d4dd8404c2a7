import type { Database } from '../../storage/database.ts'

/** The next call reaches the table and its answer is lost, so that the SDK sends it again; answers whether that has happened. */
export function losesNextAnswer({ client }: Pick<Database, 'client'>): () => boolean {
  let isLost = false
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      if (isLost) return answer
      isLost = true
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', $retryable: {} })
    },
    { step: 'finalizeRequest', priority: 'low', name: 'lostAnswer', override: true },
  )
  return () => isLost
}
