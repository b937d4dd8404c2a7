import type { ItemOf } from '../../service/call.ts'
import { shanghaiDay } from '../../service/shanghai-day.ts'

/** Past its time, or handed on because the station's was over; to be settled today; or later. Null: closed, or in no hands yet. */
export function standingOf(one: ItemOf<'GET /v1/cases'>, now: number): 'overdue' | 'today' | 'later' | null {
  if (one.state === 'unresolved') return 'overdue'
  if (one.state !== 'assigned') return null
  const until = Date.parse(one.until)
  if (one.to === 'province' || until < now) return 'overdue'
  return shanghaiDay(until) === shanghaiDay(now) ? 'today' : 'later'
}
