import { type DisasterId, derivedId, type MessageId, type WorkerId } from '../../domain/kernel/ids.ts'
import { cityByCode } from '../../domain/kernel/places/cities.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import { disasterTerms } from '../../domain/relief/disaster-terms.ts'

/** The same for everybody of a disaster: whoever got it gets no second, in whatever part of the county's list they stand. */
export function helpTextKey(disasterId: DisasterId): string {
  return `help-offer-${disasterId}`
}

export function helpTextId(disasterId: DisasterId, workerId: WorkerId): MessageId {
  return derivedId('MessageId', helpTextKey(disasterId), workerId)
}

/** What it says, besides to whom. The county by the name that messages have room for. */
export function helpTextVariables({ countyCode, kind }: Pick<Disaster, 'countyCode' | 'kind'>, hotline: string) {
  return { county: cityByCode(countyCode)?.name ?? countyCode, disaster: disasterTerms[kind].zh, phone: hotline }
}
