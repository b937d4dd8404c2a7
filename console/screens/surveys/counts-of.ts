import type { ItemOf } from '../../service/call.ts'

type Survey = ItemOf<'GET /v1/surveys'>

/** Counts of a sheet as its list shows them; null until it is imported. */
export function countsOf(survey: Survey) {
  if (survey.state !== 'imported') return null
  const { rows, accepted, rejected, duplicates, candidates } = survey.outcome
  return { rows, accepted, rejected, duplicates, candidates, toClarify: survey.findings?.toClarify?.length ?? 0 }
}
