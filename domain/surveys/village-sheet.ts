import writeWorkbook from 'write-excel-file/node'
import { pageSetup } from '../kernel/forms/page-setup.ts'
import type { CalendarDate } from '../kernel/instant.ts'
import { inYuan } from '../kernel/money.ts'
import { personHead } from './known-person.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'
import type { Worker } from './worker.ts'

/** Somebody on the sheet: the name whole, the numbers masked. */
export interface ListedPerson
  extends Pick<Worker, 'workerId' | 'willing' | 'destinations' | 'skills' | 'minimumMonthlyWage'> {
  readonly name: string
  readonly nationalId: string
  readonly phone: string
  readonly county: string
  readonly township: string | null
  readonly village: string | null
  readonly lastAskedOn: CalendarDate
}

const wishes = { willing: '愿意', 'not-willing': '不愿意', undecided: '未定' } as const

/** What of them stands in the sheet already. Answers, consent and the day are asked for anew. */
const prefilled: Partial<Record<SurveyFactName, (one: ListedPerson) => string>> = {
  name: ({ name }) => name,
  nationalId: ({ nationalId }) => nationalId,
  phone: ({ phone }) => phone,
  countyCode: ({ county }) => county,
  township: ({ township }) => township ?? '',
  village: ({ village }) => village ?? '',
  skills: ({ skills }) => skills.join(';'),
  minimumMonthlyWage: ({ minimumMonthlyWage }) => (minimumMonthlyWage ? String(inYuan(minimumMonthlyWage)) : ''),
  destinations: ({ destinations }) => (destinations === 'any' ? '' : destinations.join(';')),
}

/**
 * The survey sheet with known people, one sheet a village: their number, by which the import knows them, when they were asked last and
 * what they said, and the columns of the survey. Who was not asked is left as they stand: such a row says nothing.
 */
export async function villageSheet(people: readonly ListedPerson[]): Promise<Uint8Array> {
  const text = (value: string, fontWeight?: 'bold') => ({ value, type: String, ...(fontWeight && { fontWeight }) })
  const names = [personHead, '上次询问', '上次意愿', ...surveyFactNames.map((name) => surveyFacts[name].heads[0])]
  const heads = names.map((head) => text(head, 'bold'))
  const rowOf = (one: ListedPerson) =>
    [
      one.workerId,
      one.lastAskedOn,
      wishes[one.willing],
      ...surveyFactNames.map((name) => prefilled[name]?.(one) ?? ''),
    ].map((value) => text(value))
  const villages = [...Map.groupBy(people, ({ village }) => village ?? '未写村')]
  const used = new Set<string>()
  const sheets = (villages.length > 0 ? villages : [['摸底调查', []] as [string, ListedPerson[]]]).map(
    ([village, some]) => ({
      sheet: sheetName(village, used),
      data: [heads, ...some.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(rowOf)],
      columns: names.map(() => ({ width: 14 })),
      stickyRowsCount: 1,
    }),
  )
  const pages = sheets.map(({ sheet }) => ({
    sheet,
    orientation: 'landscape' as const,
    headRow: 1,
    title: sheet,
    foot: '问到的填意愿、同意、日期；没有问到的不用填',
  }))
  return writeWorkbook(sheets, { features: [pageSetup(pages)] }).toBuffer()
}

/** As a workbook may name a sheet, and each once. */
function sheetName(village: string, used: Set<string>): string {
  const base = village.replace(/[[\]:*?/\\]/g, ' ').slice(0, 26)
  let name = base
  for (let more = 2; used.has(name); more += 1) name = `${base} ${more}`
  used.add(name)
  return name
}
