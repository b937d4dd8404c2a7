import { inWords } from '../kernel/judge-event.ts'
import type { Words } from '../kernel/words.ts'
import { reporterInWords } from '../transport/trips/escorts-phone.ts'
import { type HandOverWord, standingAtPlant } from '../transport/trips/hand-over-word.ts'
import type { Passenger } from '../transport/trips/passenger.ts'
import { escortSentences } from './escort-sentences.ts'
import type { SignedHandOver } from './hand-over.ts'

/**
 * What phones at the gate said of these people, as one receipt of each who signed, from the first tap on: those who are on record
 * otherwise, and stay so, left out. The same people give the same receipts, however often they are asked of.
 */
export function receiptsAtGate(people: readonly Passenger[]): SignedHandOver[] {
  const words = people.flatMap((passenger) => {
    const stands = standingAtPlant(passenger.received ?? [])?.stands
    return stands && !isOnRecordOtherwise(passenger, stands) ? [{ passenger, stands }] : []
  })
  const together = Map.groupBy(words, ({ passenger: { enterpriseId }, stands: { receivedBy } }) =>
    [enterpriseId, receivedBy].join(' '),
  )
  return [...together.values()].flatMap((some): SignedHandOver[] => {
    const [first] = some.toSorted((one, other) => (one.stands.at < other.stands.at ? -1 : 1))
    if (!first) return []
    const { receivedBy, at } = first.stands
    const moments = new Map(some.map(({ passenger, stands }) => [passenger.workerId, stands.at]))
    const who = (said: HandOverWord['said']) =>
      some.filter(({ stands }) => stands.said === said).map(({ passenger }) => passenger.workerId)
    const { enterpriseId } = first.passenger
    const people = { arrived: who('handed-over'), noShow: who('not-arrived'), diverted: [] }
    return [{ enterpriseId, receivedBy, at, ...people, moments }]
  })
}

/** A withdrawal stands, what a plant took back later too, and who was taken over or diverted before is no no-show. */
function isOnRecordOtherwise({ state, corrections = [] }: Passenger, stands: HandOverWord): boolean {
  if (state === 'withdrawn' || state === 'diverted') return true
  if (corrections.some(({ at }) => at > stands.at)) return true
  return state === 'handed-over' && stands.said === 'not-arrived'
}

/** Whose hand-over somebody should look at: phones differ, or what they say is not what is on record. */
export function differsAtGate(passenger: Passenger): boolean {
  const standing = standingAtPlant(passenger.received ?? [])
  return standing !== null && (standing.isContradicted || isOnRecordOtherwise(passenger, standing.stands))
}

const saidInWords: Record<HandOverWord['said'], Words> = {
  'handed-over': { zh: '已到', en: 'taken over' },
  'not-arrived': { zh: '未到', en: 'not arrived' },
}

/** Who says otherwise, and stands; null where the word itself stands. */
export function standsAtGateInstead(said: HandOverWord['said'], passenger: Passenger): Words | null {
  const stands = standingAtPlant(passenger.received ?? [])?.stands
  if (!stands) return null
  if (isOnRecordOtherwise(passenger, { ...stands, said }))
    return escortSentences('on-record', { state: stateInWords(passenger) })
  if (stands.said === said) return null
  return escortSentences('other-word', {
    by: reporterInWords(stands.by),
    said: saidInWords[stands.said],
    at: inWords(stands.at),
  })
}

function stateInWords({ state }: Passenger): Words {
  if (state === 'withdrawn') return { zh: '已退出', en: 'has withdrawn' }
  if (state === 'diverted') return { zh: '已另作安排', en: 'is arranged for elsewhere' }
  if (state === 'handed-over') return { zh: '已登记为已到岗', en: 'is on record as handed over' }
  return { zh: '由单位更正为未到', en: 'is absent, as the plant corrected' }
}
