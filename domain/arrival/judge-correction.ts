import { type Instant, plus } from '../kernel/instant.ts'
import { type Bound, type EventRule, judgeEvent } from '../kernel/judge-event.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import type { JourneyState } from '../matching/placement.ts'
import type { ArrivalCorrection } from '../transport/trips/arrival-correction.ts'
import type { PassengerState } from '../transport/trips/passenger.ts'
import { arrivalSentences } from './arrival-sentences.ts'

/** A plant may take its word back this long after its receipt (default); who leaves later has left. */
export const correctionDays = 30

type Moment = 'received' | 'closes'
const received: Bound<Moment> = { moment: 'received', called: { zh: '交接的时间', en: 'the hand-over' } }
const closes: Bound<Moment> = {
  moment: 'closes',
  called: { zh: `交接后${correctionDays}天`, en: `${correctionDays} days after the hand-over` },
}
const notYet: Words = {
  zh: '此人还没有确认到岗或未到：请先报到岗情况。',
  en: 'Nothing was confirmed of this person yet: report the arrival first.',
}
const off: Words = { zh: '此人已经不在这趟车的名单上。', en: 'This person is not on the list of the trip any more.' }
const elsewhere: Words = {
  zh: '此人登记为已到达、另作安排，不是未到。',
  en: 'This person is on record as arrived and arranged elsewhere, not as absent.',
}
const name: Words = { zh: '到岗更正', en: 'The correction of an arrival' }
const times = { notBefore: [received], until: closes }
const ahead = { expected: notYet, boarded: notYet, arrived: notYet, withdrawn: off }

/** Who was on record as arrived and did not come, and the reverse. */
export const correctionRules: Readonly<Record<ArrivalCorrection['said'], EventRule<PassengerState, Moment>>> = {
  absent: { name, states: { ...ahead, 'handed-over': 'fits', 'no-show': 'stands', diverted: elsewhere }, ...times },
  arrived: { name, states: { ...ahead, 'handed-over': 'stands', 'no-show': 'fits', diverted: 'fits' }, ...times },
}

/** `new`, `again` where it stands so already, or why it cannot be corrected (any more). */
export function judgeCorrection(
  said: ArrivalCorrection['said'],
  { state, journey }: { readonly state: PassengerState; readonly journey: JourneyState['state'] },
  { at, now, receivedAt }: { readonly at: Instant; readonly now: Instant; readonly receivedAt: Instant },
): 'new' | 'again' | Refusal<'invalid-state'> {
  if (said === 'absent' && journey === 'left') return refuse('invalid-state', arrivalSentences('came-and-left'))
  const isSettled = state === 'handed-over' || state === 'no-show' || state === 'diverted'
  if (isSettled && journey !== state) return refuse('invalid-state', arrivalSentences('moved-on'))
  const moments = { received: receivedAt, closes: plus(receivedAt, { days: correctionDays }) }
  return judgeEvent(correctionRules[said], { state, at, now, moments, isRepeat: true })
}
