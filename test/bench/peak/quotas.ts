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

/** Oldest first; a change is a row more. */
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

/** Where each is told, and whether the page was read with its figure; the others are as known to us. */
export const sourcesOfQuotas: readonly {
  readonly quota: string
  readonly source: string
  readonly isFound: boolean
}[] = [
  {
    quota: 'a key: 1,000 write units a second',
    source: 're:Post knowledge centre, on-demand-table-throttling-dynamodb, “per-partition maximum”',
    isFound: true,
  },
  {
    quota: 'a new table on demand: 4,000 write units at once, then twice its highest of 30 minutes',
    source: 're:Post knowledge centre, on-demand-table-throttling-dynamodb',
    isFound: true,
  },
  {
    quota: 'a table on demand: 40,000 write units a second',
    source: 'docs.amazonaws.cn, DynamoDB, Quotas (Limits.html), “On-Demand, per table”',
    isFound: true,
  },
  {
    quota: 'functions at once: 1,000, fewer in a new account',
    source: 'docs.aws.amazon.com, Lambda quotas (limits.html)',
    isFound: true,
  },
  {
    quota: 'a function grows by 1,000 every 10 seconds',
    source: 'docs.amazonaws.cn, Lambda, scaling-behavior',
    isFound: true,
  },
  {
    quota: 'requests a second of an API: 10,000, in the least of regions 2,500',
    source: 'docs.amazonaws.cn, API Gateway quotas (limits.md)',
    isFound: true,
  },
  {
    quota: 'transitions 800, StartExecution 800 at once and 150 a second (regions but the three largest)',
    source: 'docs.amazonaws.cn, Step Functions service quotas (service-quotas.md), state and API action throttling',
    isFound: false,
  },
]
