import { causeOf } from '../../domain/kernel/cause.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'

/**
 * A refusal on its way through the chain: it ends the call as an error does, and is none to be logged. It bears the
 * refusal's code as its name, by which a state machine catches it (`agreement-not-active`), and says why in a line of each
 * language.
 */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(causeOf(refusal.words))
    this.name = refusal.refused
    this.refusal = refusal
  }
}

/** What a verb answered; throws `Refused` where that is a refusal. */
export function unlessRefused<Answer>(answer: Answer): Exclude<Answer, Refusal> {
  if (isRefusal(answer)) throw new Refused(answer)
  return answer as Exclude<Answer, Refusal>
}
