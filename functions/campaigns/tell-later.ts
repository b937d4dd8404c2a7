import { noticedAt, noticeOf } from '../../domain/campaigns/notice-of-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { epochOf } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'

/** Has those who signed up told of what has become of the event; started again under the same name, it tells nobody twice. */
export async function tellLater(event: RecruitmentEvent, { workflows }: Pick<Deps, 'workflows'>): Promise<void> {
  const at = noticedAt(event)
  if (at === null || noticeOf(event, at, at) === null) return
  await workflows.start('campaigns/tell-of-change', `${event.eventId}-${epochOf(at)}`, { eventId: event.eventId, at })
}
