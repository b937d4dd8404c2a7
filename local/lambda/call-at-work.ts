import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from 'aws-lambda'

/** The call of a function of which whatever runs now is part: measurements tell by it what one call does twice. */
export const callAtWork = new AsyncLocalStorage<Context>()
