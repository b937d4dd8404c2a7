import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { readSignUp } from '../../domain/campaigns/read-sign-up.ts'
import { deskTime, type SignUp } from '../../domain/campaigns/sign-up.ts'
import { dateInShanghai, plus } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { eventInCounty } from './event-in-county.ts'
import { doubtAbout, standingUnder, takeSignUp } from './take-sign-up.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'workers' | 'signUps' | 'vault' | 'clock'>

async function signUpAtDesk(
  { params, body, staff }: Call<Routes['sign-up-at-desk']>,
  deps: Needed,
): Promise<SignUp | Refusal> {
  const event = await eventInCounty(staff, params.eventId, deps)
  if (isRefusal(event)) return event
  const { consent, isSamePerson, ...said } = body
  if (!consent) return refuse('consent-missing', campaignSentences('consent-first'), '#/consent')
  if (event.cancelled) return refuse('invalid-state', campaignSentences('sign-up-called-off'))
  const now = deps.clock.now()
  if (now > plus(event.until, deskTime)) return refuse('invalid-state', campaignSentences('desk-closed', deskTime))
  const reading = readSignUp(said, {
    today: dateInShanghai(now),
    countyCode: event.countyCode,
    divisions: staff.role === 'county' ? staff.counties : undefined,
  })
  if ('wrong' in reading)
    return refuse('invalid-request', campaignSentences('fields-wrong', { count: reading.wrong.length }), reading.wrong)
  const { row } = reading
  const standing = await standingUnder(row, deps)
  if (standing && !inScope(staff, { counties: [standing.countyCode] }))
    return refuse('conflict', surveySentences('id-taken-elsewhere'), '#/nationalId')
  const doubt = isSamePerson ? null : await doubtAbout(row, standing, deps)
  if (doubt) return refuse('conflict', campaignSentences(doubt), '#/nationalId')
  return takeSignUp({ event, row, isSamePerson, through: 'desk', by: staff.subject }, deps)
}

export const handler = http(routes['sign-up-at-desk'], signUpAtDesk)
