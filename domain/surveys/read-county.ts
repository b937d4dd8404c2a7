import { type County, counties, countyByCode } from '../kernel/places/counties.ts'

/** Which counties a sheet may hold: all that begin with one of the prefixes, or all of them. */
export interface CountyScope {
  readonly divisions?: readonly string[] | undefined
}

/**
 * Reads a county by its six digits of GB/T 2260, by the twelve of a village's statistical code, which begin with them, or by a
 * name that is unique within the scope of the upload: 镇雄县, 镇雄, 昭通市镇雄县, 530627 镇雄县.
 */
export function readCounty(text: string, { divisions }: CountyScope): string | undefined {
  const close = text.replace(/\.0+$/, '').replace(/[\s\-()_:、,/]/g, '')
  const code = /\d{6}/.exec(close)?.[0]
  const name = close.replace(/\d{6}(?:\d{6})?/, '')
  const byCode = code === undefined ? undefined : countyByCode(code)
  if (code !== undefined && (!byCode || (name !== '' && !isNamed(byCode, name)))) return undefined
  if (byCode) return byCode.code
  const named = [...counties.values()].filter((county) => isNamed(county, name))
  const within = named.filter((one) => divisions?.some((prefix) => one.code.startsWith(prefix)) ?? true)
  const found = within.length > 0 ? within : named
  return found.length === 1 ? found[0]?.code : undefined
}

function isNamed(county: County, written: string): boolean {
  const name = written.replace(/^云南省?/, '')
  const names = [county.name, shortOf(county.name)]
  const prefectures = ['', county.prefecture, shortOf(county.prefecture)]
  return prefectures.some((prefecture) => names.some((one) => name === `${prefecture}${one}`))
}

function shortOf(name: string): string {
  const short = name.replace(/(?:\p{Script=Han}{1,9}族)*(?:自治县|自治州|县|市|区)$/u, '')
  return short.length >= 2 ? short : name
}
