/** US dollars for a million, without tax and free tier, in us-east-1. */
export interface ListPrices {
  readonly asOf: string
  readonly writeUnits: number
  readonly readUnits: number
  readonly transitions: number
  /** Calls of functions; their duration is not counted here, as one machine says nothing of Lambda's. */
  readonly functionCalls: number
}

/**
 * Oldest first; a change of prices is a row more. Sources: aws.amazon.com/dynamodb/pricing/on-demand (halved in November 2024),
 * aws.amazon.com/step-functions/pricing (Standard, $0.025 a thousand), aws.amazon.com/lambda/pricing.
 */
const prices: readonly [ListPrices, ...ListPrices[]] = [
  { asOf: '2026-11-27', writeUnits: 0.625, readUnits: 0.125, transitions: 25, functionCalls: 0.2 },
]

export const listPrices: ListPrices = prices.at(-1) ?? prices[0]
