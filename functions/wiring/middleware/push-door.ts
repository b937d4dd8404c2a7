import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { noSuch, refuse } from '../../../domain/kernel/refusal.ts'
import { isFrom, type PushDoor } from '../../gateways/sms/chosen-sms.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { unlessRefused } from '../refused.ts'

export interface ThroughDoor extends Context {
  door: PushDoor
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Lets pass who knows the provider's address, and calls from where the provider does. */
export function pushDoor(
  { params: schema }: RouteEntry,
  deps: () => Deps,
): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, ThroughDoor> {
  return {
    async before({ event, context }) {
      const { provider = '', token = '' } = event.pathParameters ?? {}
      const door = schema?.safeParse(event.pathParameters).success ? await deps().sms.pushDoor(provider) : null
      if (!door || !timingSafeEqual(digest(token), digest(door.token))) return unlessRefused(noSuch('address'))
      if (!isFrom(event.requestContext.http.sourceIp, door.pushesFrom))
        return unlessRefused(refuse('not-permitted', doorSentences('not-from-here')))
      context.door = door
    },
  }
}
