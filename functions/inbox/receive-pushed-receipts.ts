import type { Phone } from '../../domain/kernel/personal.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { Traffic } from '../../storage/notices/phone-traffic.ts'
import type { PushedReceipt } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'
import { type PushCall, push } from '../wiring/push.ts'
import { type Routes, routes } from './catalog.ts'
import { noteReceipts, type Receipt } from './note-receipts.ts'

/**
 * Takes delivery receipts as a provider pushes them. Nobody signed them: one counts for a message of ours that went to this very
 * phone, in the call or under the reference that it names. One under a reference that we do not know may be of a call that broke
 * off before we heard it: then the provider is asked, and what it says counts. Any other is passed over.
 */
async function receivePushedReceipts(
  { params: { provider }, body, door }: PushCall<Routes['receive-pushed-receipts']>,
  deps: Pick<Deps, 'messages' | 'phoneTraffic' | 'sms' | 'vault' | 'clock' | 'logger' | 'metrics'>,
): Promise<object> {
  const pushed = await Promise.all(door.receipts(body).map(async (one) => ({ one, phone: await phoneOf(one, deps) })))
  const traffic = await deps.phoneTraffic.of(pushed.flatMap(({ phone }) => phone?.hash ?? []))
  const now = deps.clock.now()
  const known: Receipt[] = []
  const strange: { phone: HashedPhone; recent: readonly Traffic[] }[] = []
  for (const { one, phone } of pushed) {
    const recent = (traffic.get(phone?.hash ?? '') ?? []).filter((sent) => sent.provider === provider)
    const { messageId, call } =
      'messageId' in one ? { messageId: one.messageId } : { call: undefined, ...sentTo(recent, one) }
    const at = one.at < now ? one.at : now
    if (messageId) known.push({ messageId, call, standing: one.standing, status: one.status, at })
    else if (phone) strange.push({ phone, recent })
  }
  await noteReceipts(known, deps)
  let notOurs = 0
  for (const one of strange) if (!(await askOfLost(one, provider, deps))) notOurs += 1
  if (notOurs > 0) deps.logger.warn('receipts of messages that are not ours', { provider, notOurs })
  return door.received
}

interface HashedPhone {
  readonly number: Phone
  readonly hash: string
}

/** The message to the phone that the receipt means. */
function sentTo(
  recent: readonly Traffic[],
  { call, reference }: Extract<PushedReceipt, { phone: string }>,
): Traffic | undefined {
  return recent.find((one) => one.reference === reference || (call !== undefined && one.call === call))
}

/** Of the phone's messages whose outcome is unknown; false where there is none. */
async function askOfLost(
  { phone, recent }: { phone: HashedPhone; recent: readonly Traffic[] },
  name: string,
  { messages, sms, clock }: Pick<Deps, 'messages' | 'sms' | 'clock'>,
): Promise<boolean> {
  const unnamed = recent.filter(({ reference }) => reference === undefined)
  const states = await messages.statesOf(unnamed.map(({ messageId }) => messageId))
  const lost = unnamed.find(({ messageId }) => states.get(messageId) === 'unknown')
  const provider = (await sms.providers()).find((one) => one.name === name)
  if (!lost || !provider?.lookUp) return false
  const now = clock.now()
  const references = recent.flatMap(({ reference }) => reference ?? [])
  const { call, at, messageId } = lost
  const standing = await provider.lookUp({ phone: phone.number, call, at, now, references })
  if (standing && standing.as !== 'absent')
    await messages.note([{ messageId, state: standing.as, at: standing.at, report: standing.report }])
  return true
}

async function phoneOf(receipt: PushedReceipt, { vault }: Pick<Deps, 'vault'>): Promise<HashedPhone | null> {
  const number = 'phone' in receipt ? parsePhone(receipt.phone) : null
  return number ? { number, hash: await vault.lookupHash('phone', number) } : null
}

export const handler = push(routes['receive-pushed-receipts'], receivePushedReceipts)
