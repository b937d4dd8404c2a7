import * as z from 'zod'
import { BatchId, ClaimId, EvidenceId, PlacementId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { largestEvidence } from './largest-evidence.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** What a file shows, as whoever attaches it says. */
export const AttachedKind = z.enum([
  'payslip',
  'bank-flow',
  'contract',
  'ticket',
  'application',
  'signed-promise',
  'id-copy',
  'employer-proof',
  'casual-work-proof',
  'wage-list',
  'transfer-screenshots',
  'proxy-letter',
  'other',
])
export type AttachedKind = z.infer<typeof AttachedKind>

/** By what the file begins with, whatever it is called. */
export const EvidenceType = z.enum(['image/jpeg', 'image/png', 'application/pdf'])
export type EvidenceType = z.infer<typeof EvidenceType>

/**
 * A file that a worker, or a colleague for them, has attached to a case or a claim. What is in it is sealed, and opened only for a reason.
 */
export const Evidence = z.object({
  /** Made of the person and the content: the same file again is the same one. */
  evidenceId: EvidenceId,
  workerId: WorkerId,
  /** Of the cases of a batch; null: of a claim. */
  batchId: BatchId.nullable(),
  placementId: PlacementId.nullable(),
  /** The subsidy that it is for, which alone shows it; missing of what is for a case. */
  claimId: ClaimId.optional(),
  kind: AttachedKind,
  type: EvidenceType,
  bytes: z.int().positive(),
  addedAt: Instant,
  /** The colleague who attached it; missing where the worker did. */
  addedBy: z.string().optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** Of one person for the cases of a batch, or for one claim. */
export const mostEvidence = 10
/** A third more than the bytes; what is larger than is taken is told so, up to what a request can be. */
const longestBase64 = 13_500_000

/** A file to attach, in base64. */
export const AttachEvidence = z.object({
  kind: AttachedKind.default('other'),
  file: z.base64().max(longestBase64),
})
export type AttachEvidence = z.infer<typeof AttachEvidence>

/** The same on the page of whoever adds it: for one of their claims, or for their cases. */
export const AttachOnPage = AttachEvidence.extend({ claimId: ClaimId.optional() })
export type AttachOnPage = z.infer<typeof AttachOnPage>

const beginnings: Readonly<Record<EvidenceType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
}

/** What kind of file it is, or why it is not taken. */
export function judgeEvidence(bytes: Uint8Array): EvidenceType | Refusal<'invalid-request' | 'too-large'> {
  if (bytes.length > largestEvidence)
    return refuse(
      'too-large',
      stabilisationSentences('evidence-too-large', { megabytes: largestEvidence / 1_000_000 }),
      '#/file',
    )
  const type = EvidenceType.options.find((one) => beginnings[one].every((byte, at) => bytes[at] === byte))
  return type ?? refuse('invalid-request', stabilisationSentences('evidence-type'), '#/file')
}
