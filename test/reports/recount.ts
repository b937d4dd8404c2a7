import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { provinceOfCity } from '../../domain/kernel/places/cities.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { matchWorkers } from '../../domain/matching/match-workers.ts'
import type { MatchingWorker } from '../../domain/matching/matching-instance.ts'
import type { RawItem } from './kept-items.ts'

type Items = (entity: string) => RawItem[]
type Counts = Record<string, unknown>

/** By fields of an item that the recount trusts: it looks at nothing that somebody counted. */
const text = (item: RawItem, name: string) => (item[name] as string | undefined) ?? ''
const part = <Of = RawItem>(item: RawItem, name: string) => item[name] as Of
const day = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const uniqueOf = (values: readonly string[]) => [...new Set(values)]

const stops = (trip: RawItem) => part<{ stops: { at: string }[] }>(trip, 'facts').stops
const leaves = (trip: RawItem) => stops(trip)[0]?.at ?? ''
const modeOf = (trip: RawItem) => text(part(trip, 'facts'), 'mode')

/** What does not lie in the table: the moment, what was typed on phones, and the file of candidates. */
interface Known {
  readonly now: string
  readonly typed: number
  readonly typedToday: number
  readonly candidates: number
}

/**
 * Messages, of which those that were written together lie in one item, and what became of one alone in its own. What a provider took is noted
 * once for a claim, but for those that it names.
 */
function messagesIn(items: Items): RawItem[] {
  const taken = new Map(items('takenClaim').map((one) => [one['claim'], part<readonly unknown[]>(one, 'except')]))
  const isTaken = ({ claim, messageId }: RawItem) => taken.get(claim)?.includes(messageId) === false
  const own = new Map(items('message').map((one) => [one['messageId'], one]))
  type Text = { readonly people: readonly (readonly [WorkerId, number, string])[] }
  const together = items('mailing').flatMap((mailing) =>
    part<readonly Text[]>(mailing, 'texts').flatMap(({ people }) =>
      people.map(([workerId, segments]): RawItem => {
        const messageId = derivedId('MessageId', text(mailing, 'key'), workerId)
        const { claim } = (mailing['handedOver'] ?? {}) as { claim?: string }
        const { state = claim === undefined ? 'queued' : 'sending', claim: its = claim } = own.get(messageId) ?? {}
        own.delete(messageId)
        return { messageId, workerId, segments, queuedAt: text(mailing, 'queuedAt'), state, claim: its }
      }),
    ),
  )
  return [...own.values(), ...together].map((one) =>
    one['state'] === 'sending' && isTaken(one) ? { ...one, state: 'sent' } : one,
  )
}

/** The daily report of the day that it is, from texts, cases, trips, passengers, placements, offers and headcounts. */
export function recountDaily(items: Items, { now, typed, typedToday, candidates }: Known): Counts {
  const today = day(now)
  const ofDay = (counted: RawItem[], field: string) => counted.filter((one) => day(text(one, field)) === today)
  const texts = messagesIn(items).filter(
    (one) => !['queued', 'dropped', 'refused', 'sending'].includes(text(one, 'state')),
  )
  const toWorkers = texts.filter((one) => one['workerId'] !== undefined)
  const cases = items('case')
  const sms = (some: RawItem[], received: number) => ({
    sent: some.length,
    segments: sum(some.map((one) => part<number>(one, 'segments'))),
    received,
  })
  const ended = (state: string, some: RawItem[]) => some.filter((one) => text(one, 'state') === state)
  const endedToday = (state: string) => ended(state, cases).filter((one) => day(text(part(one, 'one'), 'at')) === today)
  const casesOfDay = {
    opened: ofDay(cases, 'openedAt').length,
    settled: endedToday('settled').length,
    unresolved: endedToday('unresolved').length,
  }
  const settled = ended('settled', cases).length
  const unresolved = ended('unresolved', cases).length
  const allCases = { opened: cases.length, settled, unresolved, open: cases.length - settled - unresolved }
  return {
    sms: sms(ofDay(texts, 'queuedAt'), typedToday),
    cases: casesOfDay,
    byCounty: travelBy(({ countyCode }) => countyCode, items, { from: today, until: today }),
    byDestination: travelBy(({ cityCode }) => cityCode, items, { from: today, until: today }),
    byProvince: travelBy(({ cityCode }) => `${(cityCode as string).slice(0, 2)}0000`, items, {
      from: today,
      until: today,
    }),
    byCampaign: items('campaign').map(({ campaignId }) => {
      const [travel = nobodyLeft] = travelBy(() => 'all', items, { from: today, until: today })
      const onTheDay = { sms: sms(ofDay(toWorkers, 'queuedAt'), typedToday), cases: casesOfDay }
      return {
        code: campaignId,
        onTheDay: { ...(travel['onTheDay'] as object), ...onTheDay },
        soFar: travel['soFar'],
      }
    }),
    batches: items('batch').map((batch) => ({
      batchId: batch['batchId'],
      onTheDay: { sms: sms(ofDay(toWorkers, 'queuedAt'), typedToday), cases: casesOfDay },
      soFar: { ...batchSoFar(items, candidates), sms: sms(toWorkers, typed), cases: allCases },
    })),
  }
}

const nobodyLeft: Counts = {
  onTheDay: { coaches: 0, trains: 0, flights: 0, passengers: 0 },
  soFar: { passengers: 0, outOfProvince: 0, handedOver: 0, noShow: 0 },
}
const aboardStates = ['boarded', 'arrived', 'handed-over', 'diverted']
const vehicles: Record<string, string> = {
  'charter-coach': 'coaches',
  'feeder-coach': 'coaches',
  'seat-block-rail': 'trains',
  'special-train': 'trains',
  'seat-block-air': 'flights',
  'charter-flight': 'flights',
}

/** Vehicles and people that left within the days, and how far everybody came who left until the last of them. */
function travelBy(
  key: (ride: RawItem) => unknown,
  items: Items,
  { from, until }: { from: string; until: string },
): Counts[] {
  const trips = new Map(items('trip').map((trip) => [text(trip, 'tripId'), trip]))
  const rides = items('passenger').map((ride) => ({ ride, trip: trips.get(text(ride, 'tripId'))! }))
  const gone = rides.filter(({ trip }) => day(leaves(trip)) <= until)
  const isWithin = (trip: RawItem) => from <= day(leaves(trip)) && day(leaves(trip)) <= until
  const reported = gone.filter(({ ride }) => [...aboardStates, 'no-show'].includes(text(ride, 'state')))
  return uniqueOf(gone.map(({ ride }) => key(ride) as string)).map((code) => {
    const aboard = reported.filter(({ ride }) => key(ride) === code && text(ride, 'state') !== 'no-show')
    const missed = reported.filter(({ ride }) => key(ride) === code && text(ride, 'state') === 'no-show')
    const people = uniqueOf(aboard.map(({ ride }) => text(ride, 'workerId')))
    const firstOf = (person: string) =>
      aboard
        .filter(({ ride }) => text(ride, 'workerId') === person)
        .toSorted((a, b) => (leaves(a.trip) < leaves(b.trip) ? -1 : 1))[0]!
    const leftToday = uniqueOf(aboard.filter(({ trip }) => isWithin(trip)).map(({ trip }) => text(trip, 'tripId')))
    const number = (kind: string) => leftToday.filter((id) => vehicles[modeOf(trips.get(id)!)] === kind).length
    return {
      code,
      onTheDay: {
        coaches: number('coaches'),
        trains: number('trains'),
        flights: number('flights'),
        passengers: people.filter((person) => isWithin(firstOf(person).trip)).length,
      },
      soFar: {
        passengers: people.length,
        outOfProvince: people.filter((person) => {
          const { ride } = firstOf(person)
          return text(ride, 'countyCode').slice(0, 2) !== text(ride, 'cityCode').slice(0, 2)
        }).length,
        handedOver: aboard.filter(({ ride }) => text(ride, 'state') === 'handed-over' && ride['nextTripId'] === null)
          .length,
        noShow: uniqueOf(missed.map(({ ride }) => text(ride, 'workerId'))).filter((one) => !people.includes(one))
          .length,
      },
    }
  })
}

/** One batch in the table: all of its items are the batch's. */
function batchSoFar(items: Items, candidates: number): Counts {
  const offers = items('offer')
  const inState = (state: string) => offers.filter((one) => text(one, 'state') === state).length
  const requests = items('headcount').map((one) => part(one, 'request'))
  const answered = (kind: string) =>
    requests.filter((one) => one['state'] === 'answered' && text(part(one, 'answer'), 'answer') === kind)
  const trips = items('trip')
  const facts = trips.map((one) => part<RawItem>(one, 'facts'))
  const people = (some: RawItem[]) =>
    items('passenger').filter((ride) => some.some(({ tripId }) => tripId === ride['tripId'])).length
  const coaches = trips.filter((one) => modeOf(one).endsWith('coach'))
  const lodging = facts.flatMap(
    (one) => (one['lodging'] as { nights: number; cost: { minorUnits: number } } | undefined) ?? [],
  )
  const onward = facts.flatMap(
    (one) => (one['onward'] as { waitMinutes: number; passengers: number }[] | undefined) ?? [],
  )
  const waiting = (from: number, to: number) =>
    sum(onward.filter(({ waitMinutes }) => waitMinutes > from && waitMinutes <= to).map(({ passengers }) => passengers))
  const states = items('placement').map((one) => text(one, 'state'))
  const far = (...some: string[]) => states.filter((state) => some.includes(state)).length
  return {
    candidates,
    chunks: Math.ceil(candidates / 100),
    headcount: {
      asked: requests.length,
      confirmed: answered('full').length + answered('other-date').length,
      partial: answered('partial').length,
      declined: answered('declined').length,
      released: requests.filter(({ state }) => state === 'released').length,
      notAsked: requests.filter(({ state, why }) => state === 'released' && why === 'places-taken').length,
      placesAsked: sum(requests.map((one) => part<number>(one, 'asked'))),
      places: sum(requests.map(placesOf)),
    },
    offers: {
      sent: offers.length,
      accepted: inState('accepted'),
      declined: inState('declined'),
      unanswered: inState('unanswered'),
      withdrawn: inState('withdrawn'),
      rounds: Math.max(...offers.map((one) => part<number>(one, 'round'))),
    },
    trips: {
      planned: trips.length,
      booked: trips.filter((one) => ['confirmed', 'not-needed'].includes(text(one, 'bookingState'))).length,
      lost: 0,
      passengers: people(trips.filter((one) => part(one, 'facts')['endsAtPlant'] === true)),
      seatFill: people(coaches) / sum(coaches.map((one) => part<number>(part(one, 'facts'), 'seats'))),
      costYuan:
        (sum(facts.map((one) => part<number>(part(one, 'cost'), 'minorUnits'))) +
          sum(lodging.map(({ cost }) => cost.minorUnits))) /
        100,
      waiting: {
        upTo2Hours: waiting(-1, 120),
        upTo5Hours: waiting(120, 300),
        longer: waiting(300, Number.POSITIVE_INFINITY),
        longestMinutes: Math.max(0, ...onward.map(({ waitMinutes }) => waitMinutes)),
        nights: sum(lodging.map(({ nights }) => nights)),
        lodgingYuan: sum(lodging.map(({ cost }) => cost.minorUnits)) / 100,
        ownJourneys: people(trips.filter((one) => modeOf(one) === 'self-arranged')),
      },
    },
    journey: {
      boarded: far('boarded', 'arrived', 'diverted', 'handed-over', 'left'),
      noShow: far('no-show'),
      withdrawn: far('withdrawn'),
      arrived: far('arrived', 'diverted', 'handed-over', 'left'),
      handedOver: far('handed-over', 'left'),
    },
  }
}

/** Who was followed, by check-in, from cohorts, check-ins and placements. */
export function recountRetention(items: Items, at: Omit<Known, 'candidates'>): Counts {
  const daily = recountDaily(items, { ...at, candidates: 0 })
  const [batch] = daily['batches'] as { batchId: string; soFar: { sms: object; cases: object } }[]
  const cohorts = items('cohort') as unknown as readonly {
    cohortId: string
    members: { workerId: string; enterpriseId: string; cityCode: string }[]
  }[]
  const checkpoints = items('checkpoint') as unknown as readonly {
    cohortId: string
    day: number
    checkpoint: { state: string }
  }[]
  const placements = items('placement')
  const leftBy = (person: string, until: string) =>
    placements.some(
      (one) => one['workerId'] === person && one['state'] === 'left' && text(part(one, 'journey'), 'at') <= until,
    )
  const checkIns = items('checkIn')
  const count = (of: (member: { cityCode: string; enterpriseId: string }) => boolean) => {
    const days: Record<string, Record<string, number>> = {}
    for (const cohort of cohorts)
      for (const { day, checkpoint } of checkpoints.filter(({ cohortId }) => cohortId === cohort.cohortId)) {
        const number = String(day)
        const members = cohort.members.filter(of)
        if (checkpoint.state !== 'closed' || members.length === 0) continue
        const asked = checkIns.filter(
          (one) =>
            one['cohortId'] === cohort.cohortId &&
            String(one['day']) === number &&
            members.some(({ workerId }) => workerId === one['workerId']),
        )
        const closed =
          asked
            .map((one) => text(one, 'closesAt'))
            .toSorted()
            .at(-1) ?? ''
        const silent = asked.filter((one) => one['state'] === 'silent').length
        const before = days[number] ?? { people: 0, atWork: 0, asked: 0, answered: 0, silent: 0 }
        days[number] = {
          people: before['people']! + members.length,
          atWork: before['atWork']! + members.filter(({ workerId }) => !leftBy(workerId, closed)).length,
          asked: before['asked']! + asked.length,
          answered: before['answered']! + asked.length - silent,
          silent: before['silent']! + silent,
        }
      }
    return days
  }
  const cities = uniqueOf(cohorts.flatMap(({ members }) => members.map(({ cityCode }) => cityCode)))
  const enterprises = uniqueOf(cohorts.flatMap(({ members }) => members.map(({ enterpriseId }) => enterpriseId)))
  return {
    people: sum(cohorts.map(({ members }) => members.length)),
    checkpoints: count(() => true),
    byCity: cities.map((cityCode) => ({ cityCode, checkpoints: count((one) => one.cityCode === cityCode) })),
    byEnterprise: enterprises.map((enterpriseId) => ({
      enterpriseId,
      checkpoints: count((one) => one.enterpriseId === enterpriseId),
    })),
    cases: batch!.soFar.cases,
    sms: batch!.soFar.sms,
  }
}

interface Candidate {
  readonly workerId: string
  readonly countyCode: string
  readonly priority: boolean
}

/** Placement and acceptance; `counties` are the groups of counties that the report shows together. */
export function recountFairness(items: Items, candidates: readonly Candidate[], counties: readonly string[][]): Counts {
  const row = (people: readonly Candidate[]) => {
    const offersOf = (id: string) =>
      items('offer').filter((one) => one['workerId'] === id && one['state'] !== 'withdrawn')
    const stateOf = (id: string) => text(items('placement').find((one) => one['workerId'] === id) ?? {}, 'state')
    const accepted = people.filter(({ workerId }) => stateOf(workerId) !== '').length
    const offered = people.filter(({ workerId }) => stateOf(workerId) !== '' || offersOf(workerId).length > 0).length
    const off = ['', 'withdrawn', 'released', 'no-show']
    const placed = people.filter(({ workerId }) => !off.includes(stateOf(workerId))).length
    return {
      workers: people.length,
      offered,
      accepted,
      placed,
      placementRate: placed / people.length,
      acceptanceRate: accepted / offered,
    }
  }
  const { true: priority = [], false: other = [] } = Object.groupBy(
    candidates,
    (one) => String(one.priority) as 'true' | 'false',
  )
  return {
    all: row(candidates),
    byCounty: counties.map((codes) => ({
      counties: codes,
      ...row(candidates.filter((one) => codes.includes(one.countyCode))),
    })),
    byPriority: { priority: row(priority), other: row(other) },
  }
}

interface FlaggedCandidate extends Candidate {
  readonly destinations: MatchingWorker['destinations']
  readonly minimumMonthlyWageYuan: number
  readonly companionGroup: string | null
}

/**
 * What being helped first did: who had an offer in each round, beside whom the matcher's rules give a place of it where nobody has the
 * flag. It knows grown-up people without asked skills, wishes for provinces, and a firm that takes the order's own date.
 */
export async function recountFlag(
  items: Items,
  candidates: readonly FlaggedCandidate[],
  rounds: readonly number[],
): Promise<Counts> {
  const dayOf = (date: string) => Date.parse(date) / 86_400_000
  const orders = items('headcount').map((one) => {
    const order = part<JobOrder>(
      items('jobOrder').find(({ jobOrderId }) => jobOrderId === one['jobOrderId'])!,
      'jobOrder',
    )
    const { id, enterpriseId, cityCode, monthlyWage, startDate } = order
    return {
      id,
      enterprise: enterpriseId,
      city: cityCode,
      province: provinceOfCity(cityCode) ?? '',
      headcount: placesOf(part(one, 'request')),
      minimumAge: 16,
      requiredSkill: null,
      monthlyWageYuan: Math.floor(monthlyWage.minorUnits / 100),
      startDay: dayOf(startDate),
    }
  })
  const helped: string[] = []
  const cost: string[] = []
  for (const round of rounds) {
    const before = items('offer').filter((one) => (one['round'] as number) < round)
    const has = items('offer').flatMap((one) => (one['round'] === round ? [text(one, 'workerId')] : []))
    const fixed = before.flatMap((one) =>
      one['state'] === 'accepted' ? [{ worker: text(one, 'workerId'), jobOrder: text(one, 'jobOrderId') }] : [],
    )
    const workers = candidates.map((one) => ({
      id: one.workerId,
      county: one.countyCode,
      age: 30,
      skills: [],
      minimumMonthlyWageYuan: one.minimumMonthlyWageYuan,
      destinations: one.destinations,
      earliestDepartureDay: 0,
      priority: false,
      companionGroup: one.companionGroup,
      alreadyOffered: before.flatMap((offer) =>
        offer['workerId'] === one.workerId ? [text(offer, 'jobOrderId')] : [],
      ),
    }))
    const instance = { format: 'matching-workers-1' as const, workers, jobOrders: orders }
    const matching = await matchWorkers(instance, { groups: true, fixed })
    if (isRefusal(matching)) throw new Error(matching.detail)
    const placed = new Set(fixed.map(({ worker }) => worker))
    const would = matching.assignments.flatMap(({ worker }) => (placed.has(worker) ? [] : [worker]))
    helped.push(...has.filter((one) => !would.includes(one)))
    cost.push(...would.filter((one) => !has.includes(one)))
  }
  return { flagEffect: { rounds: rounds.length, helped: uniqueOf(helped).length, cost: uniqueOf(cost).length } }
}

/** Of a question for headcount: those that the firm said it fills. */
function placesOf(request: RawItem): number {
  if (request['state'] !== 'answered') return 0
  const answer = part<{ answer: string; confirmed?: number }>(request, 'answer')
  return answer.answer === 'full' ? part<number>(request, 'asked') : (answer.confirmed ?? 0)
}

export function recountTimesToFill(items: Items): Counts {
  const kept = items('placement').filter(
    (one) => !['withdrawn', 'released', 'no-show', 'diverted'].includes(text(one, 'state')),
  )
  return {
    items: items('headcount').map((one) => {
      const request = part<RawItem>(one, 'request')
      const places = placesOf(request)
      const yeses = kept.filter((yes) => yes['jobOrderId'] === one['jobOrderId']).map((yes) => text(yes, 'acceptedAt'))
      const last = yeses.toSorted()[places - 1]
      return {
        jobOrderId: one['jobOrderId'],
        places,
        filled: yeses.length,
        hours: last === undefined ? null : (Date.parse(last) - Date.parse(text(request, 'askedAt'))) / 3_600_000,
      }
    }),
  }
}

/** Everybody once who signed up and was not set aside. */
function recountSignUps(items: Items): Counts {
  const standing = items('signUp').filter(({ state }) => state !== 'set-aside')
  const people = uniqueOf(standing.map((one) => text(one, 'workerId')))
  const of = (person: string) => standing.filter(({ workerId }) => workerId === person)
  const registered = people.filter((person) => of(person).some(({ state }) => state === 'registered')).length
  return {
    people: people.length,
    onPage: people.filter((person) => of(person).every(({ through }) => through === 'page')).length,
    registered,
    toCheck: people.length - registered,
  }
}

/** One campaign in the table, and one batch of its name. */
export function recountCampaign(items: Items, now: string): Counts {
  const events = items('recruitmentEvent').map((one) =>
    part<RawItem & { enterprises: string[]; jobOrders: string[]; until: string }>(one, 'event'),
  )
  const batches = items('batch').map((one) => part<RawItem & { jobOrders: string[]; batchId: string }>(one, 'batch'))
  const ids = uniqueOf([...events, ...batches].flatMap(({ jobOrders }) => jobOrders))
  const orders = items('jobOrder')
    .map((one) => part<{ id: string; headcount: number; enterpriseId: string }>(one, 'jobOrder'))
    .filter(({ id }) => ids.includes(id))
  const placed = items('placement').filter((one) => ['handed-over', 'left'].includes(text(one, 'state'))).length
  return {
    reached: {
      peoplePlaced: placed,
      postsCollected: sum(orders.map(({ headcount }) => headcount)),
      eventsHeld: events.filter(({ until }) => until <= now).length,
      firmsReached: uniqueOf([
        ...orders.map(({ enterpriseId }) => enterpriseId),
        ...events.flatMap(({ enterprises }) => enterprises),
      ]).length,
    },
    signedUp: recountSignUps(items),
    batches: batches.map(({ batchId }) => ({ batchId, peoplePlaced: placed })),
  }
}

/** One sheet in the table, of `rows` rows. */
export function recountSurveys(items: Items, countyCode: string, rows: number): Counts {
  const workers = items('worker')
  const waiting = items('survey-row')
  const rejected = waiting.filter(({ state }) => state === 'rejected').length
  const consents = (one: RawItem) => part<{ state: string } | undefined>(one, 'consent')?.state === 'given'
  return {
    counties: [
      {
        countyCode,
        sheets: items('survey').length,
        rows,
        accepted: workers.length,
        rejected,
        duplicates: rows - workers.length - rejected,
        candidates: workers.filter((one) => consents(one) && one['willing'] === 'willing' && !one['unclear']).length,
        toClarify: waiting.filter(({ state }) => state === 'to-clarify').length,
      },
    ],
  }
}

export function recountLoad(items: Items, subjects: readonly string[]): Counts {
  const open = items('case').filter((one) => ['opened', 'assigned'].includes(text(one, 'state')))
  return {
    people: subjects.map((subject) => ({ subject, openCases: open.filter(({ heldBy }) => heldBy === subject).length })),
  }
}

/** A month until today, its groups by their code: what left in it, and of that how far it came, from final facts. */
export function recountMonth(items: Items, { now, typed }: Pick<Known, 'now' | 'typed'>, from: string): Counts {
  const days = { from, until: day(now) }
  const isWithin = (instant: string) => from <= day(instant) && day(instant) <= days.until
  const texts = messagesIn(items).filter(
    (one) =>
      !['queued', 'dropped', 'refused', 'sending'].includes(text(one, 'state')) && isWithin(text(one, 'queuedAt')),
  )
  const ended = (state: string) =>
    items('case').filter((one) => text(one, 'state') === state && isWithin(text(part(one, 'one'), 'at'))).length
  const services = (some: RawItem[]) => ({
    'texts-sent': some.length,
    'text-segments': sum(some.map((one) => part<number>(one, 'segments'))),
    'replies-received': typed,
    'cases-opened': items('case').filter((one) => isWithin(text(one, 'openedAt'))).length,
    'cases-settled': ended('settled'),
    'cases-unresolved': ended('unresolved'),
  })
  const rows = (key: (ride: RawItem) => unknown) => {
    const left = (entity: string) =>
      entity === 'trip' ? items('trip').filter((trip) => isWithin(leaves(trip))) : items(entity)
    const tripIds = left('trip').map((trip) => trip['tripId'])
    const ofMonth = (entity: string) =>
      entity === 'passenger' ? items('passenger').filter(({ tripId }) => tripIds.includes(tripId)) : left(entity)
    return travelBy(key, items, days).map((row) => {
      const within = travelBy(key, ofMonth, days).find(({ code }) => code === row['code'])
      const onTheDay = row['onTheDay'] as Record<string, number>
      const came = within?.['soFar'] as Record<string, number>
      return {
        code: row['code'] as string,
        figures: {
          'people-left': onTheDay['passengers'],
          'people-left-province-in-month': came['outOfProvince'],
          'people-handed-over-in-month': came['handedOver'],
          'people-missed-in-month': came['noShow'],
          'coaches-left': onTheDay['coaches'],
          'trains-left': onTheDay['trains'],
          'flights-left': onTheDay['flights'],
        },
      }
    })
  }
  const [all] = rows(() => 'all')
  return {
    figures: { ...all!.figures, ...services(texts) },
    byCounty: rows(({ countyCode }) => countyCode),
    byDestination: rows(({ cityCode }) => cityCode),
    byProvince: rows(({ cityCode }) => `${(cityCode as string).slice(0, 2)}0000`),
    byCampaign: items('campaign').map(({ campaignId }) => ({
      code: campaignId,
      figures: { ...all!.figures, ...services(texts.filter((one) => one['workerId'] !== undefined)) },
    })),
  }
}
