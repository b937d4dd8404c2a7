import { headcountStanding } from '../../domain/enterprises/headcount.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Who was asked for how many places and told of it when, what became of it and why, and whose server takes no question. */
async function listHeadcounts(
  { params, query, staff }: Call<Routes['list-headcounts']>,
  { batches, headcounts, enterprises }: Pick<Deps, 'batches' | 'headcounts' | 'enterprises'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const page = await headcounts.pageOfBatch(params.batchId, query.cursor ?? null, query.limit)
  const asked = await enterprises.getMany(page.items.map(({ enterpriseId }) => enterpriseId))
  const byId = new Map(asked.map((enterprise) => [enterprise.id, enterprise]))
  const items = page.items.map(({ request, enterpriseId, toldAt }) => {
    const { name = '', reachability } = byId.get(enterpriseId) ?? {}
    return {
      ...headcountStanding(request),
      request,
      enterpriseId,
      enterpriseName: name,
      ...(reachability && { reachability }),
      ...(toldAt && { toldAt }),
    }
  })
  return { items, next: page.next }
}

export const handler = http(routes['list-headcounts'], listHeadcounts)
