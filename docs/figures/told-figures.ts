import type * as z from 'zod'
import { endsIn, figuresAt } from '../../domain/reports/figure-at.ts'
import type { FigureId } from '../../domain/reports/figures.ts'
import { type RouteName, routes } from '../../functions/catalog.ts'
import { numberPlaces } from './number-places.ts'

/** The routes that tell figures, each under the name by which figures say where they stand in it. */
const reports = {
  daily: 'reports/get-daily-report',
  retention: 'stabilisation/get-retention-report',
  fairness: 'matching/get-fairness-report',
  campaign: 'batches/get-campaign-figures',
  'times-to-fill': 'matching/list-times-to-fill',
  'survey-sums': 'surveys/sum-surveys',
  returns: 'returns/get-return-figures',
  'station-load': 'stabilisation/get-station-load',
} as const satisfies Readonly<Record<string, RouteName>>
export type ReportName = keyof typeof reports

/** Numbers that count nothing: a day's number, a target that was set, a rule of the report, the year of a season. */
const noFigures = ['missed/*/day', 'targets/*', 'fewestPeople', 'returns/season']

interface FigureInReport {
  readonly report: ReportName
  readonly path: string
  /** `daily/byCounty/(each)/onTheDay/coaches` */
  readonly place: string
  readonly figures: readonly FigureId[]
}

/** Every number of every report, with the figures that claim to be it: one, where the table is whole. */
export function toldFigures(): FigureInReport[] {
  return (Object.entries(reports) as [ReportName, RouteName][]).flatMap(([report, name]) => {
    const { answers, path } = routes[name] as { answers?: z.ZodType; path: string }
    const places = answers ? numberPlaces(answers) : []
    return [...new Set(places)]
      .map((place) => `${report}/${place}`)
      .filter((place) => !noFigures.some((one) => endsIn(place, one)))
      .map((place) => ({ report, path, place, figures: figuresAt(place) }))
  })
}
