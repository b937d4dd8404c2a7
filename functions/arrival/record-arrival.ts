import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { confirmHandOver } from './confirm-hand-over.ts'
import type { TakingOver } from './take-receipt.ts'

async function recordArrival(
  { params: { enterpriseId }, body, staff }: Call<Routes['record-arrival']>,
  deps: TakingOver & Pick<Deps, 'enterprises'>,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  return speaksFor(staff, enterprise) ?? (await confirmHandOver(enterpriseId, body, deps))
}

export const handler = http(routes['record-arrival'], recordArrival)
