import { type Money, yuan } from '../kernel/money.ts'
import { plainWage, yuanIn } from './plain-wage.ts'

/** Above this a month's wage is a slip of the pen; below the other it is in another unit, or for a day. */
const mostYuan = 100_000
const leastYuan = 1000

const noLeastWage =
  /^(?:不限|无要求|没有?要求|都可以|都行|均可|可以|随便|随意|无所谓|随行就市|越[高多]越好|(?:工资|薪资|月薪)?(?:面议|面谈|待议|协商|另议|不限))$/
const written = new RegExp(
  [
    /^(?:(?<year>年薪|年收入|年工资|每年)|税后|到手|月薪|月工资|月收入|工资|薪资|薪酬|期望|要求|希望|月均|月|[:：])*/,
    /(?:不低于|不少于|不小于|至少|最低|最少|起码|大于|高于|超过|≥|>=|>|约|大约|大概|差不多|在)*/,
    /(?<low>\d+(?:\.\d+)?)(?<lowUnit>万|千|w|k)?元?/,
    /(?:[-/、](?<high>\d+(?:\.\d+)?)(?<highUnit>万|千|w|k)?元?)?/,
    /(?:以上|及以上|起|左右|上下|之间|多|\+)*元?(?:\/?(?<per>人?\/?(?:月|年)))?(?:以上|及以上|起|左右|上下|之间|即可|就行|就可以|都行|都可以|吧|\+)*$/,
  ]
    .map(({ source }) => source)
    .join(''),
)

/**
 * Reads the least wage of a month: 4500, `4,500元`, `￥4500/月`, `0.5万`, `4K`, 四千五, of a range its lower end, of a year's wage
 * the twelfth. `不限` and `面议` (to be agreed) name none: null. Undefined where it cannot be told: `200元/天` and `20元/小时` are no
 * wage of a month, nor is what is below 1,000 yuan.
 */
export function readWage(text: string): Money | null | undefined {
  const close = plainWage(text)
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
