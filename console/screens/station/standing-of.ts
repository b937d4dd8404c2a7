import type { ItemOf } from '../../service/call.ts'
import { shanghaiDay } from '../../service/shanghai-day.ts'

type Listed = ItemOf<'GET /v1/cases'>

/** We are late, as the service says; something is due today; or later. Null: closed, or in no hands yet. */
export function standingOf(one: Listed, now: number): 'overdue' | 'today' | 'later' | null {
  if (one.isOverdue) return 'overdue'
  const due = one.state === 'assigned' ? dueOf(one) : null
  if (due === null) return null
  return shanghaiDay(Date.parse(due)) === shanghaiDay(now) ? 'today' : 'later'
}

/** When something is to be done next: hear what is waited for, speak with the person, settle it. Null: nothing any more. */
export function dueOf(one: Listed) {
  if (one.state !== 'opened' && one.state !== 'assigned') return null
  return one.waits?.until ?? one.contactUntil ?? (one.state === 'assigned' ? one.until : null)
}
