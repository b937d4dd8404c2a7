import table from './cities.json' with { type: 'json' }
import { counties } from './counties.ts'
import type { Point } from './great-circle-km.ts'
import { shortName } from './short-name.ts'

/** A city, or a county of Yunnan, where enterprises take workers on; the point is its centre. */
export interface City extends Point {
  /** GB/T 2260. */
  readonly code: string
  readonly name: string
  readonly pinyin: string
  /** Full name, 广东省. */
  readonly province: string
  readonly provinceEn: string
}

/** The cities outside Yunnan, and those of Yunnan by the name of the whole city. */
export const cities: readonly City[] = table

const known = new Set(cities.map(({ code }) => code))

/**
 * Everything that a job order may name as its place: the cities, and each county of Yunnan, for whoever wants to work close to home. An
 * autonomous county is called as people call it, 玉龙县: messages have no room for the whole name.
 */
export const workplaces: readonly City[] = [
  ...cities,
  ...[...counties.values()]
    .filter(({ code }) => !known.has(code))
    .map(({ code, name, pinyin, lat, lon }) => ({
      code,
      name: name.endsWith('自治县') ? `${shortName(name)}县` : name,
      pinyin,
      province: '云南省',
      provinceEn: 'Yunnan',
      lat,
      lon,
    })),
]

const byCode = new Map(workplaces.map((place) => [place.code, place]))

/** A workplace by its code. */
export function cityByCode(code: string): City | undefined {
  return byCode.get(code)
}

/** The full name of the province that a workplace belongs to. */
export function provinceOfCity(code: string): string | undefined {
  return byCode.get(code)?.province
}
