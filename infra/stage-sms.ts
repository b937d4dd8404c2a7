import { reachOfOperator } from '../functions/gateways/reach.ts'
import type { Secrets } from '../functions/gateways/secrets.ts'
import { type ChosenSms, chosenSms } from '../functions/gateways/sms/chosen-sms.ts'
import { serviceClock } from '../functions/wiring/clock.ts'
import { Settings } from '../functions/wiring/settings.ts'
import { deploymentSettings } from './settings.ts'
import type { Stage } from './stage.ts'

const Told = Settings.pick({
  SMS_PROVIDERS: true,
  SMS_SIGNATURE: true,
  SMS_PROVIDER_URL: true,
  SMS_SETTINGS: true,
  PRIVATE_ADDRESSES: true,
})

/** The providers of a stage as its functions open them, which reads their settings by their own schemas. */
export function stageSms(stage: Stage, secrets: Pick<Secrets, 'read'>): ChosenSms {
  const settings = Told.parse(deploymentSettings(stage, 'tasks').environment)
  return chosenSms(settings, { reach: reachOfOperator(settings), secrets, clock: serviceClock })
}
