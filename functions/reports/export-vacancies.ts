import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { vacancyLine } from '../../domain/reports/vacancy-line.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { listReply } from './list-reply.ts'

/** Lines of a page, up to some 2 KB each: a Lambda function answers 6 MB at the most. */
const pageSize = 1000

async function exportVacancies(
  { query }: Call<Routes['export-vacancies']>,
  { enterprises, jobOrders, clock }: Pick<Deps, 'enterprises' | 'jobOrders' | 'clock'>,
) {
  const { items, next } = await jobOrders.list(query.cursor ?? null, pageSize)
  const firms = await enterprises.getMany(items.map(({ enterpriseId }) => enterpriseId))
  const firmOf = new Map(firms.map((firm) => [firm.id, firm]))
  const lines = items.flatMap((order) => {
    const firm = firmOf.get(order.enterpriseId)
    return firm ? [vacancyLine(order, firm)] : []
  })
  return listReply('vacancies', lines, query, { of: dateInShanghai(clock.now()), next })
}

export const handler = http(routes['export-vacancies'], exportVacancies)
