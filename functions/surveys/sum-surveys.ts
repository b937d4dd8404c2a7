import { addToSums, type CountySums } from '../../domain/surveys/county-sums.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** Sheets that are read at once: they are counted page by page, and never all held. */
const pageSize = 500

/** What a year's sheets come to in each county that the reader looks after, those with most left to do first. */
async function sumSurveys({ query: { year }, staff }: Call<Routes['sum-surveys']>, { surveys }: Pick<Deps, 'surveys'>) {
  const [own] = staff.role === 'county' && staff.counties.length === 1 ? staff.counties : []
  const place = own?.length === 6 ? own : null
  const sums = new Map<string, CountySums>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof surveys.list>> = await surveys.list(place, { year, cursor, limit: pageSize })
    for (const survey of page.items) if (inScope(staff, { counties: [survey.countyCode] })) addToSums(sums, survey)
    cursor = page.next
  } while (cursor !== null)
  return { year, counties: [...sums.values()].toSorted((one, other) => leftToDo(other) - leftToDo(one)) }
}

function leftToDo({ rejected, toClarify }: CountySums): number {
  return rejected + toClarify
}

export const handler = http(routes['sum-surveys'], sumSurveys)
