import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { enterpriseLine } from '../../domain/reports/enterprise-line.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { listReply } from './list-reply.ts'

/** Lines of a page, some 200 bytes each. */
const pageSize = 1000

async function exportEnterprises(
  { query }: Call<Routes['export-enterprises']>,
  { enterprises, clock }: Pick<Deps, 'enterprises' | 'clock'>,
) {
  const { items, next } = await enterprises.list(query.cursor ?? null, pageSize)
  const of = dateInShanghai(clock.now())
  return listReply('enterprises', items.map(enterpriseLine), query, { of, next })
}

export const handler = http(routes['export-enterprises'], exportEnterprises)
