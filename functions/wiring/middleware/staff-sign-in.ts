import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { doorSentences } from '../../../domain/kernel/door-sentences.ts'
import { refuse } from '../../../domain/kernel/refusal.ts'
import { roleTerms } from '../../../domain/kernel/role-terms.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { unlessRefused } from '../refused.ts'
import type { Staff } from '../staff.ts'

/** On a route that is not for staff there is none. */
export interface SignedIn extends Context {
  staff: Staff | undefined
}

/** Finds the colleague behind the token, and refuses whose role the route does not name. */
export function staffSignIn(
  { calledBy }: RouteEntry,
  deps: () => Pick<Deps, 'staffTokens'>,
): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, SignedIn> {
  return {
    async before({ event, context }) {
      if (typeof calledBy === 'string') return
      const staff = unlessRefused(await deps().staffTokens.verify(event.headers['authorization']))
      if (!calledBy.staff.includes(staff.role))
        unlessRefused(
          refuse(
            'not-permitted',
            doorSentences('other-role', {
              roles: calledBy.staff.map((one) => roleTerms[one]),
              role: roleTerms[staff.role],
            }),
          ),
        )
      context.staff = staff
    },
  }
}
