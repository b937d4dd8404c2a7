import { afterEach, beforeEach } from 'vitest'
import { type Acts, actsSinceAsked } from './acts.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** What was done by hand in the case. */
    acts?: Acts
    /** What the case measured, to be said below the table. */
    measured?: string[]
  }
}

beforeEach(() => void actsSinceAsked())
afterEach(({ task }) => {
  task.meta.acts = actsSinceAsked()
})
