import type { SmsProviderKind } from './port.ts'

/** Every provider there is, by the name that settings and addresses use; each is loaded where it is chosen alone. */
export const smsProviders = {
  aliyun: async () => (await import('./aliyun.ts')).aliyun,
  aws: async () => (await import('./aws.ts')).aws,
  local: async () => (await import('./local.ts')).local,
  tencent: async () => (await import('./tencent.ts')).tencent,
} as const satisfies Record<string, () => Promise<SmsProviderKind>>
export type SmsProviderId = keyof typeof smsProviders
