import type { PlacementExplanation } from './explain-placement.ts'
import type { Obstacle } from './score.ts'

const misses: Record<Obstacle, string> = {
  wage: 'pays less than the worker asks',
  date: 'starts before the worker can leave',
  province: 'lies in a province that the worker did not name',
  skill: 'needs a skill that the worker does not have',
  'already-offered': 'was offered to the worker before',
  age: 'may not be given to somebody of this age',
}

/** The explanation as a sentence for staff; job orders by their ids. */
export function tellExplanation(explanation: PlacementExplanation): string {
  switch (explanation.outcome) {
    case 'placed': {
      const { destination, wage, skill } = explanation.score
      const points = `${destination} for the province, ${wage} for the wage, ${skill} for the skill`
      return `Matched with ${explanation.jobOrder} for ${destination + wage + skill} points: ${points}.`
    }
    case 'all-full':
      return `All job orders that suit (${explanation.permittedJobOrders.length}) are full.`
    case 'one-obstacle':
      return `No job order suits; the nearest, ${explanation.jobOrder}, ${misses[explanation.obstacle]}.`
    case 'several-obstacles': {
      const found = explanation.obstacles.map((obstacle) => misses[obstacle])
      return `No job order suits; the nearest, ${explanation.jobOrder}, ${found.join(', ')}.`
    }
    case 'companions':
      return explanation.openJobOrders.length > 0
        ? `Job orders that suit (${explanation.openJobOrders.length}) have room, but no enterprise could take all companions as well.`
        : 'No enterprise has job orders that suit all companions.'
    case 'no-job-orders':
      return 'No job order has a place.'
  }
}
