import table from './divisions.json' with { type: 'json' }
import { provinceNames } from './provinces.ts'
import { shortName } from './short-name.ts'

/** A place of the mainland that somebody may name: a province, a city or prefecture, or a part of one. */
export interface Division {
  /** The finest place that a wish is kept as: a county or a county-level city is one, a district or town is its city. */
  readonly name: string
  readonly level: 'province' | 'city' | 'part'
  /** Full names of what it lies in; its own where it is that. */
  readonly province: string
  readonly city: string | null
}

const byWord = new Map<string, Division[]>()
const codeByName = new Map<string, string>()
const cityOfPart = new Map<string, string>()

function know(division: Division, ...words: readonly string[]): void {
  for (const word of new Set(words)) byWord.set(word, [...(byWord.get(word) ?? []), division])
}

for (const province of provinceNames) {
  const short = province.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')
  know({ name: province, level: 'province', province, city: null }, province, short)
}
for (const { code, name, province, parts } of table) {
  const isMunicipality = name === province
  if (!isMunicipality) {
    codeByName.set(name, code)
    const words = [name, shortName(name), name.endsWith('自治州') ? `${shortName(name)}州` : name]
    know({ name, level: 'city', province, city: name }, ...words)
  }
  for (const part of parts.split(' ').filter((one) => one !== '')) {
    const isOfItsOwn = !isMunicipality && /[县市旗]$/.test(part)
    if (isOfItsOwn) cityOfPart.set(part, name)
    const words = [part, shortName(part), part.endsWith('自治县') ? `${shortName(part)}县` : part]
    know({ name: isOfItsOwn ? part : name, level: 'part', province, city: name }, ...words)
  }
}
know({ name: '西双版纳傣族自治州', level: 'city', province: '云南省', city: '西双版纳傣族自治州' }, '版纳', '版纳州')

export const longestDivisionWord = Math.max(...[...byWord.keys()].map((word) => word.length))

/**
 * The place that a word names: one inside of those that were named before it (朝阳 after 北京), nearest first; else the
 * province or the city of that name; else the only part that has it. Undefined where several do.
 */
export function divisionNamed(word: string, after: Division | null): Division | undefined {
  const named = byWord.get(word) ?? []
  const wider: readonly ((one: Division) => boolean)[] = [
    (one) => after !== null && after.level !== 'part' && liesIn(one, after),
    (one) => after !== null && one.city !== null && one.city === after.city && one.level === 'part',
    (one) => one.level === 'province',
    (one) => one.level === 'city',
    (one) => after !== null && one.province === after.province,
    () => true,
  ]
  for (const holds of wider) {
    const found = named.filter(holds)
    if (found.length === 1) return found[0]
    const cities = found.filter((one) => one.level === 'city')
    if (found.length > 1) return cities.length === 1 ? cities[0] : undefined
  }
  return undefined
}

/** Whether a place is a smaller one inside of another. */
export function liesIn(one: Division, other: Division): boolean {
  if (other.level === 'province') return one.level !== 'province' && one.province === other.province
  return other.level === 'city' && one.level === 'part' && one.city === other.city
}

/** GB/T 2260 of a prefecture, its city or a city directly below a province, by its full name. */
export function codeOfCityNamed(name: string): string | undefined {
  return codeByName.get(name)
}

/** The full name of the city or prefecture in which a county or a county-level city lies. */
export function cityAround(part: string): string | undefined {
  return cityOfPart.get(part)
}
