import type { Candidate } from '../../domain/batches/candidate.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

type Held = NonNullable<Candidate['certificates']>
/** Of those who hold one: their certificates of the brands that are asked for. */
export type CertificatesHeld = ReadonlyMap<WorkerId, Held>

/** Who of the candidates' counties holds what is asked for, at this moment; null where no order asks for a brand. */
export async function certificatesFor(
  candidates: readonly Pick<Candidate, 'countyCode'>[],
  orders: readonly Pick<JobOrder, 'requiredBrand'>[],
  { skillCertificates }: Pick<Deps, 'skillCertificates'>,
): Promise<CertificatesHeld | null> {
  const brands = [...new Set(orders.flatMap(({ requiredBrand }) => requiredBrand?.brandId ?? []))]
  if (brands.length === 0) return null
  const counties = [...new Set(candidates.map(({ countyCode }) => countyCode))]
  const found = []
  for (const county of counties)
    found.push(...(await Promise.all(brands.map((brandId) => skillCertificates.ofCounty(county, brandId)))).flat())
  const facts = found.map(({ workerId, brandId, grade, until }) => [workerId, { brandId, grade, until }] as const)
  const ofWorker = Map.groupBy(facts, ([workerId]) => workerId)
  return new Map([...ofWorker].map(([workerId, own]) => [workerId, own.map(([, held]) => held)]))
}

/** The candidates with the certificates that stand; what a batch of a release before froze of them counts no more. */
export function withCertificates<Frozen extends Candidate>(
  candidates: readonly Frozen[],
  held: CertificatesHeld | null,
): readonly Frozen[] {
  if (!held) return candidates
  return candidates.map((candidate) => {
    const { certificates: _, ...facts } = candidate
    const own = held.get(candidate.workerId)
    return (own ? { ...facts, certificates: own } : facts) as Frozen
  })
}
