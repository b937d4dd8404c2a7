import { parentPort } from 'node:worker_threads'
import type { MatchWork } from './match-in-thread.ts'
import { matchWorkers } from './match-workers.ts'

parentPort?.on('message', ({ instance, options }: MatchWork) => {
  // What it rejects with ends the thread, and whoever asked is told.
  void matchWorkers(instance, options).then((matched) => parentPort?.postMessage(matched))
})
