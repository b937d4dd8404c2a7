import * as z from 'zod'
import { BatchId, CampaignId } from '../kernel/ids.ts'
import { atShanghai, CalendarDate, dateInShanghai, Instant, plusDays } from '../kernel/instant.ts'
import { sumOfTallies, type Tally } from '../notices/tally.ts'
import type { TripDay } from '../transport/trips/trip-day.ts'
import type { CampaignOfBatch } from './campaign-of-batch.ts'
import type { FigureId } from './figures.ts'
import {
  cameSoFar,
  type DaysOfFigures,
  inGroups,
  leftWithin,
  sharesUntil,
  type TravelGrouping,
  type TravelShare,
  type TravelWay,
  travelGroupings,
} from './travel-figures.ts'

/** `2027-03` */
export const Month = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

export const ComparedFigure = z.object({
  /** `GET /v1/figures` says what it counts. */
  figure: z.string(),
  count: z.number(),
  /** In the days that it is compared with. */
  before: z.number(),
  change: z.number(),
  /** In per cent of `before`, to one decimal; null where there was nothing to compare with. */
  changePercent: z.number().nullable(),
})
export type ComparedFigure = z.infer<typeof ComparedFigure>

export const FigureGroup = z.object({ code: z.string(), name: z.string(), figures: z.array(ComparedFigure) })
export type FigureGroup = z.infer<typeof FigureGroup>

const MonthDays = z.object({
  month: Month,
  from: CalendarDate,
  until: CalendarDate,
  /** false: the month goes on after `until`, or is compared only so far. */
  isWhole: z.boolean(),
})

/**
 * A month beside the one before it. One that is still running is compared with as many days of the month before, the last of
 * them whole; one that is over with the whole month. A month that is over says the same for ever.
 */
export const MonthlyReport = z.object({
  ...MonthDays.shape,
  /** The moment up to which it holds. */
  asOf: Instant,
  comparedWith: MonthDays,
  figures: z.array(ComparedFigure),
  byCounty: z.array(FigureGroup),
  /** By city. */
  byDestination: z.array(FigureGroup),
  byProvince: z.array(FigureGroup),
  byCampaign: z.array(FigureGroup.extend({ campaignId: CampaignId.nullable() })),
  /** Batches of earlier releases, of whose days nothing was kept: their travel is in none of the figures. */
  notKept: z.array(BatchId),
})
export type MonthlyReport = z.infer<typeof MonthlyReport>

/** The days of a month and those that it is compared with, `today` being the last that can be told. */
export function monthsToCompare(month: Month, today: CalendarDate): Pick<MonthlyReport, 'comparedWith'> & MonthDays {
  const from = `${month}-01` as CalendarDate
  const last = lastDayOf(from)
  const until = last < today ? last : today
  const earlier = plusDays(from, -1)
  const first = `${earlier.slice(0, 7)}-01` as CalendarDate
  const sameDay = plusDays(first, Number(until.slice(8)) - 1)
  const isWhole = until === last && last < today
  const compared = isWhole || sameDay > earlier ? earlier : sameDay
  return {
    month,
    from,
    until,
    isWhole,
    comparedWith: { month: first.slice(0, 7), from: first, until: compared, isWhole: compared === earlier },
  }
}
type MonthDays = z.infer<typeof MonthDays>

function lastDayOf(first: CalendarDate): CalendarDate {
  return plusDays(`${plusDays(first, 31).slice(0, 7)}-01` as CalendarDate, -1)
}

/** What was known of some days at the end of the last of them. */
export interface KnownOfDays {
  readonly days: DaysOfFigures
  readonly trips: readonly TripDay[]
  readonly tally: Tally
  readonly byBatch: ReadonlyMap<BatchId, Tally>
}

type Counts = Partial<Record<FigureId, number>>

export function monthlyReport(
  months: ReturnType<typeof monthsToCompare>,
  {
    now,
    here,
    before,
    campaigns,
    notKept,
  }: {
    readonly now: Instant
    readonly here: KnownOfDays
    readonly before: KnownOfDays
    readonly campaigns: ReadonlyMap<BatchId, CampaignOfBatch>
    readonly notKept: readonly BatchId[]
  },
): MonthlyReport {
  const groupings = travelGroupings(campaigns)
  const groups = (way: TravelWay, more: (known: KnownOfDays) => ReadonlyMap<string, Counts> = () => new Map()) =>
    comparedGroups(groupings[way], [travelOf(here), travelOf(before)], [more(here), more(before)])
  const idOf = new Map([...campaigns.values()].map(({ code, campaignId }) => [code, campaignId]))
  return {
    ...months,
    asOf: dateInShanghai(now) === months.until ? now : atShanghai(plusDays(months.until, 1), '00:00'),
    figures: compare(
      { ...travelCounts(travelOf(here)), ...tallyCounts(here.tally) },
      { ...travelCounts(travelOf(before)), ...tallyCounts(before.tally) },
    ),
    byCounty: groups('byCounty'),
    byDestination: groups('byDestination'),
    byProvince: groups('byProvince'),
    byCampaign: groups('byCampaign', (known) => talliesByCampaign(known, campaigns)).map((group) => ({
      ...group,
      campaignId: idOf.get(group.code) ?? null,
    })),
    notKept: [...notKept],
  }
}

interface Travel {
  readonly days: DaysOfFigures
  /** Of all days until the last, since a person counts on the day of their first trip. */
  readonly shares: readonly TravelShare[]
}

function travelOf({ days, trips }: KnownOfDays): Travel {
  return { days, shares: sharesUntil(days.until, trips) }
}

function travelCounts({ days, shares }: Travel): Counts {
  const { coaches, trains, flights, passengers } = leftWithin(days, shares)
  const { outOfProvince, handedOver, noShow } = cameSoFar(
    shares.filter(({ trip }) => dateInShanghai(trip.departsAt) >= days.from),
  )
  return {
    'people-left': passengers,
    'people-left-province-in-month': outOfProvince,
    'people-handed-over-in-month': handedOver,
    'people-missed-in-month': noShow,
    'coaches-left': coaches,
    'trains-left': trains,
    'flights-left': flights,
  }
}

function tallyCounts(tally: Tally): Counts {
  return {
    'texts-sent': tally.smsSent,
    'text-segments': tally.smsSegments,
    'replies-received': tally.smsReceived,
    'cases-opened': tally.casesOpened,
    'cases-settled': tally.casesSettled,
    'cases-unresolved': tally.casesUnresolved,
  }
}

function talliesByCampaign({ byBatch }: KnownOfDays, campaigns: ReadonlyMap<BatchId, CampaignOfBatch>) {
  const known = [...byBatch].flatMap(([batchId, tally]) => {
    const code = campaigns.get(batchId)?.code
    return code === undefined ? [] : [{ code, tally }]
  })
  const ofCode = Map.groupBy(known, ({ code }) => code)
  return new Map([...ofCode].map(([code, some]) => [code, tallyCounts(sumOfTallies(some.map(({ tally }) => tally)))]))
}

/** A group that one of the two has is in both. */
function comparedGroups(
  grouping: TravelGrouping,
  travels: readonly [Travel, Travel],
  more: readonly [ReadonlyMap<string, Counts>, ReadonlyMap<string, Counts>],
): FigureGroup[] {
  const [here, before] = travels.map(({ days, shares }, index) => {
    const groups = inGroups(shares, grouping).map(
      ({ code, shares: some }) => [code, travelCounts({ days, shares: some })] as const,
    )
    const travelled = new Map(groups)
    const codes = new Set([...travelled.keys(), ...more[index as 0 | 1].keys()])
    return new Map([...codes].map((code) => [code, { ...travelled.get(code), ...more[index as 0 | 1].get(code) }]))
  }) as [Map<string, Counts>, Map<string, Counts>]
  return [...new Set([...here.keys(), ...before.keys()])]
    .toSorted((a, b) => a.localeCompare(b))
    .map((code) => ({
      code,
      name: grouping.nameOf(code),
      figures: compare(here.get(code) ?? {}, before.get(code) ?? {}),
    }))
    .filter(({ figures }) => figures.some(({ count, before: earlier }) => count !== 0 || earlier !== 0))
}

/** Every figure that one of the two has; what the other lacks is none there. */
function compare(here: Counts, before: Counts): ComparedFigure[] {
  const names = new Set([...Object.keys(here), ...Object.keys(before)]) as Set<FigureId>
  return [...names].map((figure) => compareFigure(figure, here[figure] ?? 0, before[figure] ?? 0))
}

/** Where there was nothing before, any growth is without measure: no per cent is told, neither 100 nor infinitely many. */
export function compareFigure(figure: FigureId, count: number, before: number): ComparedFigure {
  const change = count - before
  const changePercent = before > 0 ? Math.round((change / before) * 1000) / 10 : null
  return { figure, count, before, change, changePercent }
}
