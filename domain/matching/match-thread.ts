import { parentPort, workerData } from 'node:worker_threads'
import type { MatchWork } from './match-in-thread.ts'
import { matchWorkers } from './match-workers.ts'

const { instance, options } = workerData as MatchWork
parentPort?.postMessage(await matchWorkers(instance, options))
