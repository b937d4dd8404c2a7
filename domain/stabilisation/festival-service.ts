import * as z from 'zod'
import { EnterpriseId, PlacementId, WorkerId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { festivalServices } from './festival-service-terms.ts'

export type FestivalServiceKind = keyof typeof festivalServices
export const FestivalServiceKind = z.enum(
  Object.keys(festivalServices) as [FestivalServiceKind, ...FestivalServiceKind[]],
)

/** The year in which the festival falls. */
export const FestivalSeason = z.string().regex(/^20\d{2}$/)

export const RecordFestivalService = z.strictObject({
  season: FestivalSeason,
  kind: FestivalServiceKind,
  on: CalendarDate,
  /** Who offers it; an enterprise's is recorded on its word. */
  offeredBy: z.enum(['station', 'enterprise']),
  /** The person took it up. Not taken is no refusal, and nobody is asked again for it. */
  taken: z.boolean(),
})
export type RecordFestivalService = z.infer<typeof RecordFestivalService>

/** A service offered to somebody who stays at their post over a festival: one of a kind for a placement and season. */
export const FestivalService = z.object({
  ...RecordFestivalService.shape,
  placementId: PlacementId,
  workerId: WorkerId,
  enterpriseId: EnterpriseId,
  /** At home, and of the post. */
  countyCode: z.string(),
  cityCode: z.string(),
  at: Instant,
  by: z.string(),
})
export type FestivalService = z.infer<typeof FestivalService>

const count = z.int().nonnegative()

/** The columns of a station's form: who stayed in and out of the province, and what was offered to them. */
export const FestivalFigures = z.object({
  cityCode: z.string(),
  /** People to whom something was offered. */
  stayed: count,
  inProvince: count,
  outOfProvince: count,
  /** 稳岗服务人次: services taken up. */
  servicesTaken: count,
  /** 慰问: people who were visited or had a gift. */
  visited: count,
  byKind: z.partialRecord(FestivalServiceKind, z.object({ offered: count, taken: count })),
})
export type FestivalFigures = z.infer<typeof FestivalFigures>

/** Counted from the records of one city in one season. */
export function festivalFigures(
  cityCode: string,
  services: readonly Pick<FestivalService, 'placementId' | 'workerId' | 'countyCode' | 'kind' | 'taken'>[],
): FestivalFigures {
  const people = new Map(services.map(({ workerId, countyCode }) => [workerId, countyCode]))
  const inProvince = [...people.values()].filter((home) => home.slice(0, 2) === cityCode.slice(0, 2)).length
  const visited = services.filter(({ kind, taken }) => taken && (kind === 'visit' || kind === 'gift'))
  const kinds = [...Map.groupBy(services, ({ kind }) => kind)]
  return {
    cityCode,
    stayed: people.size,
    inProvince,
    outOfProvince: people.size - inProvince,
    servicesTaken: services.filter(({ taken }) => taken).length,
    visited: new Set(visited.map(({ workerId }) => workerId)).size,
    byKind: Object.fromEntries(
      kinds.map(([kind, some]) => [kind, { offered: some.length, taken: some.filter(({ taken }) => taken).length }]),
    ),
  }
}
