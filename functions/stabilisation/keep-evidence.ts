import { createHash } from 'node:crypto'
import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type AttachEvidence, type Evidence, judgeEvidence, mostEvidence } from '../../domain/stabilisation/evidence.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { evidenceKey } from '../../storage/stabilisation/evidence.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Keeps a file of a person's, sealed with their key: it lies nowhere as it came, and is gone with the key. The same file again is kept
 * once. It stands on record only once it lies there.
 */
export async function keepEvidence(
  whose: Pick<Evidence, 'workerId' | 'batchId' | 'placementId' | 'claimId' | 'addedBy'>,
  { kind, file }: AttachEvidence,
  { evidence, bucket, vault, clock }: Pick<Deps, 'evidence' | 'bucket' | 'vault' | 'clock'>,
): Promise<Evidence | Refusal<'invalid-request' | 'too-large' | 'conflict'>> {
  const bytes = Buffer.from(file, 'base64')
  const type = judgeEvidence(bytes)
  if (isRefusal(type)) return type
  const { workerId, batchId, claimId } = whose
  const known = (await evidence.ofWorker(workerId)).filter((one) => one.batchId === batchId && one.claimId === claimId)
  const evidenceId = derivedId(
    'EvidenceId',
    workerId,
    batchId ?? claimId ?? '',
    createHash('sha256').update(bytes).digest('hex'),
  )
  const same = known.find((one) => one.evidenceId === evidenceId)
  if (same) return same
  if (known.length >= mostEvidence)
    return refuse('conflict', stabilisationSentences('evidence-too-many', { most: mostEvidence }))
  const kept: Evidence = { ...whose, evidenceId, kind, type, bytes: bytes.length, addedAt: clock.now() }
  const sealed = await vault.sealFor(workerId, 'document', bytes.toString('base64'))
  await bucket.write(evidenceKey(kept), sealed, 'text/plain')
  await evidence.keep(kept)
  return kept
}
