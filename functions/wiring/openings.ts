import { AsyncLocalStorage } from 'node:async_hooks'

/** Details that the vault opened: of how many people, and why. */
export interface Opening {
  readonly people: number
  readonly why: string
}

const ofThisCall = new AsyncLocalStorage<Opening[]>()

/** What is opened while one call is at work. Calls may be at work side by side, on one machine. */
export const openings = {
  note(opening: Opening): void {
    if (opening.people > 0) ofThisCall.getStore()?.push(opening)
  },
  /** Runs the call; `keep` gets what was opened, also where the call breaks, before anybody gets its answer. */
  async around<Answer>(
    call: () => Promise<Answer>,
    keep: (opened: readonly Opening[]) => Promise<void>,
  ): Promise<Answer> {
    const opened: Opening[] = []
    try {
      return await ofThisCall.run(opened, call)
    } finally {
      if (opened.length > 0) await keep(opened)
    }
  },
} as const
