import { useAnswer } from './use-answer.ts'

/** Milliseconds by which the service's clock is ahead of this browser's: a moved clock in local mode, a wrong one elsewhere. */
export function useAhead(): number {
  const health = useAnswer('GET /health', {}, { every: 30_000 })
  return health.data ? Date.parse(health.data.now) - health.dataUpdatedAt : 0
}
