import { linkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listLinks(
  { params, query }: Call<Routes['list-links']>,
  { enterprises, enterpriseLinks, clock }: Pick<Deps, 'enterprises' | 'enterpriseLinks' | 'clock'>,
) {
  if (!(await enterprises.get(params.enterpriseId))) return noSuch('enterprise')
  const { items, next } = await enterpriseLinks.ofEnterprise(params.enterpriseId, query.cursor ?? null, query.limit)
  const now = clock.now()
  return { items: items.map((link) => ({ ...link, standing: linkStanding(link, now) })), next }
}

export const handler = http(routes['list-links'], listLinks)
