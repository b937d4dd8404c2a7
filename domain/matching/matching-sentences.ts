import { sentences } from '../kernel/sentences.ts'

/** What is told about matching and offers. An instance and its ids are read by whoever made the file. */
export const matchingSentences = sentences('matching', {
  'over-budget': {
    zh: '第{round}轮要给{people}人发短信，约{cost}元，加上已花的{spent}元，超过短信预算{budget}元。没有发送。请提高短信预算后重试这一步，或者取消批次。',
    en: 'Round {round} would write to {people} people for about {cost} yuan; with {spent} spent that is more than the {budget} yuan for texts. Nothing was sent. Raise the budget of messages and have this step tried again, or cancel the batch.',
  },
  'no-candidate': { zh: '此人不是本批次的候选人。', en: 'This worker is no candidate of the batch.' },
  'too-many-orders': { zh: '最多{most}个用工订单', en: 'at most {most} job orders' },
  'placement-unfit': { zh: '已有的安置与数据不符：{what}', en: '{what}' },
  'not-an-instance': {
    zh: '文件须为一个JSON对象，含format、workers、jobOrders。{says}',
    en: 'The file must hold one JSON object with format, workers and jobOrders{says}.',
  },
  'field-unfit': { zh: '{place}不合规定：{message}', en: '{place} {message}' },
  'no-worker': { zh: '数据中没有{workerId}。', en: 'The instance has no worker {workerId}.' },
})
