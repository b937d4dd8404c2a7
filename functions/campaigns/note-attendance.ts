import { noteAttendance as noted } from '../../domain/campaigns/change-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { alterEvent } from './alter-event.ts'
import { type Routes, routes } from './catalog.ts'

async function noteAttendance(
  { params, body, staff }: Call<Routes['note-attendance']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'clock'>,
): Promise<RecruitmentEvent | Refusal> {
  return alterEvent(staff, params.eventId, (before, acting) => noted(before, body.people, acting), deps)
}

export const handler = http(routes['note-attendance'], noteAttendance)
