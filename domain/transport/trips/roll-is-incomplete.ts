import { saying } from '../../kernel/judge-event.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { isExpected, type Passenger } from './passenger.ts'

/** Why a trip cannot have left yet, or arrived: somebody on its list is neither on board nor absent, or nobody is on board. */
export function rollIsIncomplete(people: readonly Passenger[]): Refusal<'invalid-state'> | undefined {
  const unnamed = people.filter(isExpected).length
  if (unnamed > 0)
    return saying({
      zh: `名单上还有${unnamed}人没有点名：请先报完点名（上车或未到）。`,
      en: `${unnamed} people are neither on board nor absent: complete the roll-call first.`,
    })
  if (people.some(({ hasBoarded }) => hasBoarded)) return undefined
  return saying({
    zh: '按点名没有人上车，车不用开：如果有人上了车，请先补报点名。',
    en: 'By the roll-call nobody is on board: if somebody did board, report the roll-call first.',
  })
}
