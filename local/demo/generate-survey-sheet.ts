import { stringify } from 'csv-stringify/sync'
import { type CalendarDate, dayNumber, plusDays } from '../../domain/kernel/instant.ts'
import { type County, countyByCode } from '../../domain/kernel/places/counties.ts'
import { RejectionReason } from '../../domain/surveys/rejection.ts'
import { surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'
import { GeneratedChance } from './generate-chance.ts'
import { carelesslyWritten, spoiled } from './generate-dirt.ts'
import { type GeneratedRow, generateHome, generatePerson } from './generate-survey-person.ts'

/** Of Zhaotong, Qujing and Wenshan, from where most people leave for the coast. */
export const usualCounties = ['530602', '530621', '530627', '530628', '530326', '530381', '532626', '532627']

const dirtShare = 0.06
const carelessShare = 0.08
/** Of those in no companion group, which makes 9% of all. */
const unwillingShare = 0.12
const companionShare = 0.08

export type Dirt = Record<RejectionReason | 'duplicate', number>

export interface GeneratedSheet {
  /** UTF-8 with BOM, Chinese heads, lines that end in CRLF: as Excel saves it. */
  readonly csv: string
  /** The same cells, heads first. */
  readonly table: readonly (readonly string[])[]
  /** How many rows were made to fail, by the result that they must have. */
  readonly dirt: Dirt
}

/**
 * A county's survey sheet as it really comes: `workers` rows, about 6% of them dirty in every way there is, 9% of the
 * rest not willing, undecided or without consent, some in companion groups of two to five. Same seed, same sheet.
 */
export function generateSurveySheet(options: {
  readonly workers: number
  readonly seed: number
  /** Codes of GB/T 2260; a code of no county throws a RangeError. */
  readonly counties?: readonly string[]
  readonly today: CalendarDate
}): GeneratedSheet {
  const chance = new GeneratedChance(options.seed)
  const counties = (options.counties ?? usualCounties).map(knownCounty)
  const rows = generateClean(chance, counties, options)
  const dirt = soil(rows, chance, options.today)
  const table = [
    ['序号', ...surveyFactNames.map((column) => surveyFacts[column].heads[0]), '性别', '民族'],
    ...rows.map((row, index) => [
      String(index + 1),
      ...surveyFactNames.map((column) => row[column]),
      chance.pick(['男', '女']),
      chance.pick(['汉族', '汉族', '彝族', '苗族', '白族', '壮族']),
    ]),
  ]
  return { csv: stringify(table, { bom: true, record_delimiter: 'windows' }), table, dirt }
}

function knownCounty(code: string): County {
  const county = countyByCode(code)
  if (!county) throw new RangeError(`${code} is the code of no county`)
  return county
}

function generateClean(
  chance: GeneratedChance,
  counties: readonly County[],
  { workers, today }: { workers: number; today: CalendarDate },
): GeneratedRow[] {
  const rows: GeneratedRow[] = []
  const ids = new Set<string>()
  const firstNumber = chance.between(0, 49_999_999)
  for (let group = 1; rows.length < workers; group += 1) {
    const home = generateHome(chance, counties, today)
    const together = chance.holds(companionShare) ? Math.min(chance.between(2, 5), workers - rows.length) : 1
    const companionGroup = together > 1 ? `${home.village.slice(0, 2)}${group}组` : ''
    for (let member = 0; member < together; ) {
      const row = generatePerson(chance, home, { number: firstNumber + rows.length, companionGroup })
      if (ids.has(row.nationalId)) continue
      ids.add(row.nationalId)
      rows.push(together === 1 && chance.holds(unwillingShare) ? { ...row, ...refusal(chance) } : row)
      member += 1
    }
  }
  return rows
}

function refusal(chance: GeneratedChance): Partial<GeneratedRow> {
  return chance.weighted<Partial<GeneratedRow>>([
    [{ willing: '不愿意' }, 50],
    [{ willing: '未定' }, 30],
    [{ consent: '否' }, 20],
  ])
}

/** Spoils some rows in place, each kind in turn, and writes some others carelessly. */
function soil(rows: GeneratedRow[], chance: GeneratedChance, today: CalendarDate): Dirt {
  const kinds = [...RejectionReason.options, 'duplicate'] as const
  const dirt = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Dirt
  const order = chance.shuffled([...rows.keys()])
  const dirty = order.splice(0, Math.round(rows.length * dirtShare))
  dirty.forEach((index, turn) => {
    const kind = kinds[turn % kinds.length] ?? 'duplicate'
    const row = rows[index] as GeneratedRow
    if (kind === 'duplicate') {
      const original = rows[order.pop() ?? index] as GeneratedRow
      rows[index] = askedAgain(original, chance, today)
    } else {
      rows[index] = spoiled(row, kind, Math.floor(turn / kinds.length), chance)
    }
    dirt[kind] += 1
  })
  for (const index of order.slice(0, Math.round(rows.length * carelessShare))) {
    rows[index] = carelesslyWritten(rows[index] as GeneratedRow, chance)
  }
  return dirt
}

/** The same person surveyed twice: on another day, and with another wage in mind. */
function askedAgain(row: GeneratedRow, chance: GeneratedChance, today: CalendarDate): GeneratedRow {
  const daysSince = dayNumber(today) - dayNumber(row.surveyDate as CalendarDate)
  return {
    ...row,
    minimumMonthlyWage: String(100 * chance.between(32, 55)),
    surveyDate: plusDays(row.surveyDate as CalendarDate, chance.between(0, Math.max(0, daysSince))),
  }
}
