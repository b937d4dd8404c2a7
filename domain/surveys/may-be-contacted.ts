import type { Consent } from './consent.ts'
import { consents } from './consents.ts'
import type { Willingness } from './willingness.ts'

/** Only who said yes and consents may be written to or offered a job; all others are kept as survey facts alone. */
export function mayBeContacted(person: {
  readonly willing: Willingness
  readonly consent: boolean | Consent
}): boolean {
  return person.willing === 'willing' && consents(person)
}
