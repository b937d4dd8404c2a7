import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import type { Obstacle } from './obstacle.ts'
import type { ScoreParts } from './score-parts.ts'

const pointsForWish = [30, 20, 10]
const pointsForAny = 15

export const highestScore = 70

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
  return wish === city || (wish.length === 4 && city.startsWith(wish) && /^\d{4}$/.test(wish) && /^\d{6}$/.test(city))
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
