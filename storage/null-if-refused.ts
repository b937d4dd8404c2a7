import { isConditionFailed } from './database.ts'

/** What a write answers; null where its condition did not hold. */
export async function nullIfRefused<Result>(write: Promise<Result>): Promise<Result | null> {
  try {
    return await write
  } catch (error) {
    if (isConditionFailed(error)) return null
    throw error
  }
}
