import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { segmentPrice } from '../../domain/notices/sms-prices.ts'
import type { Deps } from '../wiring/deps.ts'

/** Thousandths of a yuan that a segment costs today with the provider that is tried first: as agreed with it, else its list price. */
export function priceOfSegment({ settings, clock }: Pick<Deps, 'settings' | 'clock'>): number {
  const [provider = 'local'] = settings.SMS_PROVIDERS
  const agreed = settings.SMS_SETTINGS[provider]?.['segmentYuan']
  return typeof agreed === 'number' ? agreed * 1000 : segmentPrice(provider, dateInShanghai(clock.now()))
}
