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

/** What `matchWorkers` answers, found in a thread of its own, so that the caller's event loop goes on meanwhile. */
export function matchInThread(instance: MatchingInstance, options?: MatchingOptions): ReturnType<typeof matchWorkers> {
  return new Promise((resolve, reject) => {
    const work: MatchWork = { instance, options }
    const thread = new Worker(new URL(threadFile, import.meta.url), { workerData: work })
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the matching thread ended without an answer')))
  })
}
