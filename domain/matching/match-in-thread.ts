import { Worker } from 'node:worker_threads'
import type { MatchingOptions, matchWorkers } from './match-workers.ts'
import type { MatchingInstance } from './matching-instance.ts'

/** What the thread is given. */
export interface MatchWork {
  readonly instance: MatchingInstance
  readonly options?: MatchingOptions | undefined
}

/** The thread's file stands beside this one: as TypeScript in the sources, as `match-thread.mjs` in a bundle. */
const threadFile = import.meta.url.endsWith('.ts') ? './match-thread.ts' : './match-thread.mjs'

/** People whom a thread may have matched that is kept: the solver gives back no memory, and for many it took much. */
const mostKept = 200

/** Has no work and keeps no process alive. To start a thread with its solver takes 0.1 s of CPU, more than to match some hundred people. */
let waiting: Worker | undefined

/** What `matchWorkers` answers, found in another thread, so that the caller's event loop goes on meanwhile. */
export function matchInThread(instance: MatchingInstance, options?: MatchingOptions): ReturnType<typeof matchWorkers> {
  const thread = waiting ?? newThread()
  waiting = undefined
  thread.ref()
  return new Promise((resolve, reject) => {
    const work: MatchWork = { instance, options }
    const ended = () => reject(new Error('the matching thread ended without an answer'))
    thread.once('message', (matched) => {
      thread.off('error', reject).off('exit', ended)
      // Answered when its memory is free: another match may follow at once.
      if (waiting || instance.workers.length > mostKept) return void thread.terminate().then(() => resolve(matched))
      waiting = thread
      thread.unref()
      resolve(matched)
    })
    thread.once('error', reject).once('exit', ended)
    thread.postMessage(work)
  })
}

function newThread(): Worker {
  const thread = new Worker(new URL(threadFile, import.meta.url))
  thread.once('exit', () => {
    if (waiting === thread) waiting = undefined
  })
  return thread
}
