import { sentences } from './sentences.ts'

/** Of an id that stands for nothing, or for nothing of this caller's. */
export const nothingSuch = sentences('nothing', {
  address: { zh: '没有这个地址，请核对。', en: 'There is no such address.' },
  agreement: { zh: '没有这份协议，请核对编号。', en: 'There is no such agreement.' },
  'alarm of this trip': { zh: '这趟行程没有这条报警，请核对编号。', en: 'There is no such alarm of this trip.' },
  'batch of this step': { zh: '没有这一步所属的批次。', en: 'There is no such batch of this step.' },
  'call to make': {
    zh: '没有这个要打的电话：已经答复、已经打过，或者已经过期。',
    en: 'There is no such call to make: it was answered or made, or its time is over.',
  },
  'plan of this batch': { zh: '这个批次还没有行程方案。', en: 'There is no such plan of this batch.' },
  campaign: { zh: '没有这个专项活动，请核对编号。', en: 'There is no such campaign.' },
  'recruitment event': { zh: '没有这场招聘活动，请核对编号。', en: 'There is no such recruitment event.' },
  'sign-up': { zh: '没有这条报名记录。', en: 'There is no such sign-up.' },
  case: { zh: '没有这个诉求工单，请核对编号。', en: 'There is no such case.' },
  city: { zh: '没有这个城市的代码，请核对。', en: 'There is no such city.' },
  'city that you look after': {
    zh: '您负责的城市里没有这个代码，请核对。',
    en: 'There is no such city that you look after.',
  },
  cohort: { zh: '没有这个跟踪组，请核对编号。', en: 'There is no such cohort.' },
  connection: { zh: '没有这个班次，请核对编号。', en: 'There is no such connection.' },
  county: { zh: '没有这个县区的代码，请核对。', en: 'There is no such county.' },
  'county that you look after': {
    zh: '您负责的县区里没有这个代码，请核对。',
    en: 'There is no such county that you look after.',
  },
  evidence: { zh: '没有这份材料，或者已经删除。', en: 'There is no such evidence, or it was erased.' },
  delivery: { zh: '没有这条发送记录，请核对编号。', en: 'There is no such delivery.' },
  enterprise: { zh: '没有这家企业，请核对编号。', en: 'There is no such enterprise.' },
  interview: { zh: '没有这次走访记录，请核对编号。', en: 'There is no such interview.' },
  visit: { zh: '没有这次走访，请核对编号。', en: 'There is no such visit.' },
  'job order': { zh: '没有这个用工订单，请核对编号。', en: 'There is no such job order.' },
  link: { zh: '没有这个链接，请核对编号。', en: 'There is no such link.' },
  'person that you look after': {
    zh: '您负责的范围内没有这个人员，请核对编号。',
    en: 'There is no such person that you look after.',
  },
  placement: { zh: '没有这个安置，请核对编号。', en: 'There is no such placement.' },
  disaster: { zh: '没有这次灾情的登记，请核对编号。', en: 'There is no such disaster.' },
  'qualification of this person': {
    zh: '此人没有优先资格，或者已经到期、已经撤回。',
    en: 'There is no such qualification of this person: it ended, or was taken back.',
  },
  proposal: { zh: '没有这个调整方案，请核对编号。', en: 'There is no such proposal.' },
  'row to correct or to clarify in this survey': {
    zh: '这份摸底表没有这一行待更正、待核实的内容，请核对行号。',
    en: 'There is no such row to correct or to clarify in this survey.',
  },
  'stall of this batch': {
    zh: '这个批次没有这个停住的步骤，请核对编号。',
    en: 'There is no such stall of this batch.',
  },
  station: { zh: '没有这个劳务站或者工作组，请核对编号。', en: 'There is no such station or working group.' },
  'subsidy claim': { zh: '没有这个补贴申请，请核对编号。', en: 'There is no such subsidy claim.' },
  'public notice': { zh: '没有这次公示，请核对编号。', en: 'There is no such public notice.' },
  'subsidy policy': { zh: '没有这项补贴政策，请核对编号。', en: 'There is no such subsidy policy.' },
  survey: { zh: '没有这份摸底表，请核对编号。', en: 'There is no such survey.' },
  'transfer batch': { zh: '没有这个批次，请核对编号。', en: 'There is no such transfer batch.' },
  trip: { zh: '没有这趟行程，请核对编号。', en: 'There is no such trip.' },
  worker: { zh: '没有这名务工人员，请核对编号。', en: 'There is no such worker.' },
})
