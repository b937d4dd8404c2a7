import { leastOvertimePay, longestOrdinaryWeek } from '../../domain/enterprises/working-hours.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { type City, cities } from '../../domain/kernel/places/cities.ts'
import type { JobOrderDraft } from '../partners/enterprises.ts'
import { GeneratedChance } from './generate-chance.ts'
import { generateSocialCreditCode } from './generate-social-credit-code.ts'

/** An enterprise that is to be registered, with what it will report. */
export interface EnterpriseDraft {
  readonly name: string
  readonly socialCreditCode: string
  readonly jobOrders: readonly JobOrderDraft[]
}

/** Where people of Yunnan find work, by the share of vacancies. */
const provinces: readonly (readonly [string, number])[] = [
  ['广东省', 38],
  ['浙江省', 24],
  ['江苏省', 13],
  ['云南省', 13],
  ['福建省', 8],
  ['上海市', 4],
]

interface Trade {
  readonly name: string
  readonly post: string
  readonly skill: string | null
  readonly hazardous: boolean
}

const plain = { skill: null, hazardous: false }
const trades: readonly (readonly [Trade, number])[] = [
  [{ name: '电子科技', post: '电子装配工', skill: '电子装配', hazardous: false }, 4],
  [{ name: '电子科技', post: '普工', ...plain }, 26],
  [{ name: '服饰', post: '缝纫工', skill: '缝纫', hazardous: false }, 4],
  [{ name: '服饰', post: '包装工', ...plain }, 15],
  [{ name: '食品', post: '食品加工员', ...plain }, 16],
  [{ name: '家具', post: '木工学徒', ...plain }, 10],
  [{ name: '物流', post: '分拣员', ...plain }, 16],
  [{ name: '物流', post: '叉车司机', skill: '叉车', hazardous: true }, 2],
  [{ name: '五金制品', post: '焊工', skill: '焊工', hazardous: true }, 3],
  [{ name: '精密机械', post: '数控操作员', skill: '数控操作', hazardous: true }, 3],
]
const names = ['华顺', '恒达', '永兴', '嘉裕', '鑫源', '宏发', '利群', '泰安', '瑞丰', '联创', '新辉', '盛隆']

/** Workers to one enterprise, and to one city, about; a larger need brings larger enterprises too. */
const perEnterprise = 38
const perLargeEnterprise = 100
const perCity = 50
const mostCities = 14

/** Enterprises in real cities that need 80 to 105% of the candidates together. Same seed, same enterprises. */
export function generateJobOrders({
  candidates,
  seed,
  startFrom,
}: {
  candidates: number
  seed: number
  /** First working day of the earliest order; the others start within a few days of it. */
  startFrom: CalendarDate
}): EnterpriseDraft[] {
  const chance = new GeneratedChance(seed + 7_919)
  const places = Math.round(candidates * (0.8 + 0.25 * chance.next()))
  const count = Math.max(4, Math.round(Math.min(candidates / perEnterprise, 8 + candidates / perLargeEnterprise)))
  const towns = someCities(chance, Math.max(4, Math.min(mostCities, Math.round(candidates / perCity))))
  const shares = Array.from({ length: count }, () => 0.5 + chance.next())
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share, index) => {
    const city = towns[index % towns.length] ?? chance.pick(towns)
    const trade = chance.weighted(trades)
    const headcount = Math.max(2, Math.round((places * share) / whole))
    const orders = headcount > 30 ? 2 : 1
    return {
      name: `${city.name.replace(/市$/, '')}${chance.pick(names)}${index + 1}号${trade.name}有限公司`,
      socialCreditCode: generateSocialCreditCode(city.code, seed * 1000 + index),
      jobOrders: Array.from({ length: orders }, (_, turn) =>
        order(chance, { city, trade, headcount: Math.max(1, Math.floor((headcount + turn) / orders)), startFrom }),
      ),
    }
  })
}

function someCities(chance: GeneratedChance, count: number): City[] {
  const inProvince = (province: string) => chance.pick(cities.filter((city) => city.province === province))
  const chosen = new Set<City>()
  // People who wish for one province only should find something there.
  for (const [province] of provinces.slice(0, count)) chosen.add(inProvince(province))
  for (let tries = 0; chosen.size < count && tries < 1000; tries += 1) {
    chosen.add(inProvince(chance.weighted(provinces)))
  }
  return [...chosen]
}

function order(
  chance: GeneratedChance,
  given: { city: City; trade: Trade; headcount: number; startFrom: CalendarDate },
): JobOrderDraft {
  const { city, trade, headcount, startFrom } = given
  const made = {
    post: trade.post,
    headcount,
    monthlyWage: yuan(100 * chance.between(trade.skill === null ? 46 : 52, trade.skill === null ? 62 : 72)),
    cityCode: city.code,
    site: `${city.name}工业园${chance.between(1, 9)}路${chance.between(1, 200)}号`,
    shift: chance.pick(['day', 'two-shift', 'day', 'three-shift'] as const),
    hoursPerWeek: chance.pick([40, 44, 46, 48]),
    board: { given: chance.holds(0.6) ? ('free' as const) : ('no' as const) },
    lodging: chance.holds(0.7) ? { given: 'free' as const } : { given: 'paid' as const, monthlyCost: yuan(200) },
    startDate: plusDays(startFrom, chance.between(0, 3)),
    requiredSkill: trade.skill,
    hazardous: trade.hazardous,
    remarks: '',
  }
  return made.hoursPerWeek > longestOrdinaryWeek
    ? { ...made, overtimePay: { basis: 'hourly', ...leastOvertimePay } }
    : made
}
