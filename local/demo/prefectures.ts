import { counties } from '../../domain/kernel/places/counties.ts'

/** By its four digits, the counties of each prefecture: what is asked of all of these takes as many queries as of one. */
export const prefectures: ReadonlyMap<string, readonly string[]> = Map.groupBy(counties.keys(), (code) =>
  code.slice(0, 4),
)
