/** What every key of the bucket begins with; each has its time after which it is erased (`infra/data-stack.ts`). */
export type BucketFolder = 'uploads/' | 'surveys/' | 'batches/' | 'evidence/' | 'erasures/' | 'rehearsals/'

/** Folders whose objects are read, and those whose objects are written, erased and read. */
export interface BucketNeeds {
  readonly read?: readonly BucketFolder[]
  readonly write?: readonly BucketFolder[]
}
