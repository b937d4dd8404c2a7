import * as z from 'zod'
import { BatchId, EvidenceId, PlacementId, WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { largestEvidence } from './largest-evidence.ts'
import { stabilisationSentences } from './stabilisation-sentences.ts'

/** What a file shows, as whoever attaches it says. */
export const AttachedKind = z.enum(['payslip', 'bank-flow', 'contract', 'other'])
export type AttachedKind = z.infer<typeof AttachedKind>

export const attachedKindTerms: Readonly<Record<AttachedKind, Words>> = {
  payslip: { zh: '工资条', en: 'payslip' },
  'bank-flow': { zh: '银行流水', en: 'bank statement' },
  contract: { zh: '劳动合同', en: 'contract' },
  other: { zh: '其他', en: 'something else' },
}

/** By what the file begins with, whatever it is called. */
export const EvidenceType = z.enum(['image/jpeg', 'image/png', 'application/pdf'])
export type EvidenceType = z.infer<typeof EvidenceType>

/** A file that a worker, or a colleague for them, has attached. What is in it is sealed, and opened only for a reason. */
export const Evidence = z.object({
  /** Made of the person and the content: the same file again is the same one. */
  evidenceId: EvidenceId,
  workerId: WorkerId,
  batchId: BatchId,
  placementId: PlacementId.nullable(),
  kind: AttachedKind,
  type: EvidenceType,
  bytes: z.int().positive(),
  addedAt: Instant,
  /** The colleague who attached it; missing where the worker did. */
  addedBy: z.string().optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** Of one person in one batch. */
export const mostEvidence = 10
/** A third more than the bytes; what is larger than is taken is told so, up to what a request can be. */
const longestBase64 = 13_500_000

/** A file to attach, in base64. */
export const AttachEvidence = z.object({
  kind: AttachedKind.default('other'),
  file: z.base64().max(longestBase64),
})
export type AttachEvidence = z.infer<typeof AttachEvidence>

const beginnings: Readonly<Record<EvidenceType, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
}

export const extensionOf: Readonly<Record<EvidenceType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
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
