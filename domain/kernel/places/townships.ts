import table from './villages-sample.json' with { type: 'json' }

/** A real township, for test data. Points of the source file that are placeholders are left behind on purpose. */
export interface Township {
  /** Nine digits; the first six are the county's. */
  readonly code: string
  readonly name: string
  readonly countyCode: string
}

/** The townships of a county that the sample holds: for most counties none, at most two. */
export function sampleTownshipsOf(countyCode: string): readonly Township[] {
  return table
    .filter((township) => township.countyCode === countyCode)
    .map(({ code, name }) => ({ code, name, countyCode }))
}
