import type { ReturnDirection } from '../../batches/batch-returns.ts'

interface Journey {
  /** Absent on the way to a post for the first time. */
  readonly returns?: ReturnDirection | undefined
}

/** Codes of where somebody sets out and where they go: home from the city of the post, else there from the county. */
export function wayOf({
  returns,
  countyCode,
  cityCode,
}: Journey & { readonly countyCode: string; readonly cityCode: string }): { from: string; to: string } {
  return returns === 'homeward' ? { from: cityCode, to: countyCode } : { from: countyCode, to: cityCode }
}

/** The places at which the people of a trip set out. */
export function originsOf({
  returns,
  counties,
  cities,
}: Journey & { readonly counties: readonly string[]; readonly cities: readonly string[] }): readonly string[] {
  return returns === 'homeward' ? cities : counties
}
