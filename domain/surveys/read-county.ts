import { type County, counties, countyByCode } from '../kernel/places/counties.ts'
import { shortName } from '../kernel/places/short-name.ts'

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
  const prefectures = ['', ...formsOf(county.prefecture)]
  const names = formsOf(county.name)
  return prefectures.some((prefecture) => names.some((one) => name === `${prefecture}${one}`))
}

/** 镇沅彝族哈尼族拉祜族自治县 is 镇沅 and 镇沅县 as well, 红河哈尼族彝族自治州 is 红河 and 红河州. */
function formsOf(name: string): string[] {
  const short = shortName(name)
  return /自治[县州]$/.test(name) ? [name, short, `${short}${name.slice(-1)}`] : [name, short]
}
