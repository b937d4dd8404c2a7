import { ReportJobOrder } from '../enterprises/report-job-order.ts'
import type { AgreementId } from '../kernel/ids.ts'
import { issueWords } from '../kernel/issue-words.ts'
import { inYuan, yuan } from '../kernel/money.ts'
import type { Sentence } from '../kernel/words.ts'
import { reportsSentences } from './reports-sentences.ts'
import type { VacancyLine } from './vacancy-line.ts'

export interface ColumnProblem {
  readonly column: string | null
  readonly words: Sentence
}

/** Where in a line a field of a job order stands, by its path or the beginning of it. */
const columnOfField: readonly (readonly [path: string, column: keyof VacancyLine])[] = [
  ['monthlyWage', 'monthlyYuan'],
  ['baseWage', 'baseYuan'],
  ['overtimePay/workdayPercent', 'workdayPercent'],
  ['overtimePay/restDayPercent', 'restDayPercent'],
  ['overtimePay/holidayPercent', 'holidayPercent'],
  ['overtimePay', 'overtimeBasis'],
  ['hoursApproval/authority', 'hoursAuthority'],
  ['hoursApproval/number', 'hoursNumber'],
  ['hoursApproval/validUntil', 'hoursUntil'],
  ['hoursApproval', 'hoursSystem'],
  ['board/monthlyCost', 'boardYuan'],
  ['board', 'board'],
  ['lodging/monthlyCost', 'lodgingYuan'],
  ['lodging', 'lodging'],
]

/** The column of a field that a refusal points at, `#/monthlyWage`; null: it is about the whole line. */
export function columnOfPointer(pointer: string): string | null {
  const path = pointer.replace(/^#?\//, '')
  const found = columnOfField.find(([field]) => path === field || path.startsWith(`${field}/`))
  return found?.[1] ?? (path === '' ? null : (path.split('/')[0] ?? null))
}

function isInFen(amount: number | null): boolean {
  return amount === null || inYuan(yuan(amount)) === amount
}

/** What the line reports under an agreement, or what is wrong with it. */
export function vacancyOfLine(line: VacancyLine, agreementId: AgreementId): ReportJobOrder | readonly ColumnProblem[] {
  const odd = (['monthlyYuan', 'baseYuan', 'boardYuan', 'lodgingYuan'] as const).filter((name) => !isInFen(line[name]))
  if (odd.length > 0) return odd.map((column) => ({ column, words: reportsSentences('yuan-and-fen') }))
  const { overtimeBasis, workdayPercent, restDayPercent, holidayPercent } = line
  const { hoursSystem, hoursAuthority, hoursNumber, hoursUntil, baseYuan, hoursPerDay, payDay } = line
  const hasOvertime = [overtimeBasis, workdayPercent, restDayPercent, holidayPercent].some((one) => one !== null)
  const hasApproval = [hoursSystem, hoursAuthority, hoursNumber, hoursUntil].some((one) => one !== null)
  const provision = (given: string, cost: number | null) => ({
    given,
    ...(cost !== null && { monthlyCost: yuan(cost) }),
  })
  const parsed = ReportJobOrder.safeParse(
    {
      agreementId,
      post: line.post,
      headcount: line.headcount,
      monthlyWage: yuan(line.monthlyYuan),
      ...(baseYuan !== null && { baseWage: yuan(baseYuan) }),
      cityCode: line.cityCode,
      site: line.site,
      shift: line.shift,
      hoursPerWeek: line.hoursPerWeek,
      ...(hoursPerDay !== null && { hoursPerDay }),
      ...(hasOvertime && { overtimePay: { basis: overtimeBasis, workdayPercent, restDayPercent, holidayPercent } }),
      ...(hasApproval && {
        hoursApproval: { system: hoursSystem, authority: hoursAuthority, number: hoursNumber, validUntil: hoursUntil },
      }),
      ...(payDay !== null && { payDay }),
      board: provision(line.board, line.boardYuan),
      lodging: provision(line.lodging, line.lodgingYuan),
      startDate: line.startDate,
      requiredSkill: line.requiredSkill,
      hazardous: line.hazardous,
      remarks: line.remarks ?? '',
    },
    { reportInput: true },
  )
  if (parsed.success) return parsed.data
  return parsed.error.issues.map((issue) => ({
    column: columnOfPointer(issue.path.map(String).join('/')),
    words: issueWords(issue),
  }))
}
