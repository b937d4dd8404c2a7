import * as z from 'zod'

/** Whole minor units (fen, 1/100 yuan) with their currency. */
export const Money = z.object({ minorUnits: z.int(), currency: z.literal('CNY') })
export type Money = z.infer<typeof Money>

export function yuan(amount: number): Money {
  return { minorUnits: Math.round(amount * 100), currency: 'CNY' }
}

export function inYuan(money: Money): number {
  return money.minorUnits / 100
}

export function sumOf(amounts: Iterable<Money>): Money {
  let minorUnits = 0
  for (const amount of amounts) minorUnits += amount.minorUnits
  return { minorUnits, currency: 'CNY' }
}
