import type { ReturnDirection } from '../batches/batch-returns.ts'

/** What a text to a worker calls the journey. */
export const returnTerm: Readonly<Record<ReturnDirection, string>> = { homeward: '返乡', back: '返岗' }
