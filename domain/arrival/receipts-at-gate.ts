import type { Instant } from '../kernel/instant.ts'
import { inWords } from '../kernel/judge-event.ts'
import type { Words } from '../kernel/words.ts'
import { reporterInWords } from '../transport/trips/escorts-phone.ts'
import { type HandOverWord, standingAtPlant } from '../transport/trips/hand-over-word.ts'
import type { Passenger } from '../transport/trips/passenger.ts'
import type { HandOver } from './hand-over.ts'

/** As the verb of the receipts takes it; the moment is known. */
type ReceiptAtGate = HandOver & { readonly at: Instant }

/**
 * What phones at the gate said of these people, as receipts: those who are on record otherwise, and stay so, left out. The same people
 * give the same receipts, however often they are asked of.
 */
export function receiptsAtGate(people: readonly Passenger[]): ReceiptAtGate[] {
  const words = people.flatMap((passenger) => {
    const stands = standingAtPlant(passenger.received ?? [])?.stands
    return stands && !isOnRecordOtherwise(passenger, stands) ? [{ passenger, stands }] : []
  })
  const together = Map.groupBy(words, ({ passenger: { enterpriseId }, stands: { receivedBy, at } }) =>
    [enterpriseId, at, receivedBy].join(' '),
  )
  return [...together.values()].flatMap((some): ReceiptAtGate[] => {
    const [first] = some
    if (!first) return []
    const { receivedBy, at } = first.stands
    const who = (said: HandOverWord['said']) =>
      some.filter(({ stands }) => stands.said === said).map(({ passenger }) => passenger.workerId)
    const { enterpriseId } = first.passenger
    return [{ enterpriseId, receivedBy, at, arrived: who('handed-over'), noShow: who('not-arrived'), diverted: [] }]
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
    return {
      zh: `已记录；但此人登记为${stateInWords(passenger).zh}，以此为准。如果不对，请电话联系驻外站。`,
      en: `On record; but this person is ${stateInWords(passenger).en}, which stands. If that is wrong, telephone the station.`,
    }
  if (stands.said === said) return null
  const [by, at, told] = [reporterInWords(stands.by), inWords(stands.at), saidInWords[stands.said]]
  return {
    zh: `已记录；但${by.zh}报告${told.zh}（${at.zh}），以此为准，等人核实。`,
    en: `On record; but ${by.en} reported "${told.en}" for ${at.en}, which stands until somebody looks.`,
  }
}

function stateInWords({ state }: Passenger): Words {
  if (state === 'withdrawn') return { zh: '已退出', en: 'on record as withdrawn' }
  if (state === 'diverted') return { zh: '已另作安排', en: 'on record as arranged for elsewhere' }
  if (state === 'handed-over') return { zh: '已到岗', en: 'on record as handed over' }
  return { zh: '未到（单位已更正）', en: 'absent, as the plant corrected' }
}
