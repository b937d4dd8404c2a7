import { inYuan, Money } from '../kernel/money.ts'
import { Personal } from '../kernel/personal.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { SurveyFactName, SurveyFacts } from './survey-facts.ts'
import type { Willingness } from './willingness.ts'

const willingness: Record<Willingness, string> = { willing: '愿意', 'not-willing': '不愿意', undecided: '未定' }

const nothing: Partial<Record<SurveyFactName, string>> = { minimumMonthlyWage: '面议', earliestDeparture: '随时' }

/** What a cell was read as, in the words of a sheet; a personal detail is masked unless it may be shown whole. */
export function tellFact<Name extends SurveyFactName>(name: Name, fact: SurveyFacts[Name], isWhole: boolean): string {
  const value: SurveyFacts[SurveyFactName] = fact
  if (value === null) return nothing[name] ?? '无'
  if (value instanceof Personal) return isWhole ? value.reveal() : value.masked
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.join('；')
  if (typeof value === 'object') return `${inYuan(Money.parse(value))}元/月`
  if (name === 'countyCode') return `${countyByCode(value)?.name ?? ''} ${value}`.trim()
  if (name === 'willing') return willingness[value as Willingness]
  return value === 'any' ? '不限' : value
}
