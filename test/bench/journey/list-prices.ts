/** US dollars for a million, without tax and free tier, in us-east-1. */
export interface ListPrices {
  readonly asOf: string
  readonly writeUnits: number
  readonly readUnits: number
  readonly transitions: number
  /** Starts of express executions. */
  readonly expressRequests: number
  /** A GB-second of express executions, of which each takes 64 MB. */
  readonly expressGbSeconds: number
  /** Calls of functions; their duration is not counted here, as one machine says nothing of Lambda's. */
  readonly functionCalls: number
}

/**
 * Oldest first; a change of prices is a row more. Sources: aws.amazon.com/dynamodb/pricing/on-demand (halved in November 2024),
 * aws.amazon.com/step-functions/pricing (Standard $0.025 a thousand; Express $1.00 a million and $0.00001667 a GB-second, in
 * steps of 100 ms and 64 MB), aws.amazon.com/lambda/pricing.
 */
const prices: readonly [ListPrices, ...ListPrices[]] = [
  {
    asOf: '2026-11-28',
    writeUnits: 0.625,
    readUnits: 0.125,
    transitions: 25,
    expressRequests: 1,
    expressGbSeconds: 16.67,
    functionCalls: 0.2,
  },
]

/**
 * What an express execution is taken to last, in seconds. One machine says nothing of Lambda's times: this is an upper bound for
 * a chunk of a hundred, at which an execution costs under half of a transition.
 */
export const longestExpressSeconds = 10
export const expressGb = 64 / 1024

export const listPrices: ListPrices = prices.at(-1) ?? prices[0]
