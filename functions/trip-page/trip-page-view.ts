import type { ReturnDirection } from '../../domain/batches/batch-returns.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { FirmWord } from '../../domain/enterprises/firm-answer.ts'
import type { FirmCard } from '../../domain/enterprises/firm-card.ts'
import type { JobPromise } from '../../domain/enterprises/job-promise.ts'
import type { TripId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { Money } from '../../domain/kernel/money.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { erasedDetail } from '../../domain/kernel/personal.ts'
import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { isAnswerable } from '../../domain/matching/decide-answer.ts'
import type { AnswerToOffer, Offer } from '../../domain/matching/offer.ts'
import type { OwnJourney } from '../../domain/matching/own-journey.ts'
import { type JourneyState, type LostJourney, mayWithdraw, type Placement } from '../../domain/matching/placement.ts'
import { formOfAddress } from '../../domain/notices/form-of-address.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import type { Evidence } from '../../domain/stabilisation/evidence.ts'
import { rideChoices } from '../../domain/subsidies/ride-choice.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { type OwnChoiceStanding, ownChoiceStanding } from '../../domain/transport/journeys/own-choice-standing.ts'
import { travelAllowance } from '../../domain/transport/journeys/travel-allowance.ts'
import type { BoardingPass } from '../../domain/transport/trips/boarding-code.ts'
import { boardingPass } from '../../domain/transport/trips/boarding-pass.ts'
import { stopName } from '../../domain/transport/trips/boarding-point.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import { departsAt, type Trip, type TripMode } from '../../domain/transport/trips/trip.ts'
import { lacksBeds } from '../../domain/transport/trips/trip-lodging.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import { firmCardOf } from '../enterprises/firm-card-of.ts'
import { hashOfToken } from '../notices/page-token.ts'
import { mayBeCorrected } from '../stabilisation/correct-check-in.ts'
import { policiesOf } from '../subsidies/policies-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type AudioLink, audioLinks } from './audio-links.ts'
import type { Contacts } from './contacts-part.ts'
import { type OwnClaim, ownClaims } from './own-claims.ts'
import type { RideChoices } from './ride-choice-part.ts'

export interface TripPageLeg {
  readonly mode: TripMode
  readonly service: string | null
  readonly from: string
  /** Of a boarding stop in a county. */
  readonly township: string | null
  readonly departsAt: Instant
  readonly to: string
  readonly arrivesAt: Instant
  readonly seat: number
  /** Carriage and place, or the like, where the carrier gives them out and has. */
  readonly place: string | null
  readonly plate: string | null
  /** Told whole to who travels with them. */
  readonly leader: { readonly name: string; readonly phone: string } | null
  /** Until the next leg leaves; null of the last one. */
  readonly waitMinutes: number | null
  /** What its boarding code says; null where there is nothing to board any more. */
  readonly pass: BoardingPass | null
  readonly cancelled: boolean
  /** A night on the way after it, in a house that is booked. */
  readonly night: {
    readonly nights: number
    readonly house: string
    readonly address: string
    readonly perNight: Money
  } | null
  /** Why they travel on their own; null for everybody else, and where it was not kept. */
  readonly ownJourney: OwnJourney | null
}

/** What the page shows: no more about the worker than they need to know that it is theirs. */
export interface TripPageView {
  readonly page: TripPageLink
  /** Of the page itself; its forms post below it. */
  readonly address: string
  readonly person: string
  readonly consented: boolean
  /** The batch has ended early, or is about to. */
  readonly isCalledOff: boolean
  /** The latest one, and what was answered; null where none was made. */
  readonly offer: {
    readonly offer: Offer
    readonly answer: AnswerToOffer['answer'] | null
    /** The first answer, or another one. */
    readonly canAnswer: boolean
    readonly isWithdrawn: boolean
    /** What is known of the enterprise, while there is something to decide. */
    readonly card: FirmCard | null
  } | null
  /** The latest, while it may be answered, or its answer be put right. */
  readonly checkIn: CheckIn | null
  /** The latest check-in has its answer. */
  readonly hasCheckedIn: boolean
  readonly placement: {
    /** Of a journey home or back; null of one to a new post. */
    readonly returns: ReturnDirection | null
    /** By name. */
    readonly county: string
    readonly promise: JobPromise
    readonly journey: JourneyState['state']
    /** Every leg is booked: until then nothing of it is told, as it may still change. */
    readonly isBooked: boolean
    /** The journey in whose place this one is. */
    readonly replaces: LostJourney | null
    readonly legs: readonly TripPageLeg[]
    /** Whether the seat may be given up to travel on one’s own. */
    readonly ownChoice: OwnChoiceStanding
  } | null
  readonly contacts: Contacts
  /** Told until they board, while there is something to decide. */
  readonly rides: RideChoices | null
  readonly audio: readonly AudioLink[]
  /** From the arrival on there is something to show. */
  readonly mayAttach: boolean
  readonly evidence: readonly Evidence[]
  /** Neither paid nor turned down. */
  readonly claims: readonly OwnClaim[]
  readonly claimFiles: readonly Evidence[]
  /** What the enterprise says to cases that nobody has settled. */
  readonly firmWords: readonly { readonly kind: CaseKind; readonly word: FirmWord }[]
  readonly readAt: Instant
  readonly mayWithdraw: boolean
}

/** What stands behind a link now, or null where it leads nowhere. */
export async function tripPageView(token: string, deps: Deps): Promise<TripPageView | null> {
  const page = await deps.links.get(hashOfToken(token))
  const worker = page && (await deps.workers.get(page.workerId))
  if (!page || !worker) return null
  const { batchId, chunk, workerId } = page
  const [placement, offers, checkIn, batch, claims, [who]] = await Promise.all([
    deps.placements.get(batchId, chunk, workerId),
    deps.offers.ofWorker(batchId, chunk, workerId),
    deps.checkIns.latestOf(workerId),
    deps.batches.get(batchId),
    consents(worker) ? ownClaims(workerId, deps) : [],
    deps.vault.openOf([worker], { sealedName: 'name' }, openingSentences('trip-page').en),
  ])
  if (!who) throw new Error(`the vault opened no name of ${workerId}`)
  const now = deps.clock.now()
  const isCalledOff = batch !== null && batch.state !== 'running' && batch.state !== 'completed'
  const latest = offers.toSorted((one, other) => one.round - other.round).at(-1)
  const canAnswer = latest !== undefined && !isCalledOff && isAnswerable(latest, placement, now)
  const journey = placement && (await journeyOf(placement, batch, deps))
  const city = placement?.promise ?? latest?.promise
  // What a subsidy at home pays depends on the ride to a new post.
  const isReturn = placement?.returns !== undefined || latest?.returns !== undefined
  const isAhead = !isReturn && !isCalledOff && (placement ? mayWithdraw(placement.journey) : canAnswer)
  // Papers are of a job: on the page of a journey home no case would look at them.
  const mayAttach = placement !== null && !placement.returns && hasArrived.has(placement.journey.state)
  const [home, destination, rides, card, evidence, firmWords] = await Promise.all([
    deps.offices.get(placement?.countyCode ?? worker.countyCode),
    city && stationIn(city.cityCode, deps),
    city && isAhead ? ridesOf(worker.countyCode, city, deps) : null,
    canAnswer ? firmCardOf(latest.enterpriseId, deps) : null,
    mayAttach || claims.length > 0 ? deps.evidence.ofWorker(workerId) : [],
    mayAttach ? firmWordsTo(page, deps) : [],
  ])
  return {
    page,
    address: `${deps.settings.PUBLIC_URL}/t/${token}`,
    person: formOfAddress(who.sealedName),
    consented: consents(worker),
    isCalledOff,
    offer: latest
      ? {
          offer: latest,
          answer: latest.state === 'accepted' || latest.state === 'declined' ? latest.state : null,
          canAnswer,
          isWithdrawn: latest.state === 'withdrawn',
          card,
        }
      : null,
    checkIn: checkIn?.batchId === batchId && isAnswerableNow(checkIn, now) ? checkIn : null,
    hasCheckedIn: checkIn?.state === 'answered' && checkIn.batchId === batchId,
    placement: placement &&
      journey && {
        returns: placement.returns?.direction ?? null,
        county: countyByCode(placement.countyCode)?.name ?? '',
        promise: placement.promise,
        journey: placement.journey.state,
        replaces: placement.replaces ?? null,
        ...journey,
      },
    contacts: {
      signature: deps.settings.SMS_SIGNATURE,
      home,
      destination: destination && city ? { ...destination, city: city.city } : null,
    },
    rides: rides ?? null,
    audio: audioLinks,
    mayAttach,
    evidence: evidence.filter((one) => one.batchId === batchId),
    claims,
    claimFiles: evidence.filter(({ claimId }) => claimId !== undefined),
    firmWords,
    readAt: now,
    mayWithdraw: placement
      ? mayWithdraw(placement.journey) || isHalfWithdrawn(placement, worker)
      : canAnswer && latest.state === 'sent',
  }
}

/** The call in which they withdrew broke off before they were free for another batch: pressed again, it is completed. */
function isHalfWithdrawn({ journey, batchId }: Placement, { engagedIn }: Worker): boolean {
  return journey.state === 'withdrawn' && engagedIn === batchId
}

/** Whom they can telephone where they work: the registered station, else the group that is out now, else what the office entered. */
async function stationIn(cityCode: string, { stations, offices, clock }: Pick<Deps, 'stations' | 'offices' | 'clock'>) {
  const [office, registered] = await Promise.all([offices.get(cityCode), stations.ofCity(cityCode)])
  const today = dateInShanghai(clock.now())
  const out = registered.filter(({ period }) => !period || (period.from <= today && today <= period.to))
  const station = out.find(({ kind }) => kind === 'station') ?? out[0]
  return station ? { ...office, office: { name: station.name, phone: station.phone } } : office
}

async function firmWordsTo({ workerId, batchId }: TripPageLink, { cases }: Pick<Deps, 'cases'>) {
  const own = (await cases.ofWorker(workerId)).filter((one) => one.batchId === batchId && one.state !== 'settled')
  return own.flatMap(({ kind, firmAnswer: word }) => (word ? [{ kind, word }] : []))
}

const hasArrived: ReadonlySet<JourneyState['state']> = new Set(['arrived', 'handed-over', 'left'])

function isAnswerableNow(checkIn: CheckIn, now: Instant): boolean {
  return (checkIn.state === 'asked' && checkIn.closesAt >= now) || mayBeCorrected(checkIn, now)
}

/** The same fare as the planner reckons with; a place that no table holds has none. */
async function ridesOf(
  countyCode: string,
  { cityCode, startDate }: JobPromise,
  deps: Pick<Deps, 'subsidyPolicies'>,
): Promise<RideChoices> {
  const choices = rideChoices(await policiesOf(countyCode, deps), { countyCode, cityCode, on: startDate })
  const isKnown = countyByCode(countyCode) !== undefined && cityByCode(cityCode) !== undefined
  return { choices, fare: choices.length > 0 && isKnown ? travelAllowance(countyCode, cityCode) : null }
}

/** From the booking on the plan is approved; one's own journey needs no booking, so only that tells. */
const approvedSteps: ReadonlySet<TransferBatch['progress']['step']> = new Set([
  'booking trips',
  'sending travel notices',
  'travelling',
  'starting follow-up',
  'ended',
])

async function journeyOf(
  placement: Placement,
  batch: TransferBatch | null,
  { trips, passengers, vault, clock }: Pick<Deps, 'trips' | 'passengers' | 'vault' | 'clock'>,
): Promise<{ isBooked: boolean; legs: TripPageLeg[]; ownChoice: OwnChoiceStanding }> {
  const { journey, workerId } = placement
  const found = journey.state === 'seated' || journey.state === 'boarded' ? await trips.getMany(journey.tripIds) : []
  const ownChoice = ownChoiceStanding(placement, batch, found, clock.now())
  if (journey.state !== 'seated' && journey.state !== 'boarded') return { isBooked: false, legs: [], ownChoice }
  const isApproved =
    found.some(({ booking }) => booking.state === 'confirmed') ||
    (batch !== null && approvedSteps.has(batch.progress.step))
  // A trip that was called off had been booked: of that people are told.
  const isTold = isApproved && found.every(isOrWasBooked)
  if (!isTold) return { isBooked: false, legs: [], ownChoice }
  const seats = await passengers.seats(journey.tripIds.map((tripId) => ({ tripId, workerId })))
  const leaders = await leadersOf(found, { trips, vault })
  const legs = found.flatMap((trip, number): TripPageLeg[] => {
    const next = found[number + 1]
    const { tripId, mode, service, stops, progress, loss, lodging, beds } = trip
    const seat = seats.find((one) => one.tripId === tripId)
    const boards = stops[seat?.boardsAt ?? 0]
    const ends = stops.at(-1)
    if (!seat || !boards || !ends) return []
    const cancelled = progress.state === 'cancelled' || loss !== null
    const isBoarding = mode !== 'self-arranged' && (seat.state === 'expected' || seat.state === 'boarded')
    return [
      {
        mode,
        service,
        from: stopName(trip, boards),
        township: trip.boarding?.find(({ countyCode }) => countyCode === boards.place)?.stop?.township ?? null,
        departsAt: boards.at,
        to: ends.name,
        arrivesAt: ends.at,
        seat: seat.seat,
        place: seat.place ?? null,
        plate: trip.crew?.plate ?? null,
        leader: leaders.get(tripId) ?? null,
        waitMinutes: next ? Math.round((epochOf(departsAt(next)) - epochOf(ends.at)) / 60_000) : null,
        pass: isBoarding && !cancelled ? boardingPass(trip, workerId, clock.now()) : null,
        cancelled,
        night:
          seat.nights && lodging && beds
            ? { nights: seat.nights, house: beds.house, address: beds.address, perNight: lodging.perNight }
            : null,
        ownJourney: seat.ownJourney ?? null,
      },
    ]
  })
  return { isBooked: true, legs, ownChoice }
}

/** Of the trips that have one, by trip. */
async function leadersOf(
  found: readonly Trip[],
  { trips, vault }: Pick<Deps, 'trips' | 'vault'>,
): Promise<Map<TripId, { name: string; phone: string }>> {
  const led = found.filter(({ crew }) => crew?.leader).map(({ tripId }) => tripId)
  const sealed = [...(await trips.sealedLeaders(led))]
  if (sealed.length === 0) return new Map()
  const why = openingSentences('who-leads').en
  const opened = await vault.openOf(
    sealed.map(([tripId, leader]) => ({ ...leader, of: tripId })),
    { sealedName: 'name', sealedPhone: 'phone' },
    why,
  )
  // Some time after the arrival they are gone.
  const kept = opened.flatMap(({ sealedName, sealedPhone }, at) => {
    const [name, phone] = [sealedName.reveal(), sealedPhone.reveal()]
    const [tripId] = sealed[at] ?? []
    return tripId && phone !== erasedDetail ? [[tripId, { name, phone }] as const] : []
  })
  return new Map(kept)
}

function isOrWasBooked(trip: Trip): boolean {
  const { booking, progress, loss } = trip
  return (isBooked(booking) && !lacksBeds(trip)) || progress.state === 'cancelled' || loss !== null
}
