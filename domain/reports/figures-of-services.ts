import type { Figure } from './figure.ts'

/** Texts, cases, check-ins, and what campaigns reach. */
export const figuresOfServices = {
  'texts-sent': {
    words: { zh: '发出短信', en: 'texts sent' },
    unit: 'texts',
    means: {
      zh: '交给短信平台的短信，一条一次，重试不重复；全省合计含发给企业联系人和带队人的。',
      en: 'Texts that were given to the SMS provider, each once however often it was tried; the sum of all includes those to contacts of enterprises and to leaders of trips.',
    },
    from: ['message'],
    by: ['day', 'month', 'campaign', 'batch'],
    at: ['sms/sent'],
  },
  'text-segments': {
    words: { zh: '计费条数', en: 'segments billed' },
    unit: 'texts',
    means: {
      zh: '按字数计费的条数：70字以内一条，超过的每67字一条。',
      en: 'As which they are billed: one up to 70 characters, beyond that one for every 67.',
    },
    from: ['message'],
    by: ['day', 'month', 'campaign', 'batch'],
    at: ['sms/segments'],
  },
  'replies-received': {
    words: { zh: '收到回复', en: 'replies received' },
    unit: 'texts',
    means: {
      zh: '短信平台送来的、手机号发出的短信。内容不留存，只留计数。',
      en: 'Texts from mobile numbers that the provider brought. They are not kept, only their count is.',
    },
    from: ['tally'],
    by: ['day', 'month', 'campaign', 'batch'],
    at: ['sms/received'],
  },
  'cases-opened': {
    words: { zh: '新增诉求', en: 'cases opened' },
    unit: 'cases',
    means: {
      zh: '新开的诉求工单；重新打开的不再计。',
      en: 'Cases that were opened; one that is opened again is not counted again.',
    },
    from: ['case'],
    by: ['day', 'month', 'campaign', 'batch'],
    at: ['cases/opened'],
  },
  'cases-settled': {
    words: { zh: '办结诉求', en: 'cases settled' },
    unit: 'cases',
    means: {
      zh: '办结的减去办结后又重新打开的。',
      en: 'Cases that were settled, less those that were opened again after that.',
    },
    from: ['case', 'caseStep'],
    by: ['day', 'month', 'campaign', 'batch'],
    at: ['cases/settled'],
  },
  'cases-unresolved': {
    words: { zh: '到期未解决', en: 'cases out of time' },
    unit: 'cases',
    means: {
      zh: '到期无人办结而关闭的，减去以后补办结或重新打开的。',
      en: 'Cases that closed because nobody settled them in time, less those that were settled late or opened again.',
    },
    from: ['case', 'caseStep'],
    by: ['day', 'month', 'campaign', 'batch'],
    at: ['cases/unresolved'],
  },
  'cases-open': {
    words: { zh: '在办诉求', en: 'cases open' },
    unit: 'cases',
    means: {
      zh: '截至报表时刻没有办结、也没有到期关闭的。',
      en: 'Cases neither settled nor out of time at the moment of the report.',
    },
    from: ['case'],
    by: ['batch'],
    at: ['cases/open'],
  },
  'cases-held': {
    words: { zh: '手上工单', en: 'cases in hand' },
    unit: 'cases',
    means: {
      zh: '一名工作人员手上没有办结的工单，含其他城市的。',
      en: 'Open cases that a colleague holds, of this city and of others.',
    },
    from: ['case'],
    by: ['colleague'],
    at: ['people/*/openCases'],
  },
  followed: {
    words: { zh: '回访对象', en: 'people followed up' },
    unit: 'people',
    means: {
      zh: '已交接、或到了但没有签收而纳入回访的人。',
      en: 'People whom a plant took over, or who arrived without a receipt: they are asked at the check-ins.',
    },
    from: ['cohort'],
    by: ['batch'],
    at: ['retention/people'],
  },
  'check-in-people': {
    words: { zh: '应在岗', en: 'people of the check-in' },
    unit: 'people',
    means: { zh: '该次回访已结束的组里的人。', en: 'People of the groups whose check-in of that day is over.' },
    from: ['cohort'],
    by: ['batch', 'check-in', 'city', 'enterprise'],
    at: ['checkpoints/*/people'],
  },
  'check-in-at-work': {
    words: { zh: '在岗', en: 'still at work' },
    unit: 'people',
    means: {
      zh: '回访结束时没有离职的人；没有答复的算在岗，撤回同意不算离职。',
      en: 'Those of them who had not left the job when the check-in closed; who did not answer counts as at work, and taking consent back is not leaving.',
    },
    from: ['cohort', 'placement'],
    by: ['batch', 'check-in', 'city', 'enterprise'],
    at: ['checkpoints/*/atWork'],
  },
  'check-in-asked': {
    words: { zh: '已询问', en: 'asked' },
    unit: 'people',
    means: {
      zh: '该次回访问到的人。已询问＝已答复＋未答复。',
      en: 'People who were asked. Asked = answered + silent.',
    },
    from: ['checkIn'],
    by: ['batch', 'check-in', 'city', 'enterprise'],
    at: ['checkpoints/*/asked'],
  },
  'check-in-answered': {
    words: { zh: '已答复', en: 'answered' },
    unit: 'people',
    means: { zh: '短信、行程页或电话答复的人。', en: 'Those who answered by text, on their page or by telephone.' },
    from: ['checkIn'],
    by: ['batch', 'check-in', 'city', 'enterprise'],
    at: ['checkpoints/*/answered'],
  },
  'check-in-silent': {
    words: { zh: '未答复', en: 'silent' },
    unit: 'people',
    means: {
      zh: '两天内没有答复、由服务站联系一次的人。',
      en: 'Those who did not answer within two days; a station looks after each once.',
    },
    from: ['checkIn'],
    by: ['batch', 'check-in', 'city', 'enterprise'],
    at: ['checkpoints/*/silent'],
  },
  'campaign-people-placed': {
    words: { zh: '输送到岗', en: 'people placed by the campaign' },
    unit: 'people',
    means: {
      zh: '活动各批次里企业签收的人；批次行程全部结束后计入。',
      en: 'People of the campaign’s batches for whom their plants signed; a batch counts once every trip of it has ended.',
    },
    from: ['batch', 'placement'],
    by: ['campaign', 'batch'],
    at: ['reached/peoplePlaced', 'batches/*/peoplePlaced'],
  },
  'campaign-posts': {
    words: { zh: '归集岗位', en: 'posts collected' },
    unit: 'places',
    means: {
      zh: '活动的批次和招聘活动涉及的用工订单的岗位数，一张订单一次。',
      en: 'Places of the job orders that the campaign’s batches and events name, each order once.',
    },
    from: ['batch', 'recruitmentEvent', 'jobOrder'],
    by: ['campaign'],
    at: ['reached/postsCollected'],
  },
  'campaign-events': {
    words: { zh: '举办招聘活动', en: 'events held' },
    unit: 'events',
    means: { zh: '已经结束的招聘活动。', en: 'Recruitment events that are over.' },
    from: ['recruitmentEvent'],
    by: ['campaign'],
    at: ['reached/eventsHeld'],
  },
  'campaign-enterprises': {
    words: { zh: '对接企业', en: 'enterprises reached' },
    unit: 'enterprises',
    means: {
      zh: '参加招聘活动的，和批次用工订单所属的企业，一家一次。',
      en: 'Enterprises at its events, and those whose job orders its batches name: each once.',
    },
    from: ['batch', 'recruitmentEvent', 'jobOrder'],
    by: ['campaign'],
    at: ['reached/firmsReached'],
  },
} as const satisfies Readonly<Record<string, Figure>>
