import { useEffect, useRef, useState } from 'react'
import { useAhead } from '../../service/service-time.ts'
import { useAnswer } from '../../service/use-answer.ts'

const minute = 60_000
const hour = 60 * minute
/** A clock that was moved on is caught up with in so many milliseconds, from a day before at most. */
const glideTime = 5_000
/** Played, an hour passes in so many milliseconds. */
const hourPlayed = 1_000
const tick = 10_000

const wantsLittleMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Calls `onFrame` with the milliseconds since the frame before, until it answers false. */
function eachFrame(onFrame: (milliseconds: number) => boolean): () => void {
  let before = performance.now()
  let frame = requestAnimationFrame(function step(at) {
    const goesOn = onFrame(Math.max(0, at - before))
    before = at
    if (goesOn) frame = requestAnimationFrame(step)
  })
  return () => cancelAnimationFrame(frame)
}

/** The service's clock, looked at every ten seconds and whenever it was moved: epoch milliseconds; undefined until it is known. */
export function useServiceClock(): number | undefined {
  const { isSuccess: isKnown, dataUpdatedAt: readAt } = useAnswer('GET /health', {})
  const ahead = useAhead()
  const [own, setOwn] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setOwn(Date.now()), tick)
    return () => clearInterval(timer)
  }, [])
  // What was read since the last look at this browser's clock is newer than that: the moment is never before the one read.
  return isKnown ? Math.max(own, readAt) + ahead : undefined
}

/**
 * A moment that follows the clock: where that was moved on, it passes the time between at a pace at which one can watch. Whoever
 * wants little motion sees the new moment at once.
 */
export function useFollowed(clock: number): { moment: number; isMoving: boolean } {
  const [moment, setMoment] = useState(clock)
  const shown = useRef({ moment: clock, pace: 0 })
  useEffect(() => {
    const from = Math.max(shown.current.moment, clock - 24 * hour)
    const left = clock - from
    const isJump = left > 2 * minute && !wantsLittleMotion()
    shown.current = { moment: isJump ? from : clock, pace: isJump ? Math.max(shown.current.pace, left / glideTime) : 0 }
    setMoment(shown.current.moment)
    if (!isJump) return
    return eachFrame((milliseconds) => {
      const { moment: before, pace } = shown.current
      const next = Math.min(clock, before + pace * milliseconds)
      shown.current = { moment: next, pace: next < clock ? pace : 0 }
      setMoment(next)
      return next < clock
    })
  }, [clock])
  return { moment, isMoving: clock - moment > 2 * minute }
}

/** Lets a moment run on while it is played; in steps of half an hour for whoever wants little motion. */
export function usePlayed(isPlaying: boolean, moment: number, onMoment: (moment: number) => void): void {
  const latest = useRef({ moment, onMoment })
  useEffect(() => {
    latest.current = { moment, onMoment }
  })
  useEffect(() => {
    if (!isPlaying) return
    const pass = (milliseconds: number) =>
      latest.current.onMoment(latest.current.moment + (milliseconds / hourPlayed) * hour)
    if (wantsLittleMotion()) {
      const timer = setInterval(() => pass(hourPlayed / 2), hourPlayed)
      return () => clearInterval(timer)
    }
    return eachFrame((milliseconds) => {
      pass(milliseconds)
      return true
    })
  }, [isPlaying])
}
