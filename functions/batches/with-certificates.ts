import type { Candidate } from '../../domain/batches/candidate.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Deps } from '../wiring/deps.ts'

/** Where a job order of the batch asks for a labour brand: the candidates with their certificates of it. Else the candidates as they are. */
export async function withCertificates(
  candidates: readonly Candidate[],
  { jobOrders: ids }: Pick<TransferBatch, 'jobOrders'>,
  { jobOrders, skillCertificates }: Pick<Deps, 'jobOrders' | 'skillCertificates'>,
): Promise<readonly Candidate[]> {
  const orders = await jobOrders.getMany(ids)
  const brands = [...new Set(orders.flatMap(({ requiredBrand }) => requiredBrand?.brandId ?? []))]
  if (brands.length === 0) return candidates
  const counties = [...new Set(candidates.map(({ countyCode }) => countyCode))]
  const found = []
  for (const county of counties)
    found.push(...(await Promise.all(brands.map((brandId) => skillCertificates.ofCounty(county, brandId)))).flat())
  const ofWorker = Map.groupBy(found, ({ workerId }) => workerId)
  return candidates.map((candidate) => {
    const own = ofWorker.get(candidate.workerId)
    if (!own) return candidate
    return { ...candidate, certificates: own.map(({ brandId, grade, until }) => ({ brandId, grade, until })) }
  })
}
