import type { Settings } from '../../wiring/settings.ts'
import type { SmsOpening, SmsProvider } from './port.ts'
import { smsProviders } from './sms-providers.ts'

/** The providers that the deployment names, the one that is asked first before the others. */
export interface ChosenSms {
  providers(): Promise<readonly SmsProvider[]>
}

export function chosenSms(
  settings: Pick<Settings, 'SMS_SIGNATURE' | 'SMS_PROVIDER_URL'>,
  opening: Omit<SmsOpening, 'settings' | 'signature'>,
): ChosenSms {
  let opened: Promise<readonly SmsProvider[]> | undefined
  async function open(): Promise<readonly SmsProvider[]> {
    const kind = await smsProviders.local()
    return [kind.open({ ...opening, signature: settings.SMS_SIGNATURE, settings: { url: settings.SMS_PROVIDER_URL } })]
  }
  return { providers: () => (opened ??= open()) }
}
