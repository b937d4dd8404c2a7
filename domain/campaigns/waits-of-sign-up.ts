import { countyScope, type Waiting } from '../kernel/waiting.ts'
import type { SignUp, SignUpIn } from './sign-up.ts'

/** An ID that is registered with something else waits on the county's list until somebody has looked at the card, or the desk is closed. */
export function waitingOnSignUp(signUp: SignUp): Waiting[] {
  return signUp.state === 'to-check' && signUp.check ? [entryOfSignUp(signUp, signUp.check)] : []
}

export function entryOfSignUp(
  { eventId, workerId, at }: Pick<SignUp, 'eventId' | 'workerId' | 'at'>,
  { countyCode, name, until }: NonNullable<SignUpIn<'to-check'>['check']>,
): Waiting {
  return {
    kind: 'sign-up-to-check',
    id: `${eventId}.${workerId}`,
    subject: { eventId, workerId },
    scopes: [countyScope(countyCode)],
    since: at,
    until,
    note: { zh: name, en: `“${name}”` },
  }
}
