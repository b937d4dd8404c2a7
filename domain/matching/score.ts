import * as z from 'zod'
import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'

/** Whole points. Their sum is the third goal, after the number of workers placed and of priority workers placed. */
export const ScoreParts = z.object({
  /** 30, 20, 10 for the first, second, third wish, 0 for a later one; 15 where any province will do. */
  destination: z.int(),
  /** One point for each full 100 yuan a month above the worker's minimum, 30 at most. */
  wage: z.int(),
  /** 10 where the order needs a skill, which the worker then has. */
  skill: z.int(),
})
export type ScoreParts = z.infer<typeof ScoreParts>

const pointsForWish = [30, 20, 10]
const pointsForAny = 15

export const highestScore = 70

/** Why a worker cannot be sent to a job order, in the order in which a worker is told. */
export const Obstacle = z.enum(['age', 'already-offered', 'date', 'province', 'skill', 'wage'])
export type Obstacle = z.infer<typeof Obstacle>

/** Every rule that the pair breaks; none: the pair is permitted. */
export function obstacles(worker: MatchingWorker, job: MatchingJobOrder): Obstacle[] {
  const found: Obstacle[] = []
  if (worker.age < job.minimumAge || worker.tooYoungFor?.includes(job.id)) found.push('age')
  if (worker.alreadyOffered?.includes(job.id)) found.push('already-offered')
  if (worker.earliestDepartureDay > job.startDay) found.push('date')
  if (worker.destinations !== 'any' && wishFor(worker.destinations, job) < 0) found.push('province')
  if (job.requiredSkill !== null && !worker.skills.includes(job.requiredSkill)) found.push('skill')
  if (worker.minimumMonthlyWageYuan > job.monthlyWageYuan) found.push('wage')
  return found
}

export function permitted(worker: MatchingWorker, job: MatchingJobOrder): boolean {
  return obstacles(worker, job).length === 0
}

/** The points of a permitted pair. */
export function scoreParts(worker: MatchingWorker, job: MatchingJobOrder): ScoreParts {
  return {
    destination: destinationPoints(worker.destinations, job),
    wage: wagePoints(worker.minimumMonthlyWageYuan, job.monthlyWageYuan),
    skill: skillPoints(job),
  }
}

/** The points of a permitted pair in one number, 0 to `highestScore`. */
export function score(worker: MatchingWorker, job: MatchingJobOrder): number {
  const parts = scoreParts(worker, job)
  return parts.destination + parts.wage + parts.skill
}

type Place = Pick<MatchingJobOrder, 'province' | 'city'>

/** Which of the wishes a job meets, by its place in the list; -1 for none. */
function wishFor(destinations: readonly string[], place: Place): number {
  return destinations.findIndex((wish) => wish === place.province || isPlaceWished(wish, place))
}

/** A wish for a job's city alone, or, in four digits, for the prefecture that it lies in. */
export function isPlaceWished(wish: string, { city }: Pick<Place, 'city'>): boolean {
  return wish === city || (/^\d{4}$/.test(wish) && /^\d{6}$/.test(city) && city.startsWith(wish))
}

export function destinationPoints(destinations: MatchingWorker['destinations'], place: Place): number {
  return destinations === 'any' ? pointsForAny : (pointsForWish[wishFor(destinations, place)] ?? 0)
}

export function wagePoints(minimumMonthlyWageYuan: number, monthlyWageYuan: number): number {
  return Math.min(30, Math.floor((monthlyWageYuan - minimumMonthlyWageYuan) / 100))
}

export function skillPoints(job: Pick<MatchingJobOrder, 'requiredSkill'>): number {
  return job.requiredSkill === null ? 0 : 10
}
