import { atShanghai, dateInShanghai, type Instant } from '../kernel/instant.ts'
import { type EventRule, inWords, judgeEvent } from '../kernel/judge-event.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import type { JourneyState } from '../matching/placement.ts'

const notThereYet: Words = {
  zh: '此人还没有到岗：到达当天起才能报离开。',
  en: 'This person has not arrived yet: leaving is reported from the day of arrival on.',
}
/** The same for all of them: why somebody did not come is not for an enterprise to see. */
const neverCame: Words = {
  zh: '此人没有到贵单位上岗，不用报离开。',
  en: 'This person did not come to you for work: there is nothing to report.',
}

/** An enterprise says on which day somebody left its job. */
export const workerLeftRule: EventRule<JourneyState['state'], 'came'> = {
  name: { zh: '离开的日期', en: 'The day of leaving' },
  states: {
    arrived: 'fits',
    'handed-over': 'fits',
    left: 'stands',
    accepted: notThereYet,
    seated: notThereYet,
    boarded: notThereYet,
    withdrawn: neverCame,
    released: neverCame,
    'no-show': neverCame,
    diverted: neverCame,
  },
  notBefore: [{ moment: 'came', called: { zh: '到达的那一天', en: 'the day of arrival' } }],
}

/** `at` is the first moment of the day on which the person left. */
export function judgeWorkerLeft(
  journey: JourneyState,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): 'new' | 'again' | Refusal<'invalid-state'> {
  const since = 'at' in journey ? dateInShanghai(journey.at) : null
  const isLeft = journey.state === 'left'
  return judgeEvent(workerLeftRule, {
    state: journey.state,
    at,
    now,
    moments: { came: since && atShanghai(since, '00:00') },
    isRepeat: isLeft && since === dateInShanghai(at),
    ...(isLeft && {
      stands: {
        zh: `已登记于${inWords(journey.at).zh.split(' ')[0]}离开`,
        en: `they are on record as having left on ${dateInShanghai(journey.at)}`,
      },
    }),
  })
}
