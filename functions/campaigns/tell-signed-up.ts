import * as z from 'zod'
import { noticedAt, noticeOf } from '../../domain/campaigns/notice-of-event.ts'
import { RecruitmentEventId } from '../../domain/kernel/ids.ts'
import { epochOf, Instant } from '../../domain/kernel/instant.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

/** `at`: of the change; `cursor`: where the list of sign-ups goes on. */
const Telling = z.object({ eventId: RecruitmentEventId, at: Instant, cursor: z.string().nullable() })

type Needed = Parameters<typeof sendNotices>[1] & Pick<Deps, 'recruitmentEvents' | 'signUps' | 'workers'>

const aPage = 100

/**
 * Tells some of those who signed up before a change what the event is now. Where it has changed once more, the later telling does it with
 * what is true then; who signed up since has seen it; whose ID card is still to be looked at may be a stranger to it.
 */
export async function tellSignedUp({ eventId, at, cursor }: z.infer<typeof Telling>, deps: Needed) {
  const event = await deps.recruitmentEvents.get(eventId)
  const now = deps.clock.now()
  if (!event || noticedAt(event) !== at || noticeOf(event, now, at) === null) return { told: 0, cursor: null }
  const { items, next } = await deps.signUps.ofEvent(eventId, cursor, aPage)
  const told = items.filter((one) => one.state === 'registered' && one.at <= at)
  const people = await deps.workers.getMany(told.map(({ workerId }) => workerId))
  const signedUpAt = new Map(told.map((one) => [one.workerId, one.at]))
  const notices = people.flatMap((worker) => {
    const notice = noticeOf(event, now, signedUpAt.get(worker.workerId) ?? at)
    return notice ? [{ worker, ...notice }] : []
  })
  const part = cursor === null ? 'first' : told[0]?.workerId
  if (notices.length === 0) return { told: 0, cursor: next }
  const { sent } = await sendNotices({ key: `event-${eventId}-${epochOf(at)}-${part ?? 'first'}`, notices }, deps)
  return { told: sent, cursor: next }
}

export const handler = task(Telling, tellSignedUp)
