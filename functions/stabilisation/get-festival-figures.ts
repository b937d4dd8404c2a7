import { workplaces } from '../../domain/kernel/places/cities.ts'
import { festivalFigures } from '../../domain/stabilisation/festival-service.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** Cities that are read side by side. */
const atOnce = 16

/** Of each city that the reader looks after, where anything was offered; counts of people, without anybody's id. */
async function getFestivalFigures(
  { query: { season }, staff }: Call<Routes['get-festival-figures']>,
  { festivalServices }: Pick<Deps, 'festivalServices'>,
) {
  const seen = workplaces.filter(({ code }) => inScope(staff, { cities: [code] }))
  const figures: ReturnType<typeof festivalFigures>[] = []
  for (let first = 0; first < seen.length; first += atOnce) {
    const some = seen.slice(first, first + atOnce).map(async ({ code }) => {
      return festivalFigures(code, await festivalServices.ofCity(season, code))
    })
    figures.push(...(await Promise.all(some)))
  }
  return { season, cities: figures.filter(({ stayed }) => stayed > 0) }
}

export const handler = http(routes['get-festival-figures'], getFestivalFigures)
