import { endsIn } from '../../domain/reports/figure-at.ts'

/** What names an item of a list in an answer. */
const names = ['code', 'batchId', 'countyCode', 'cityCode', 'jobOrderId', 'enterpriseId', 'subject', 'counties']
const noFigures = ['missed/*/day', 'targets/*', 'fewestPeople', 'returns/season']

/** Every number of an answer under its place in it: `daily/byCounty/530602/onTheDay/coaches`. */
export function numberLeaves(value: unknown, at: string): Record<string, number> {
  if (typeof value === 'number') return noFigures.some((one) => endsIn(at, one)) ? {} : { [at]: value }
  if (value === null || typeof value !== 'object') return {}
  const steps = Array.isArray(value) ? value.map((one) => [nameOf(one), one] as const) : Object.entries(value)
  return Object.assign({}, ...steps.map(([step, one]) => numberLeaves(one, `${at}/${step}`)))
}

function nameOf(item: unknown): string {
  const fields = Object.entries(item ?? {})
  const [, name] = fields.find(([field]) => names.includes(field)) ?? []
  return String(name)
}
