import type { Deps } from '../wiring/deps.ts'

/** The SMS provider signs with the secret that it shares with us, and repeats what it is not sure of. */
export const smsProviderSecret = {
  async of({ provider }: { provider: string }, { secrets }: Pick<Deps, 'secrets'>) {
    const { secret } = await secrets.read('sms')
    return { name: `sms ${provider}`, secrets: [secret] }
  },
  repeats: true,
} as const
