import table from './counties.json' with { type: 'json' }
import type { Point } from './great-circle-km.ts'

/** A county, district or county-level city of Yunnan; the point is its seat. */
export interface County extends Point {
  /** GB/T 2260: the key, as names are not unique in pinyin. */
  readonly code: string
  readonly name: string
  readonly pinyin: string
  readonly prefecture: string
  readonly prefecturePinyin: string
}

/** By code. */
export const counties: ReadonlyMap<string, County> = new Map(table.map((county) => [county.code, county]))

export function countyByCode(code: string): County | undefined {
  return counties.get(code)
}
