import type { Consent } from './consent.ts'

/** Whether somebody agrees to organised transfer: in the row of a sheet, or by what the registry has on record now. */
export function consents({ consent }: { readonly consent: boolean | Consent }): boolean {
  return typeof consent === 'boolean' ? consent : consent.state === 'given'
}
