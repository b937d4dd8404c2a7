import { chosenSms } from '../../../functions/gateways/sms/chosen-sms.ts'
import type { World } from '../../world.ts'
import { thisMachine } from '../this-machine.ts'
import type { StandIn } from './stand-in.ts'

/** The world's texts go to these providers from now on, the first before the second; another start of it begins again. */
export async function withProviders(world: World, ...standIns: readonly Pick<StandIn, 'name' | 'settings' | 'keys'>[]) {
  const { secret } = await world.deps.secrets.read('sms')
  const providers = Object.fromEntries(standIns.map(({ name, keys }) => [name, keys]))
  const secrets = { read: async () => ({ secret, providers }) as never }
  const settings = {
    SMS_PROVIDERS: standIns.map(({ name }) => name),
    SMS_SIGNATURE: world.deps.settings.SMS_SIGNATURE,
    SMS_PROVIDER_URL: '',
    SMS_SETTINGS: Object.fromEntries(standIns.map(({ name, settings }) => [name, settings])),
  }
  Object.assign(world.deps, { sms: chosenSms(settings, { reach: thisMachine, secrets, clock: world.clock }) })
}
