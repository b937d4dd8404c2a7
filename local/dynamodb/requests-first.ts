import { AsyncLocalStorage } from 'node:async_hooks'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/**
 * The embedded table serves one call after another: one is served while the next is on its way, and more at once bring nothing.
 * What stands before a request's call makes it wait, 15 ms for each transaction of a hundred items.
 */
const undisturbed = 2
/** Where requests come faster than they are answered, workflows have one call to so many of theirs and go on. */
const requestsToOne = 8

/** Does the work of a workflow: what it asks of the table leaves room for requests. */
export type BehindRequests = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

/**
 * Lets requests first to the table: of the calls that workflows make, be it a thousand in one turn, all but one or two wait
 * here, before anything is prepared for them. On AWS every function has a client of its own, and the table no queue.
 */
export function requestsFirst(client: Pick<DynamoDBDocumentClient, 'middlewareStack'>): BehindRequests {
  const ofWorkflow = new AsyncLocalStorage<true>()
  const waiting: (() => void)[] = []
  const underWay = { ofRequests: 0, ofWorkflows: 0 }

  function room(): number {
    return underWay.ofRequests === 0 ? undisturbed : Math.max(1, Math.floor(underWay.ofRequests / requestsToOne))
  }
  function admit(): void {
    while (underWay.ofWorkflows < room()) {
      const next = waiting.shift()
      if (!next) return
      underWay.ofWorkflows += 1
      next()
    }
  }
  client.middlewareStack.add(
    (next) => async (call) => {
      const whose = ofWorkflow.getStore() ? 'ofWorkflows' : 'ofRequests'
      if (whose === 'ofRequests') underWay.ofRequests += 1
      else
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          admit()
        })
      try {
        return await next(call)
      } finally {
        underWay[whose] -= 1
        admit()
      }
    },
    { step: 'initialize', priority: 'high', name: 'requestsFirst' },
  )
  return (work) => ofWorkflow.run(true, work)
}
