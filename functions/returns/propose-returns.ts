import { noSuch } from '../../domain/kernel/refusal.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { type TakingProposals, takeProposal } from './take-proposal.ts'

async function proposeReturns(
  { params: { enterpriseId }, body: { batchId, people, by }, staff }: Call<Routes['propose-returns']>,
  deps: TakingProposals,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  return speaksFor(staff, enterprise) ?? (await takeProposal(enterpriseId, { batchId, people, by }, deps))
}

export const handler = http(routes['propose-returns'], proposeReturns)
