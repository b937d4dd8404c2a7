import { type Money, yuan } from '../kernel/money.ts'

/** Above this a month's wage is a slip of the pen; below the other it is in another unit, or for a day. */
const mostYuan = 100_000
const leastYuan = 300

const noLeastWage = /^(?:不限|无要求|没要求|都可以|均可|随行就市|(?:工资|薪资|月薪)?(?:面议|面谈|待议|协商|另议))$/
const yuanIn: Record<string, number> = { 万: 10_000, w: 10_000, 千: 1000, k: 1000 }
const written = new RegExp(
  [
    /^(?<year>年薪|年收入)?(?:月薪|工资|期望)?(?:不低于|不少于|至少|最低|大于|≥|>=|>|约|大约)?[¥￥]?/,
    /(?<low>\d+(?:\.\d+)?)(?<lowUnit>万|千|w|k)?元?/,
    /(?:(?:-|~|至|到)[¥￥]?(?<high>\d+(?:\.\d+)?)(?<highUnit>万|千|w|k)?元?)?/,
    /(?:以上|起|及以上|左右|\+)?(?:元|rmb)?(?:\/?(?<per>每?人?\/?每?个?(?:月|年)))?(?:以上|起|左右)?$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'i',
)

/**
 * Reads the least wage of a month: 4500, `4,500元`, `￥4500/月`, `0.5万`, `4K`, of a range its lower end, of a year's wage the
 * twelfth. `不限` and `面议` (to be agreed) name none: null. Undefined where it cannot be told, as for `200元/天` or `4.5`.
 */
export function readWage(text: string): Money | null | undefined {
  const close = text
    .toLowerCase()
    .replace(/(\d)[,'，\s](?=\d{3}(?!\d))/g, '$1')
    .replace(/[\s。]/g, '')
    .replace(/[\u2010-\u2015\u2212～]+|--+/g, '-')
  if (noLeastWage.test(close)) return null
  const found = written.exec(close)?.groups
  if (!found) return undefined
  const { year, low, lowUnit, high, highUnit, per = '' } = found
  // In 4-5千 both ends are thousands; in 4000-5千 the first is yuan.
  const unit = lowUnit ?? (high !== undefined && Number(low) < Number(high) ? highUnit : undefined)
  const months = year !== undefined || per.endsWith('年') ? 12 : 1
  const amount = (Number(low) * (yuanIn[unit ?? ''] ?? 1)) / months
  if (high !== undefined && Number(high) * (yuanIn[highUnit ?? unit ?? ''] ?? 1) < amount * months) return undefined
  if (amount > mostYuan || (amount !== 0 && amount < leastYuan)) return undefined
  return yuan(Math.round(amount * 100) / 100)
}
