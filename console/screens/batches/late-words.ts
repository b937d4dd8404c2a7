import { inBoth } from '../../words/in-both.ts'

/** What is said where a plan is set aside for another one, and where people come to a batch late. */
export const lateWords = inBoth(
  {
    replan: '重新制定方案',
    replanKeeps: (people: number) => `批次不结束，${people} 名已答应的人不受影响；现在的方案不再采用，一个班次都不订。`,
    replanThen: '重新向承运方询价、编排，几分钟后再请审批；做不到时保留现在的方案，并说明原因。',
    forbid: '不用的方式',
    planBudget: '交通费最多',
    addLate: '补充人员',
    addLateMeans: '候选人名单确定之后才登记或者核实的人，可以补进本批次，从下一轮起参加匹配；现在不会给他们发短信。',
    workerIds: '人员编号',
    workerIdsMean: '一行一个，或用逗号隔开。',
    surveyId: '调查表编号',
    surveyIdMeans: '这份调查表中更正过的人员全部补充。',
    addLook: '先看看会怎样',
    addNow: (count: number) => `补充 ${count} 人`,
    wouldBecome: (added: number, alreadyIn: number, refused: number) =>
      `将补充 ${added} 人，已在名单中 ${alreadyIn} 人，不能补充 ${refused} 人；现在还没有补充`,
    became: (added: number, alreadyIn: number, refused: number) =>
      `补充 ${added} 人，已在名单中 ${alreadyIn} 人，不能补充 ${refused} 人`,
  },
  {
    replan: 'Plan anew',
    replanKeeps: (people: number) =>
      `The batch goes on, and the ${people} people who said yes stay in it; this plan is set aside, and nothing of it is booked.`,
    replanThen:
      'Carriers are asked for their prices again, and in some minutes approval is asked for anew; where it cannot be done, this plan stands, with the reason.',
    forbid: 'Not to be used',
    planBudget: 'Journeys cost at most',
    addLate: 'Add people',
    addLateMeans:
      'Whoever was surveyed or clarified since the candidates were frozen can take part from the next round on; nobody is written to now.',
    workerIds: 'Ids of the people',
    workerIdsMean: 'One a line, or with commas.',
    surveyId: 'Id of a survey',
    surveyIdMeans: 'All whose rows of that survey were corrected.',
    addLook: 'See first what would happen',
    addNow: (count: number) => `Add ${count}`,
    wouldBecome: (added: number, alreadyIn: number, refused: number) =>
      `${added} would be added, ${alreadyIn} are among them, ${refused} cannot be added; nobody was added yet`,
    became: (added: number, alreadyIn: number, refused: number) =>
      `${added} added, ${alreadyIn} were among them, ${refused} cannot be added`,
  },
)
