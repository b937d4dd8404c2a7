import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { refuse } from '../../../domain/kernel/refusal.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { DetailsQuery } from '../details-query.ts'
import { OpenedDetails } from '../opened-details.ts'
import { reasonForDetails } from '../reason-for-details.ts'
import { unlessRefused } from '../refused.ts'
import { subjectOf } from '../subject-of.ts'
import type { Parsed } from './request-parsing.ts'
import type { SignedIn } from './staff-sign-in.ts'

/**
 * Lets a colleague read personal details whole only for a reason, and puts the reading on record before it is answered: who,
 * whose, why, when. What was not recorded is not shown.
 */
export function unmaskedReading(
  { operation }: RouteEntry,
  deps: () => Pick<Deps, 'audit' | 'clock'>,
): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, SignedIn & Parsed> {
  return {
    before({ context: { staff, request } }) {
      if (!staff || !asksForWhole(request.query)) return
      if (staff.role === 'auditor') unlessRefused(refuse('not-permitted', doorSentences('auditor-masked')))
      unlessRefused(reasonForDetails(request.query.why))
    },
    async after(request) {
      const { event, context, response } = request
      const { staff, awsRequestId } = context
      if (!(response instanceof OpenedDetails)) {
        if (staff && asksForWhole(context.request.query))
          throw new Error(`${operation} does not say whose details it shows`)
        return
      }
      if (!staff) throw new Error(`${operation} shows details whole to nobody known`)
      const { audit, clock } = deps()
      await audit.record({
        subject: subjectOf(event.pathParameters ?? {}) ?? operation,
        at: clock.now(),
        requestId: awsRequestId,
        actor: staff.subject,
        role: staff.role,
        action: operation,
        opened: response.opened,
      })
      request.response = response.answer
    },
  }
}

function asksForWhole(query: unknown): query is DetailsQuery {
  const asked = DetailsQuery.safeParse(query ?? {})
  return asked.success && asked.data.details === 'full'
}
