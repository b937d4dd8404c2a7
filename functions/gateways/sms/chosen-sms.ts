import ipaddr from 'ipaddr.js'
import * as z from 'zod'
import type { Settings } from '../../wiring/settings.ts'
import type { Secrets } from '../secrets.ts'
import { SmsLimits, type SmsOpening, type SmsProvider, type SmsPushes } from './port.ts'
import { type SmsProviderId, smsProviders } from './sms-providers.ts'

/** What a provider pushes to us, and how we know that it is the one. */
export interface PushDoor extends Omit<SmsPushes, 'admit'> {
  /** The unguessable part of its address. */
  readonly token: string
  /** Addresses or ranges that it pushes from. */
  readonly pushesFrom: readonly string[]
  /** Whether what was pushed may be read, where the provider signs it. */
  admit(body: unknown): ReturnType<NonNullable<SmsPushes['admit']>>
}

/** The providers that the deployment names, the one that is asked first before the others. */
export interface ChosenSms {
  providers(): Promise<readonly SmsProvider[]>
  /** Null where the deployment names no such provider, or it speaks our own contract. */
  pushDoor(name: string): Promise<PushDoor | null>
}

/** Of every provider that pushes: whence. `0.0.0.0/0` lets everybody through who knows the address; who signs may push from anywhere. */
const Pushing = z.object({ pushesFrom: z.array(z.union([z.ipv4(), z.cidrv4(), z.ipv6(), z.cidrv6()])).min(1) })
const anywhere = ['0.0.0.0/0', '::/0']
const PushKey = z.object({
  pushToken: z.string().regex(/^[\w-]{22,100}$/, 'must be 22 to 100 letters, digits, _ or -'),
})

/** Opens a provider when it is first needed: nothing is loaded of those that are not chosen. */
export function chosenSms(
  settings: Pick<Settings, 'SMS_PROVIDERS' | 'SMS_SIGNATURE' | 'SMS_PROVIDER_URL' | 'SMS_SETTINGS'>,
  opening: Omit<SmsOpening, 'settings' | 'keys' | 'signature'>,
): ChosenSms {
  const given = (name: string) => settings.SMS_SETTINGS[name] ?? {}
  const ownOf = (name: string) => {
    const { pushesFrom: _from, segmentYuan: _price, limits: _limits, ...own } = given(name)
    return own
  }
  const keysOf = async (name: string) => keysIn(opening.secrets, name)

  async function open(name: string): Promise<SmsProvider> {
    if (!isKnown(name))
      throw new Error(`SMS_PROVIDERS names ${name}; there are ${Object.keys(smsProviders).join(', ')}`)
    const kind = await smsProviders[name]()
    const { limits } = given(name)
    const known = name === 'local' ? { url: settings.SMS_PROVIDER_URL } : ownOf(name)
    const read = kind.settings.safeParse(known)
    if (!read.success) throw new Error(`SMS_SETTINGS of ${name} cannot be used: ${z.prettifyError(read.error)}`)
    const keys = async () => {
      const { pushToken: _token, ...own } = await keysOf(name)
      return own
    }
    const provider = kind.open({ ...opening, signature: settings.SMS_SIGNATURE, settings: known, keys })
    return { ...provider, limits: SmsLimits.parse({ ...kind.limits, ...(limits as object | undefined) }) }
  }
  let opened: Promise<SmsProvider[]> | undefined
  return {
    providers() {
      opened ??= Promise.all(settings.SMS_PROVIDERS.map(open))
      return opened
    },
    async pushDoor(name) {
      const chosen = settings.SMS_PROVIDERS.find((one) => one === name)
      const pushes = chosen && isKnown(chosen) ? (await smsProviders[chosen]()).pushes : undefined
      if (!pushes) return null
      const admit = pushes.admit?.bind(pushes)
      const { pushesFrom } = Pushing.parse({ ...(admit ? { pushesFrom: anywhere } : {}), ...given(name) })
      const { pushToken: token } = PushKey.parse(await keysOf(name))
      const access = { ...opening, settings: ownOf(name) }
      return { ...pushes, token, pushesFrom, admit: async (body) => (admit ? admit(body, access) : 'read') }
    },
  }
}

function isKnown(name: string): name is SmsProviderId {
  return Object.hasOwn(smsProviders, name)
}

async function keysIn(secrets: Pick<Secrets, 'read'>, name: string): Promise<Readonly<Record<string, string>>> {
  const { providers } = await secrets.read('sms')
  const keys = providers?.[name]
  if (!keys) throw new Error(`the secret sms holds no keys under providers.${name}`)
  return keys
}

/** Whether a caller's address is one of these. */
export function isFrom(address: string, allowed: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const caller = ipaddr.process(address)
  return allowed.some((one) => {
    const [base, bits] = ipaddr.isValidCIDR(one) ? ipaddr.parseCIDR(one) : [ipaddr.parse(one), 128]
    return base.kind() === caller.kind() && caller.match(base, Math.min(bits, caller.kind() === 'ipv4' ? 32 : 128))
  })
}
