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

/** The cities that most enterprises are in; what else may be named is in `workplaces`. */
export const cities: readonly City[] = table

/**
 * Everything that a job order may name as its place: the cities, and in Yunnan each city of a prefecture's rank, at its first district
 * (保山市 at 隆阳区), and each county, for whoever wants to work close to home. An autonomous county is called as people call it, 玉龙县:
 * messages have no room for the whole name.
 */
export const workplaces: readonly City[] = firstOfEach([
  ...cities,
  ...[...counties.values()]
    .filter(({ code, prefecture }) => prefecture.endsWith('市') && code.endsWith('02'))
    .map(({ code, prefecture, prefecturePinyin, ...seat }) =>
      inYunnan({ ...seat, code: `${code.slice(0, 4)}00`, name: prefecture, pinyin: prefecturePinyin }),
    ),
  ...[...counties.values()].map(inYunnan),
])

function firstOfEach(places: readonly City[]): City[] {
  return [...Map.groupBy(places, ({ code }) => code).values()].flatMap(([first]) => first ?? [])
}

function inYunnan({ code, name, pinyin, lat, lon }: Omit<City, 'province' | 'provinceEn'>): City {
  const short = name.endsWith('自治县') ? `${shortName(name)}县` : name
  return { code, name: short, pinyin, province: '云南省', provinceEn: 'Yunnan', lat, lon }
}

const byCode = new Map(workplaces.map((place) => [place.code, place]))

/** A workplace by its code. */
export function cityByCode(code: string): City | undefined {
  return byCode.get(code)
}

/** The full name of the province that a workplace belongs to. */
export function provinceOfCity(code: string): string | undefined {
  return byCode.get(code)?.province
}
