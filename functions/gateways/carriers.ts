import type { Clock } from '../../domain/kernel/instant.ts'
import {
  CancelReply,
  type CancelRequest,
  ConfirmReply,
  type ConfirmRequest,
  HoldReply,
  type HoldRequest,
  QuoteReply,
  type QuoteRequest,
} from '../../domain/transport/trips/carrier-contract.ts'
import { askPartner } from './ask-partner.ts'
import type { Reach } from './reach.ts'
import type { Secrets } from './secrets.ts'

/**
 * The carriers' HTTP contract. Every message is a POST of JSON under a Standard Webhooks signature with the secret that
 * we share (`carriers`); bodies and answers are the schemas of domain/transport/trips/carrier-contract.ts.
 *
 * | address | body → answer | what it does |
 * | --- | --- | --- |
 * | `/quotes` | QuoteRequest → QuoteReply | Offers from the named hubs to the named cities, and coaches. Binds nobody. |
 * | `/holds` | HoldRequest → HoldReply | Keeps seats, or one vehicle, for the trip until `until`. |
 * | `/confirmations` | ConfirmRequest → ConfirmReply | Books what is held. |
 * | `/cancellations` | CancelRequest → CancelReply | Frees whatever the trip has, held or booked. |
 *
 * The `webhook-id` header is the idempotency key: a repeated key is given its first answer and changes nothing. A refusal
 * ("sold out") is a 200 with its reason; any other status means broken, and the same message comes again later. A
 * cancellation is final for its trip: a hold that reaches the carrier after it is refused as `no-longer-offered`.
 */
export interface Carriers {
  quote(key: string, request: QuoteRequest): Promise<QuoteReply>
  hold(key: string, request: HoldRequest): Promise<HoldReply>
  confirm(key: string, request: ConfirmRequest): Promise<ConfirmReply>
  cancel(key: string, request: CancelRequest): Promise<CancelReply>
}

export function carriersAt(url: string, reach: Reach, secrets: Pick<Secrets, 'read'>, clock: Clock): Carriers {
  async function post(address: string, id: string, body: object): Promise<unknown> {
    const { secret } = await secrets.read('carriers')
    return askPartner({ url: `${url}${address}`, reach, secret, id, at: clock.now(), body })
  }
  return {
    quote: async (key, request) => QuoteReply.parse(await post('/quotes', key, request)),
    hold: async (key, request) => HoldReply.parse(await post('/holds', key, request)),
    confirm: async (key, request) => ConfirmReply.parse(await post('/confirmations', key, request)),
    cancel: async (key, request) => CancelReply.parse(await post('/cancellations', key, request)),
  }
}
