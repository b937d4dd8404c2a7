import type { SmsProviderKind } from './port.ts'

/** Every provider there is, by the name that settings and addresses use; each is loaded where it is chosen alone. */
export const smsProviders = {
  local: async () => (await import('./local.ts')).local,
} as const satisfies Record<string, () => Promise<SmsProviderKind>>
export type SmsProviderId = keyof typeof smsProviders
