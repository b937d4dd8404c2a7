import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import { type CallKey, callKeyOf } from '../../domain/stabilisation/phone-call.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { checkInCalls, isCallable, isOpenOffer, offerCalls, type PossibleCall } from './calls-of.ts'

/** The call that a colleague asks for, while it may be made; nobody else's, and none that was made or is not needed any more. */
export async function callFor(
  staff: Staff,
  callId: string,
  deps: Pick<Deps, 'offers' | 'checkIns' | 'workers' | 'messages' | 'disasters' | 'helpOffers' | 'clock'>,
): Promise<{ key: CallKey; possible: PossibleCall } | Refusal<'not-found'>> {
  const key = callKeyOf(callId)
  const now = deps.clock.now()
  const nothing = noSuch('call to make')
  if (!key) return nothing
  const [possible] =
    key.about === 'offer'
      ? await offerCalls(
          (await deps.offers.getMany([key])).filter((offer) => isOpenOffer(offer, now)),
          staff,
          deps,
        )
      : await checkInCalls(
          (await deps.checkIns.getMany([key])).filter((checkIn) => isCallable(checkIn, now)),
          staff,
          deps,
        )
  return possible ? { key, possible } : nothing
}
