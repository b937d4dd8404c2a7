/** What AWS gives an account that has asked for nothing, where regions differ the least of them; aws-cn counts among those. */
export interface Quotas {
  readonly asOf: string
  /** Write units a second of one partition, hence of one key. Fixed. */
  readonly unitsOfKey: number
  /** Write units a second of a table or index on demand. */
  readonly unitsOfTable: number
  /** Executions of functions at one moment, in the account. */
  readonly functionsAtOnce: number
  /** StartExecution of standard workflows: so many at once, and so many a second. */
  readonly starts: { readonly bucket: number; readonly perSecond: number }
  /** Entered states of standard workflows. */
  readonly transitions: { readonly bucket: number; readonly perSecond: number }
  /** Requests a second of an HTTP API. */
  readonly requests: number
}

/**
 * Oldest first; a change is a row more. Sources: DynamoDB, "Partitions and data distribution" and "Quotas in Amazon DynamoDB" (40,000 write
 * request units a table, in docs.amazonaws.cn too); Lambda, "Lambda quotas" and "scaling behavior"; Step Functions, "Quotas related to
 * state throttling" and "API action throttling" (us-east-1, us-west-2 and eu-west-1 have more); API Gateway, "Quotas for HTTP APIs" (10,000
 * a second in most regions, 2,500 in the least).
 */
const quotas: readonly [Quotas, ...Quotas[]] = [
  {
    asOf: '2026-11-28',
    unitsOfKey: 1000,
    unitsOfTable: 40_000,
    functionsAtOnce: 1000,
    starts: { bucket: 800, perSecond: 150 },
    transitions: { bucket: 800, perSecond: 800 },
    requests: 2500,
  },
]

export const accountQuotas: Quotas = quotas.at(-1) ?? quotas[0]
