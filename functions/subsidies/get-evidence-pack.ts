import { isRefusal } from '../../domain/kernel/refusal.ts'
import { evidencePack } from '../../domain/subsidies/evidence-pack.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { claimsOnNotice, type NoticeDeps } from './claims-on-notice.ts'

async function getEvidencePack(call: Call<Routes['get-evidence-pack']>, deps: NoticeDeps) {
  const { policyId, window } = call.query
  const found = await claimsOnNotice(call, deps)
  if (isRefusal(found)) return found
  const pack = evidencePack(found.policy, found.claims, await found.sheet())
  return new FileReply(routes['get-evidence-pack'].answers, pack, `${policyId}-${window}.zip`)
}

export const handler = http(routes['get-evidence-pack'], getEvidencePack)
