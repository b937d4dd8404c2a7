import type { MiddlewareObj, Request } from '@middy/core'
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { plus } from '../../../domain/kernel/instant.ts'
import { type RefusalCode, refuse } from '../../../domain/kernel/refusal.ts'
import type { RequestName } from '../../../storage/kernel/received-requests.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { processOf } from '../process-of.ts'
import { Refused } from '../refused.ts'
import type { Parsed } from './request-parsing.ts'

export interface Named extends Context {
  /** Ids are made from it: the webhook-id, or who calls which operation with which Idempotency-Key, else this request's own id. */
  key: string
  /** Null where the request came without a key: it is a new one each time. */
  name: RequestName | null
}

/** How a sender reads that its key, or its webhook-id, stands for another request. */
export interface KeyWords {
  readonly code: Extract<RefusalCode, 'key-reused' | 'replayed'>
  readonly key: 'Idempotency-Key' | 'webhook-id'
}

interface Internal extends Record<string, unknown> {
  /** The request, while this call is the one that acts on it. */
  claimed?: { name: RequestName; isFirst: boolean }
}
type Asked = Request<unknown, unknown, Error, Parsed & Named, Internal>

/** Milliseconds before the end at which middy gives up waiting for a verb, and some more. */
const atTheLimit = 10
/** Seconds by which the clocks of two containers may differ. */
const clockDifference = 2

/**
 * Runs a request once for its name: one that comes again is given the first answer, whenever it comes, and another one under
 * the same name a refusal. Of two at once one acts. A call that broke halfway is completed by the next that asks the same. A
 * refusal is no answer to keep: once its cause is mended the same name may try again.
 */
export function firstAnswer(
  { operation }: RouteEntry,
  { code, key }: KeyWords,
  deps: () => Pick<Deps, 'receivedRequests' | 'vault' | 'clock' | 'logger'>,
): MiddlewareObj<unknown, unknown, Error, Parsed & Named, Internal> {
  /** What was done is done, and what was refused refused, whether the table takes note of it or not. */
  async function settle({ context }: Asked, failed: string, note: () => Promise<void>): Promise<void> {
    try {
      await note()
    } catch (error) {
      const requestId = context.awsRequestId
      deps().logger.error(`${operation}: ${failed}; until its time limit the key is told to wait`, {
        requestId,
        error: error as Error,
      })
    }
  }
  return {
    async before({ context, internal }) {
      const { name } = context
      if (!name) return undefined
      const { receivedRequests, vault, clock } = deps()
      const fingerprint = await vault.fingerprint(context.sent)
      // What could not be kept must not be begun.
      await vault.seal('reply', '')
      const at = clock.now()
      const until = plus(at, { seconds: Math.ceil(context.getRemainingTimeInMillis() / 1000) + clockDifference })
      const [holder, process] = [holderOf(context), processOf(context)]
      const claimed = await receivedRequests.claim({ ...name, fingerprint, holder, process, at, until })
      if (claimed.standing === 'answered') {
        const [reply = ''] = await vault.open('reply', [claimed.sealedReply], `a ${key} came again`)
        return JSON.parse(reply) as APIGatewayProxyStructuredResultV2
      }
      if (claimed.standing !== 'ours') throw new Refused(refusalOf[claimed.standing]({ code, key }))
      internal.claimed = { name, isFirst: claimed.isFirst }
      return undefined
    },
    async after(request) {
      const { claimed } = request.internal
      if (!claimed) return
      await settle(request, 'its reply could not be kept', async () => {
        const { receivedRequests, vault } = deps()
        const sealed = await vault.seal('reply', JSON.stringify(request.response))
        await receivedRequests.answer(claimed.name, holderOf(request.context), sealed, personIn(request.response))
      })
    },
    /** A verb that ran out of time may be at work still; its claim falls with the time limit. */
    async onError(request) {
      const { claimed } = request.internal
      const holder = holderOf(request.context)
      if (!claimed || request.context.getRemainingTimeInMillis() < atTheLimit) return
      await settle(request, 'its key could not be freed', async () => {
        const { receivedRequests } = deps()
        const changedNothing = request.error instanceof Refused && claimed.isFirst
        if (changedNothing) await receivedRequests.forget(claimed.name, holder)
        else await receivedRequests.letGo(claimed.name, holder)
      })
    },
  }
}

/** The call, and before it the process, where one serves all. */
function holderOf(context: Context): string {
  return [processOf(context) ?? [], context.awsRequestId].flat().join(' ')
}

/** The worker whom an answer tells of, where it is one. */
function personIn(response: unknown): string | undefined {
  const { body } = response as APIGatewayProxyStructuredResultV2
  const found = typeof body === 'string' ? [...body.matchAll(/"workerId":"(wrk_[0-9a-z]+)"/g)] : []
  const people = new Set(found.map(([, workerId]) => workerId))
  return people.size === 1 ? [...people][0] : undefined
}

const refusalOf = {
  'under-way': ({ key }: KeyWords) => ({
    ...refuse('in-progress', doorSentences('under-way', { key })),
    retryAfter: 1,
  }),
  'another-request': ({ code, key }: KeyWords) => refuse(code, doorSentences('another-request', { key })),
  erased: ({ code, key }: KeyWords) => refuse(code, doorSentences('erased', { key })),
  'taken-long-ago': ({ code, key }: KeyWords) => refuse(code, doorSentences('taken-long-ago', { key })),
} as const
