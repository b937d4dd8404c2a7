import table from './cities.json' with { type: 'json' }
import type { Point } from './great-circle-km.ts'

/** A city where enterprises take workers on; the point is its centre. */
export interface City extends Point {
  /** GB/T 2260. */
  readonly code: string
  readonly name: string
  readonly pinyin: string
  /** Full name, 广东省. */
  readonly province: string
  readonly provinceEn: string
}

export const cities: readonly City[] = table

const byCode = new Map(cities.map((city) => [city.code, city]))

export function cityByCode(code: string): City | undefined {
  return byCode.get(code)
}

/** The full name of the province that a city belongs to. */
export function provinceOfCity(code: string): string | undefined {
  return byCode.get(code)?.province
}
