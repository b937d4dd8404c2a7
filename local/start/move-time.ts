import * as z from 'zod'
import { millisecondsIn } from '../../domain/kernel/instant.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { asMessage } from '../../domain/kernel/sentences.ts'
import { timeMoved } from '../../functions/wiring/time-moved.ts'
import type { RealClock } from '../clock/real-clock.ts'
import { localProblem, wordsOfIssues } from '../http/local-problem.ts'
import { localSentences } from '../http/local-sentences.ts'
import type { LocalRoute } from '../runtime/start-runtime.ts'

const most = 400 * 24
/** The least that a move to the next thing is worth: what is due within it happens too. */
const leastMove = millisecondsIn({ minutes: 1 })
const Move = z.union(
  [
    z.strictObject({ hours: z.number().positive().max(most) }),
    z.strictObject({ days: z.number().positive().max(400) }),
    z.strictObject({ to: z.literal('next-due') }),
  ],
  asMessage(localSentences('time-wanted', { bodies: ['{"hours": 24}', '{"days": 7}', '{"to": "next-due"}'] })),
)
type Move = z.infer<typeof Move>

/**
 * `POST /local/clock {"hours": 24}` by a coordinator: moves time on, with everything that falls due on the way; or `{"to":
 * "next-due"}`, to the next thing that is due at all. `keep` is told first.
 */
export function moveTime(clock: RealClock, keep: (ahead: number) => Promise<void>): LocalRoute {
  let last: Promise<unknown> = Promise.resolve()
  // One after the other: where each ends counts from where the one before it did.
  const inTurn = (move: () => Promise<void>) => {
    const moved = last.then(move)
    last = moved.catch(() => undefined)
    return moved
  }
  return {
    method: 'POST',
    path: '/local/clock',
    mayMoveTime: true,
    async invoke({ headers, body = '', isBase64Encoded }, { staffTokens }) {
      const staff = await staffTokens.verify(headers['authorization'])
      if ('refused' in staff) return localProblem(401, staff.words, headers)
      if (staff.role !== 'province') return localProblem(403, localSentences('time-by-coordinator'), headers)
      const given = fromJson(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
      const move = Move.safeParse(given, { reportInput: true })
      if (!move.success) return localProblem(422, wordsOfIssues(move.error), headers)
      await inTurn(async () => {
        const on = millisecondsOf(move.data, clock)
        // A crash on the way must not turn time back.
        await keep(clock.ahead() + on)
        await clock.advance({ seconds: on / 1000 })
      })
      return { now: clock.now(), note: timeMoved(clock) }
    },
  }
}

function millisecondsOf(move: Move, clock: RealClock): number {
  if (!('to' in move)) return millisecondsIn(move)
  return Math.max(leastMove, (clock.nextDue() ?? 0) - clock.epochMilliseconds())
}

function fromJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
