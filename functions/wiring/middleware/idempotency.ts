import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyValidationError,
} from '@aws-lambda-powertools/idempotency'
import { makeHandlerIdempotent } from '@aws-lambda-powertools/idempotency/middleware'
import type { MiddlewareObj, Request } from '@middy/core'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { refuse } from '../../../domain/kernel/refusal.ts'
import type { Database } from '../../../storage/database.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { SealedReplies } from '../sealed-replies.ts'
import type { Parsed } from './request-parsing.ts'
import type { SignedIn } from './staff-sign-in.ts'

export interface Keyed extends Context {
  /** Ids are made from it: the caller's Idempotency-Key with the caller's name, else this request's own id. */
  key: string
}

type Internal = Record<string, unknown> & { hasClaim?: true }
type Asked = Request<APIGatewayProxyEventV2, unknown, Error, SignedIn & Parsed & Keyed, Internal>

/** Milliseconds before the end at which middy gives up waiting for a verb, and some more. */
const atTheLimit = 10

const config = new IdempotencyConfig({ eventKeyJmesPath: 'key', payloadValidationJmesPath: 'request' })
const stores = new WeakMap<Database, SealedReplies>()

/**
 * Runs a write once for its Idempotency-Key: a second call within an hour gets the first answer, with another body a
 * refusal. A refusal is no answer to keep: once its cause is mended the same key may try again.
 */
export function idempotency(
  { operation, method }: RouteEntry,
  deps: () => Pick<Deps, 'database' | 'vault' | 'logger'>,
): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, SignedIn & Parsed & Keyed, Internal> {
  /** Powertools' middleware on the request as it was parsed: what was sent may say the same in other letters. */
  function powertools() {
    const { database, vault } = deps()
    const persistenceStore = stores.get(database) ?? new SealedReplies({ database, vault })
    stores.set(database, persistenceStore)
    return makeHandlerIdempotent({ persistenceStore, config })
  }
  /** What was done is done, and what was refused refused, whether the table takes note of it or not. */
  async function settle({ context, internal }: Asked, failed: string, note: () => unknown): Promise<void> {
    if (!internal.hasClaim) return
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
  const asked = ({ context, response, internal }: Asked) => ({
    event: { key: context.key, request: JSON.stringify(context.request) },
    context,
    response,
    error: undefined,
    internal,
  })
  return {
    async before(request) {
      const { event, context, internal } = request
      const given = event.headers['idempotency-key']
      context.key = given ? `${context.staff?.subject ?? ''} ${operation} ${given}` : context.awsRequestId
      if (!given || method === 'GET') return undefined
      const kept = await refusing(() => powertools().before?.(asked(request)))
      if (kept === undefined) internal.hasClaim = true
      return kept
    },
    after: (request) => settle(request, 'its reply could not be kept', () => powertools().after?.(asked(request))),
    /**
     * Only who made the claim gives it up: Powertools alone would give up the claim of the call that is under way. A verb
     * that ran out of time may be at work still; its claim falls with the time limit.
     */
    async onError(request) {
      if (request.context.getRemainingTimeInMillis() < atTheLimit) return
      await settle(request, 'its key could not be freed', () => powertools().onError?.(asked(request)))
    },
  }
}

async function refusing(claim: () => unknown): Promise<unknown> {
  try {
    return await claim()
  } catch (error) {
    if (error instanceof IdempotencyValidationError)
      throw new Refused(refuse('conflict', 'This Idempotency-Key was used with another body; send a new key.'))
    if (error instanceof IdempotencyAlreadyInProgressError)
      throw new Refused(
        refuse('conflict', 'The first call with this Idempotency-Key is still under way; try again shortly.'),
      )
    throw error
  }
}
