import type { Consent } from './consent.ts'

/**
 * Whether somebody agrees to organised transfer: in the row of a sheet, or by what the registry has on record now.
 * `test/surveys/handlers-and-consent.test.ts` has the table of the handlers that ask this, and of those that ask `mayBeContacted`.
 */
export function consents({ consent }: { readonly consent: boolean | Consent }): boolean {
  return typeof consent === 'boolean' ? consent : consent.state === 'given'
}
