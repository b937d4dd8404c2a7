import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'

/** When interviews were held, and by whom; who works at a station reads those of the enterprises that they look after. */
async function listInterviews(
  { params: { enterpriseId }, query, staff }: Call<Routes['list-interviews']>,
  { enterprises, interviews }: Pick<Deps, 'enterprises' | 'interviews'>,
) {
  const enterprise = await enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refused = staff.role === 'station' ? speaksFor(staff, enterprise) : undefined
  if (refused) return refused
  const { cursor = null, limit } = query
  const { items, next } = await interviews.ofEnterprise(enterpriseId, cursor, limit)
  return { items: items.map(({ interview }) => interview), next }
}

export const handler = http(routes['list-interviews'], listInterviews)
