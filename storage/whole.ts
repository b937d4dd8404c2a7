/**
 * The result of a batch call, if it is whole. DynamoDB leaves items out of a batch when a partition is busy, and ElectroDB
 * hands them back as `unprocessed`: taken for an answer they would be people who are not there. Throws, so that the step
 * is tried again.
 */
export function whole<Result extends { readonly unprocessed: readonly unknown[] }>(result: Result): Result {
  if (result.unprocessed.length > 0) throw new Error(`the table left out ${result.unprocessed.length} items of a batch`)
  return result
}
