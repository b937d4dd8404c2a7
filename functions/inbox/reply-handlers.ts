import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import { askForHelp } from '../stabilisation/ask-for-help.ts'
import { leaveInPeace } from '../stabilisation/close-silent-case.ts'

/**
 * Who hears what a worker says, by text or on the trip page. The notices room knows the question and not what follows from
 * the answer; the rooms that follow it know that, and are named here alone.
 */
export const heardBy = {
  offer: answerOffers,
  checkIn: answerCheckIns,
  withdrawal: withdrawWorker,
  consentWithdrawal: leaveInPeace,
  help: askForHelp,
} as const
