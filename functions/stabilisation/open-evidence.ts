import { erasedDetail } from '../../domain/kernel/personal.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import { extensionOf } from '../../domain/stabilisation/evidence.ts'
import { evidenceKey } from '../../storage/stabilisation/evidence.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { reasonForDetails } from '../wiring/reason-for-details.ts'
import { FileReply } from '../wiring/reply.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'

/** A file of somebody else's runs nothing in a browser, whatever is in it. */
const headers = { 'content-security-policy': "default-src 'none'; sandbox" }

/** A file as it was attached, to be kept by whoever reads it for that reason only. It has no masked form: the reason is asked for always. */
async function openEvidence(
  { params, query, staff }: Call<Routes['open-evidence']>,
  { cases, evidence, bucket, vault }: Pick<Deps, 'cases' | 'evidence' | 'bucket' | 'vault'>,
) {
  const why = reasonForDetails(query.why)
  if (isRefusal(why)) return why
  const one = await caseFor(staff, params.caseId, { cases })
  if (isRefusal(one)) return one
  const { workerId, batchId, caseId } = one
  const kept = await evidence.get(workerId, params.evidenceId)
  if (kept?.batchId !== batchId) return noSuch('evidence')
  const sealed = await bucket.read(evidenceKey(kept))
  if (!sealed) return noSuch('evidence')
  const text = Buffer.from(sealed).toString('utf8')
  const [opened] = await vault.openOf(
    [{ workerId, text }],
    { text: 'document' },
    `${staff.subject} opens evidence: ${why}`,
  )
  if (!opened || opened.text === erasedDetail) return noSuch('evidence')
  const name = `${kept.kind}-${kept.evidenceId}.${extensionOf[kept.type]}`
  const file = new FileReply(kept.type, Buffer.from(opened.text, 'base64'), name, { headers })
  return new OpenedDetails(file, { list: `evidence ${kept.evidenceId} of ${caseId}`, people: 1, why })
}

export const handler = http(routes['open-evidence'], openEvidence)
