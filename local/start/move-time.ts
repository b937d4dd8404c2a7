import * as z from 'zod'
import { millisecondsIn } from '../../domain/kernel/instant.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import type { RealClock } from '../clock/real-clock.ts'
import type { GatewayRoute } from '../http/api-gateway.ts'

const most = 400 * 24
const Move = z
  .strictObject({ hours: z.number().positive().max(most).optional(), days: z.number().positive().max(400).optional() })
  .refine(({ hours, days }) => (hours === undefined) !== (days === undefined), 'send {"hours": 24} or {"days": 7}')

/** `POST /local/clock {"hours": 24}`: moves time on, with everything that falls due on the way. `keep` is told first. */
export function moveTime(clock: RealClock, keep: (ahead: number) => Promise<void>): GatewayRoute {
  return {
    method: 'POST',
    path: '/local/clock',
    mayMoveTime: true,
    async invoke({ body = '', isBase64Encoded }) {
      const move = Move.safeParse(fromJson(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body))
      if (!move.success) return refused(z.prettifyError(move.error))
      const { hours = 0, days = 0 } = move.data
      // A crash on the way must not turn time back.
      await keep(clock.ahead() + millisecondsIn({ hours, days }))
      await clock.advance({ hours, days })
      return { now: clock.now() }
    },
  }
}

function fromJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

function refused(detail: string) {
  const problem = { type: 'about:blank', title: 'Unprocessable Content', status: 422, detail }
  return {
    statusCode: 422,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem),
  }
}
