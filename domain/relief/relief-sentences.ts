import { sentences } from '../kernel/sentences.ts'

/** What is told about counties that a disaster has hit. */
export const reliefSentences = sentences('relief', {
  'county-of-programme': {
    zh: '县区代码须为本省现行的6位县级代码。',
    en: 'Must be the code of a county of the province, in six digits.',
  },
  'disaster-order': { zh: '结束日期不能早于开始日期。', en: 'The last day lies before the first.' },
  'disaster-days': {
    zh: '一次最多{most}天，更久的请到期后重新登记。',
    en: 'At most {most} days at a time: declare it anew after that.',
  },
  'disaster-over': {
    zh: '结束日期已经过去，没有可以先提供的帮助。请填今天或以后的日期。',
    en: 'Its last day has passed, so there is nothing to be offered first: give today or a day to come.',
  },
  'disaster-not-on': {
    zh: '这次灾情的帮助已经结束，或还没有开始。',
    en: 'Help in this disaster has ended, or not begun.',
  },
  'not-of-county': {
    zh: '此人不是受灾县的人员，或没有同意联系。',
    en: 'The person is not of the county that was hit, or does not consent to being called.',
  },
  'texts-over-budget': {
    zh: '给{people}人发短信约{cost}元，超过短信预算{budget}元。没有发送。请提高预算，或改用电话。',
    en: 'Texts to {people} people come to about {cost} yuan, more than the budget of {budget} yuan. Nothing was sent: raise the budget, or call them.',
  },
  'needs-needed': { zh: '请选择需要什么帮助。', en: 'Say what help is needed.' },
  'somebody-recorded': {
    zh: '同事刚刚登记过此人，请重新读取后再登记。',
    en: 'A colleague has just recorded an answer of this person: read again, then record yours.',
  },
})
