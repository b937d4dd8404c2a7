import * as z from 'zod'
import { millisecondsIn } from '../../domain/kernel/instant.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { timeMoved } from '../../functions/wiring/time-moved.ts'
import type { RealClock } from '../clock/real-clock.ts'
import type { LocalRoute } from '../runtime/start-runtime.ts'

const most = 400 * 24
const Move = z
  .strictObject({ hours: z.number().positive().max(most).optional(), days: z.number().positive().max(400).optional() })
  .refine(({ hours, days }) => (hours === undefined) !== (days === undefined), 'send {"hours": 24} or {"days": 7}')

/**
 * `POST /local/clock {"hours": 24}` by a coordinator: moves time on, with everything that falls due on the way. `keep` is
 * told first.
 */
export function moveTime(clock: RealClock, keep: (ahead: number) => Promise<void>): LocalRoute {
  return {
    method: 'POST',
    path: '/local/clock',
    mayMoveTime: true,
    async invoke({ headers, body = '', isBase64Encoded }, { staffTokens }) {
      const staff = await staffTokens.verify(headers['authorization'])
      if ('refused' in staff) return refused(401, 'Unauthorized', staff.detail)
      if (staff.role !== 'province')
        return refused(403, 'Forbidden', 'The time is moved by a coordinator of the province.')
      const move = Move.safeParse(fromJson(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body))
      if (!move.success) return refused(422, 'Unprocessable Content', z.prettifyError(move.error))
      const { hours = 0, days = 0 } = move.data
      // A crash on the way must not turn time back.
      await keep(clock.ahead() + millisecondsIn({ hours, days }))
      await clock.advance({ hours, days })
      return { now: clock.now(), note: timeMoved(clock) }
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

function refused(status: number, title: string, detail: string) {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
  }
}
