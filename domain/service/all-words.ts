import { arrivalSentences } from '../arrival/arrival-sentences.ts'
import { escortSentences } from '../arrival/escort-sentences.ts'
import { batchSentences } from '../batches/batch-sentences.ts'
import { batchStateTerms } from '../batches/batch-terms.ts'
import { approvalTerms } from '../batches/decide-batch.ts'
import { noCandidateWords } from '../batches/no-candidate.ts'
import { stallChoiceTerms } from '../batches/stall.ts'
import { batchStepTerms } from '../batches/step-terms.ts'
import { campaignSentences } from '../campaigns/campaign-sentences.ts'
import { enterpriseSentences } from '../enterprises/enterprise-sentences.ts'
import { agreementTerms, headcountTerms } from '../enterprises/enterprise-terms.ts'
import { pauseReasons } from '../enterprises/pause-reasons.ts'
import { doorSentences } from '../kernel/door-sentences.ts'
import { eventSentences } from '../kernel/event-sentences.ts'
import { fieldSentences } from '../kernel/field-sentences.ts'
import { nothingSuch } from '../kernel/nothing-such.ts'
import { openingSentences } from '../kernel/opening-sentences.ts'
import { provinceMapSentences } from '../kernel/places/province-map-sentences.ts'
import { breakageWords, problemMeanings, problemTitles } from '../kernel/problem-words.ts'
import { roleTerms } from '../kernel/role-terms.ts'
import { waitingKinds } from '../kernel/waiting-kinds.ts'
import type { Words } from '../kernel/words.ts'
import { flagWords } from '../matching/flag-effect.ts'
import { matchingSentences } from '../matching/matching-sentences.ts'
import { obstacleTerms } from '../matching/tell-explanation.ts'
import { noticeSentences } from '../notices/notice-sentences.ts'
import { replyTerms } from '../notices/reply-terms.ts'
import { disasterTerms, helpAnswerTerms } from '../relief/disaster-terms.ts'
import { helpKinds } from '../relief/help-kinds.ts'
import { reliefSentences } from '../relief/relief-sentences.ts'
import { reportsSentences } from '../reports/reports-sentences.ts'
import { returnSentences } from '../returns/return-sentences.ts'
import { rightsSentences } from '../rights/rights-sentences.ts'
import { attachedKindTerms } from '../stabilisation/attached-kind-terms.ts'
import {
  caseActTerms,
  caseKindTerms,
  outcomeTerms,
  referralTerms,
  tellerTerms,
  waitsForTerms,
} from '../stabilisation/case-terms.ts'
import { festivalServices } from '../stabilisation/festival-service-terms.ts'
import { finalStateTerms } from '../stabilisation/final-states.ts'
import { helpServiceTerms } from '../stabilisation/help-services.ts'
import { stabilisationSentences } from '../stabilisation/stabilisation-sentences.ts'
import { stationSentences } from '../stations/station-sentences.ts'
import { subsidiesSentences } from '../subsidies/subsidies-sentences.ts'
import { rejectionNames } from '../surveys/rejection-names.ts'
import { surveySentences } from '../surveys/survey-sentences.ts'
import { proposalTerms } from '../transport/journeys/proposal-terms.ts'
import { remedyTerms } from '../transport/plan/remedy-terms.ts'
import { transportFieldSentences } from '../transport/plan/transport-field-sentences.ts'
import { transportSentences } from '../transport/plan/transport-sentences.ts'
import { alarmSentences, endReasons } from '../transport/trips/alarm-sentences.ts'
import {
  absenceTerms,
  awaitedTerms,
  lossTerms,
  modeTerms,
  noSeatsTerms,
  reportTerms,
  tripStateTerms,
} from '../transport/trips/mode-terms.ts'

/** Every sentence that a person may be told, a part a room. A room's new part is a line here. */
export const allSentences = [
  alarmSentences,
  arrivalSentences,
  batchSentences,
  breakageWords,
  doorSentences,
  campaignSentences,
  stationSentences,
  enterpriseSentences,
  escortSentences,
  eventSentences,
  fieldSentences,
  matchingSentences,
  nothingSuch,
  openingSentences,
  noticeSentences,
  reliefSentences,
  provinceMapSentences,
  reportsSentences,
  returnSentences,
  rightsSentences,
  stabilisationSentences,
  subsidiesSentences,
  surveySentences,
  transportFieldSentences,
  transportSentences,
] as const

/** What states, steps, kinds and reasons are called, a table a union. */
export const allTerms = {
  absence: absenceTerms,
  agreement: agreementTerms,
  awaited: awaitedTerms,
  endReason: endReasons,
  approval: approvalTerms,
  caseKind: caseKindTerms,
  caseOutcome: outcomeTerms,
  caseTeller: tellerTerms,
  caseAct: caseActTerms,
  caseWaitsFor: waitsForTerms,
  referralResult: referralTerms,
  finalState: finalStateTerms,
  attachedKind: attachedKindTerms,
  helpService: helpServiceTerms,
  batchState: batchStateTerms,
  batchStep: batchStepTerms,
  headcount: headcountTerms,
  loss: lossTerms,
  mode: modeTerms,
  noCandidate: noCandidateWords,
  noSeats: noSeatsTerms,
  obstacle: obstacleTerms,
  helpedFirst: flagWords,
  disaster: disasterTerms,
  helpAnswer: helpAnswerTerms,
  helpKind: helpKinds,
  festivalService: festivalServices,
  pause: pauseReasons,
  reply: replyTerms,
  problem: problemTitles,
  problemMeaning: problemMeanings,
  proposal: proposalTerms,
  rejection: rejectionNames,
  report: reportTerms,
  remedy: remedyTerms,
  role: roleTerms,
  stallChoice: stallChoiceTerms,
  tripState: tripStateTerms,
  waiting: waitingKinds,
} as const satisfies Record<string, Readonly<Record<string, Words>>>
