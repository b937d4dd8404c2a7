import { AsyncLocalStorage } from 'node:async_hooks'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/**
 * The embedded table serves one call after another, so more of them at once bring nothing: one is served while the next is on
 * its way. What stands before a request's call makes it wait, 15 ms for each transaction of a hundred items.
 */
const mostOfWorkflows = 2

/** Does the work of a workflow: what it asks of the table leaves room for requests. */
export type BehindRequests = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/**
 * Lets requests first to the table: of the calls that workflows make, be it a thousand in one turn, all but two wait here,
 * before anything is prepared for them. On AWS every function has a client of its own, and the table no queue.
 */
export function requestsFirst(client: Pick<DynamoDBDocumentClient, 'middlewareStack'>): BehindRequests {
  const ofWorkflow = new AsyncLocalStorage<true>()
  const waiting: (() => void)[] = []
  let underWay = 0

  async function enter(): Promise<void> {
    if (underWay < mostOfWorkflows) underWay += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  /** The next one takes the place over. */
  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
  client.middlewareStack.add(
    (next) => async (call) => {
      if (!ofWorkflow.getStore()) return next(call)
      await enter()
      try {
        return await next(call)
      } finally {
        leave()
      }
    },
    { step: 'initialize', priority: 'high', name: 'requestsFirst' },
  )
  return (work) => ofWorkflow.run(true, work)
}
