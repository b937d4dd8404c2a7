import { createHash } from 'node:crypto'
import * as z from 'zod'
import { base32 } from './base32.ts'
import { fieldSentences } from './field-sentences.ts'
import { asMessage } from './sentences.ts'

/** Every id says what it names: `wrk_…` is a worker wherever it stands, in a log line as in a key. */
const prefixes = {
  SurveyId: 'svy',
  WorkerId: 'wrk',
  EnterpriseId: 'ent',
  AgreementId: 'agr',
  JobOrderId: 'job',
  BatchId: 'bat',
  OfferId: 'ofr',
  PlacementId: 'plc',
  TripId: 'trp',
  ConnectionId: 'con',
  ProposalId: 'prp',
  CohortId: 'coh',
  CaseId: 'cas',
  MessageId: 'sms',
  EventId: 'evt',
  StallId: 'stl',
  LinkId: 'lnk',
  StationId: 'stn',
  ClaimId: 'clm',
  CampaignId: 'cmp',
  RecruitmentEventId: 'rev',
  InterviewId: 'itv',
  VisitId: 'vst',
  DisasterId: 'dis',
  EvidenceId: 'evd',
  NoticeId: 'ntc',
} as const

export type IdName = keyof typeof prefixes

function idSchema<Name extends IdName>(name: Name) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefixes[name]}_[0-9a-z]{6,40}$`),
      asMessage(fieldSentences('id', { prefix: prefixes[name] })),
    )
    .brand<Name>()
}

export const SurveyId = idSchema('SurveyId')
export type SurveyId = z.infer<typeof SurveyId>
export const EvidenceId = idSchema('EvidenceId')
export type EvidenceId = z.infer<typeof EvidenceId>
export const WorkerId = idSchema('WorkerId')
export type WorkerId = z.infer<typeof WorkerId>
export const EnterpriseId = idSchema('EnterpriseId')
export type EnterpriseId = z.infer<typeof EnterpriseId>
export const AgreementId = idSchema('AgreementId')
export type AgreementId = z.infer<typeof AgreementId>
export const JobOrderId = idSchema('JobOrderId')
export type JobOrderId = z.infer<typeof JobOrderId>
export const BatchId = idSchema('BatchId')
export type BatchId = z.infer<typeof BatchId>
export const OfferId = idSchema('OfferId')
export type OfferId = z.infer<typeof OfferId>
export const PlacementId = idSchema('PlacementId')
export type PlacementId = z.infer<typeof PlacementId>
export const TripId = idSchema('TripId')
export type TripId = z.infer<typeof TripId>
export const ConnectionId = idSchema('ConnectionId')
export type ConnectionId = z.infer<typeof ConnectionId>
export const ProposalId = idSchema('ProposalId')
export type ProposalId = z.infer<typeof ProposalId>
export const CohortId = idSchema('CohortId')
export type CohortId = z.infer<typeof CohortId>
export const CaseId = idSchema('CaseId')
export type CaseId = z.infer<typeof CaseId>
export const MessageId = idSchema('MessageId')
export type MessageId = z.infer<typeof MessageId>
export const EventId = idSchema('EventId')
export type EventId = z.infer<typeof EventId>
export const StallId = idSchema('StallId')
export type StallId = z.infer<typeof StallId>
export const DisasterId = idSchema('DisasterId')
export type DisasterId = z.infer<typeof DisasterId>
export const NoticeId = idSchema('NoticeId')
export type NoticeId = z.infer<typeof NoticeId>
export const ClaimId = idSchema('ClaimId')
export type ClaimId = z.infer<typeof ClaimId>
export const LinkId = idSchema('LinkId')
export type LinkId = z.infer<typeof LinkId>
export const StationId = idSchema('StationId')
export type StationId = z.infer<typeof StationId>
export const CampaignId = idSchema('CampaignId')
export type CampaignId = z.infer<typeof CampaignId>
export const RecruitmentEventId = idSchema('RecruitmentEventId')
export type RecruitmentEventId = z.infer<typeof RecruitmentEventId>
export const InterviewId = idSchema('InterviewId')
export type InterviewId = z.infer<typeof InterviewId>
export const VisitId = idSchema('VisitId')
export type VisitId = z.infer<typeof VisitId>

/** The same parts give the same id, so that a retried step repeats nothing. */
export function derivedId<Name extends IdName>(name: Name, ...parts: readonly (string | number)[]) {
  const digest = createHash('sha256')
    .update([name, ...parts].join('\u0000'))
    .digest()
  return `${prefixes[name]}_${base32.encode(digest).slice(0, 24)}` as string & z.core.$brand<Name>
}
