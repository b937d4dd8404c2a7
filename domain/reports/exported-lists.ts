import type * as z from 'zod'
import type { Words } from '../kernel/words.ts'
import { EnterpriseLine } from './enterprise-line.ts'
import { DailyFigureLine, MonthlyFigureLine } from './figure-line.ts'
import { NamedPlacementLine, PlacementLine } from './placement-line.ts'
import { VacancyLine } from './vacancy-line.ts'

interface ExportedList {
  /** Counts up when a column goes or means something else; a new column at the end is no new version. */
  readonly version: number
  readonly words: Words
  readonly line: z.ZodObject
  readonly path: `/v1/exports/${string}`
  /** Lists of others are taken in the same columns. */
  readonly isTakenIn: boolean
}

/** What other systems are given, and what of it is taken from them. `docs/exports.md` is made of it. */
export const exportedLists = {
  'daily-figures': {
    version: 1,
    words: { zh: '日报指标', en: 'figures of a day' },
    line: DailyFigureLine,
    path: '/v1/exports/daily-figures',
    isTakenIn: false,
  },
  'monthly-figures': {
    version: 1,
    words: { zh: '月报指标', en: 'figures of a month' },
    line: MonthlyFigureLine,
    path: '/v1/exports/monthly-figures',
    isTakenIn: false,
  },
  enterprises: {
    version: 1,
    words: { zh: '用工企业名录', en: 'enterprises' },
    line: EnterpriseLine,
    path: '/v1/exports/enterprises',
    isTakenIn: true,
  },
  vacancies: {
    version: 1,
    words: { zh: '岗位清单', en: 'vacancies' },
    line: VacancyLine,
    path: '/v1/exports/vacancies',
    isTakenIn: true,
  },
  placements: {
    version: 1,
    words: { zh: '输送就业名册', en: 'people placed, by pseudonym' },
    line: PlacementLine,
    path: '/v1/exports/placements',
    isTakenIn: false,
  },
  'named-placements': {
    version: 1,
    words: { zh: '输送就业名册（实名）', en: 'people placed, by name: `details=full` and a reason' },
    line: NamedPlacementLine,
    path: '/v1/exports/placements',
    isTakenIn: false,
  },
} as const satisfies Readonly<Record<string, ExportedList>>
export type ExportedListName = keyof typeof exportedLists

/** `vacancies/1` */
export function schemaName(list: ExportedListName): string {
  return `${list}/${exportedLists[list].version}`
}
