import { isConditionFailed } from './database.ts'

/** Whether a write's own condition held; throws where it failed otherwise. */
export async function holds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (isConditionFailed(error)) return false
    throw error
  }
}
