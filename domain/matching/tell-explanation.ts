import type { Words } from '../kernel/words.ts'
import type { PlacementExplanation } from './explain-placement.ts'
import type { Obstacle } from './obstacle.ts'

/** Why a job order is not for somebody. */
export const obstacleTerms: Readonly<Record<Obstacle, Words>> = {
  wage: { zh: '工资低于本人要求', en: 'pays less than the worker asks' },
  date: { zh: '到岗日期早于本人能出发的日期', en: 'starts before the worker can leave' },
  province: { zh: '不在本人愿意去的省份', en: 'lies in a province that the worker did not name' },
  skill: { zh: '需要本人没有的技能', en: 'needs a skill that the worker does not have' },
  'already-offered': { zh: '以前已经推荐过', en: 'was offered to the worker before' },
  age: { zh: '本人的年龄不能安排这个岗位', en: 'may not be given to somebody of this age' },
}

/** The explanation as a sentence for staff, in both languages; job orders by their ids. */
export function explanationWords(explanation: PlacementExplanation): Words {
  switch (explanation.outcome) {
    case 'placed': {
      const { destination, wage, skill } = explanation.score
      const points = destination + wage + skill
      return {
        zh: `匹配到${explanation.jobOrder}，共${points}分：省份${destination}分，工资${wage}分，技能${skill}分。`,
        en: `Matched with ${explanation.jobOrder} for ${points} points: ${destination} for the province, ${wage} for the wage, ${skill} for the skill.`,
      }
    }
    case 'all-full': {
      const { length } = explanation.permittedJobOrders
      return { zh: `合适的用工订单（${length}个）都已满员。`, en: `All job orders that suit (${length}) are full.` }
    }
    case 'one-obstacle':
      return nearest(explanation.jobOrder, [explanation.obstacle])
    case 'several-obstacles':
      return nearest(explanation.jobOrder, explanation.obstacles)
    case 'companions': {
      const { length } = explanation.openJobOrders
      return length > 0
        ? {
            zh: `合适的用工订单（${length}个）还有名额，但没有一家企业能同时接收全部同行人员。`,
            en: `Job orders that suit (${length}) have room, but no enterprise could take all companions as well.`,
          }
        : {
            zh: '没有一家企业有适合全部同行人员的用工订单。',
            en: 'No enterprise has job orders that suit all companions.',
          }
    }
    case 'no-job-orders':
      return { zh: '没有用工订单还有名额。', en: 'No job order has a place.' }
    case 'help-first':
      return {
        zh: '家乡受灾，先提供帮助；这一轮没有匹配此人。',
        en: 'The person’s county was hit by a disaster and help comes first: this round was matched without them.',
      }
  }
}

/** The same in English, for developers. */
export function tellExplanation(explanation: PlacementExplanation): string {
  return explanationWords(explanation).en
}

function nearest(jobOrder: string, obstacles: readonly Obstacle[]): Words {
  const found = obstacles.map((obstacle) => obstacleTerms[obstacle])
  return {
    zh: `没有合适的用工订单；最接近的${jobOrder}：${found.map(({ zh }) => zh).join('、')}。`,
    en: `No job order suits; the nearest, ${jobOrder}, ${found.map(({ en }) => en).join(', ')}.`,
  }
}
