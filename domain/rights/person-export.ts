import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'

const Kept = z.record(z.string(), z.unknown())

/** All that is kept on one person, as machines read it, and in sentences. */
export const PersonExport = z.object({
  workerId: WorkerId,
  at: Instant,
  /** In Chinese, a line each. */
  summary: z.array(z.string()),
  worker: Kept,
  /** What staff changed of them: when, who, why, and which facts. */
  edits: z.array(Kept),
  /** Rows that were rejected or to be clarified, each with its earlier versions. */
  surveyRows: z.array(Kept),
  /** At recruitment events. */
  signUps: z.array(Kept),
  /** Of labour brands; the number only where details are shown. */
  certificates: z.array(Kept),
  offers: z.array(Kept),
  placements: z.array(Kept),
  /** Home from their posts and back, with the consent to each. */
  returnJourneys: z.array(Kept),
  /** That an enterprise proposed them for one, and that they were asked. */
  returnProposals: z.array(Kept),
  returnAsks: z.array(Kept),
  passengers: z.array(Kept),
  checkIns: z.array(Kept),
  /** With what they wrote, at first and further. */
  cases: z.array(Kept),
  /** Under which policy they are helped first; null: under none. Masked, it says until when. */
  qualification: Kept.nullable(),
  /** Help that they were offered in a disaster, and what they said. */
  helpOffers: z.array(Kept),
  /** Files that they attached, or a colleague for them: what and when, without the files. */
  evidence: z.array(Kept),
  /** Offered while they stayed at their post over a festival. */
  festivalServices: z.array(Kept),
  /** Claimed for them, and what became of it. */
  subsidyClaims: z.array(Kept),
  /** Texts are not kept: which template, when, and what became of it. */
  messages: z.array(Kept),
  links: z.array(Kept),
  question: Kept.nullable(),
  /** Requests whose first answers tell of them. */
  firstAnswers: z.array(Kept),
  audit: z.array(Kept),
})
export type PersonExport = z.infer<typeof PersonExport>
