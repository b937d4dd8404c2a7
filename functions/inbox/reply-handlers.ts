import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import { askForHelp } from '../stabilisation/ask-for-help.ts'

/** What follows from each thing that a worker may say in a text, in the room that knows. */
export const replyHandlers = {
  offer: answerOffers,
  checkIn: answerCheckIns,
  withdrawal: withdrawWorker,
  help: askForHelp,
} as const
