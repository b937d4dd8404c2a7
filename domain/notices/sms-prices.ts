import type { CalendarDate } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'

/** What a segment costs from a day on, in thousandths of a yuan, without packages or discounts. */
interface SmsPrice {
  readonly from: CalendarDate
  readonly milliYuan: number
  readonly source: string
}

/**
 * List prices by provider; a contract has its own (`segmentYuan` in SMS_SETTINGS). Checked November 2026 on copies of third parties
 * only: look at the provider's own page before you rely on them.
 */
const prices: Readonly<Record<string, readonly SmsPrice[]>> = {
  aliyun: [
    { from: '2023-12-01' as CalendarDate, milliYuan: 45, source: 'pay as you go, notices, as reported end of 2023' },
  ],
  tencent: [{ from: '2023-12-01' as CalendarDate, milliYuan: 50, source: 'assumed beside Aliyun’s; unconfirmed' }],
  aws: [{ from: '2023-12-01' as CalendarDate, milliYuan: 200, source: 'assumed; priced in dollars by destination' }],
}
/** Of a provider that is not listed: the dearest usual price of a notice. */
const unlisted = 50

/** Thousandths of a yuan a segment on that day. */
export function segmentPrice(provider: string, on: CalendarDate): number {
  const known = (prices[provider] ?? []).filter(({ from }) => from <= on)
  return known.at(-1)?.milliYuan ?? unlisted
}

/** Rounded up to the fen. */
export function costOf(segments: number, milliYuan: number): Money {
  return { minorUnits: Math.ceil((segments * milliYuan) / 10), currency: 'CNY' }
}
