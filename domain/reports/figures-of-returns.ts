import type { Figure } from './figure.ts'

/** Journeys home and back, of which `docs/returns.md` tells: no transfers, so that no other report counts them. */
export const figuresOfReturns = {
  'returns-proposed': {
    words: { zh: '企业报名返乡返岗', en: 'proposed for a journey home or back' },
    unit: 'people',
    means: {
      zh: '企业为返乡、返岗批次报的人，一人一次。',
      en: 'People whom enterprises proposed for a batch of journeys home or back, each once.',
    },
    from: ['returnProposal'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/proposed', 'returns/enterprises/*/proposed'],
  },
  'returns-not-asked': {
    words: { zh: '其中没有问的', en: 'of them not asked' },
    unit: 'people',
    means: {
      zh: '报了名而没有问的人，按原因：本季说过不走、已有座位、正在问、已离职、没有同意。',
      en: 'Those of them who were not asked, by why: said this season that they stay, have a seat, are being asked, have left, no consent.',
    },
    from: ['returnProposal', 'returnAsk', 'offer', 'placement', 'worker'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/notAsked/*', 'returns/enterprises/*/notAsked/*'],
  },
  'returns-asked': {
    words: { zh: '其中已问本人', en: 'of them asked' },
    unit: 'people',
    means: {
      zh: '其中问过本人坐不坐的人。',
      en: 'Those of them who were asked whether they ride.',
    },
    from: ['returnAsk', 'offer'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/asked', 'returns/enterprises/*/asked'],
  },
  'returns-yes': {
    words: { zh: '说坐的', en: 'said that they ride' },
    unit: 'people',
    means: {
      zh: '最后一次答复是坐的人。',
      en: 'People whose last word is that they ride.',
    },
    from: ['offer'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/yes', 'returns/enterprises/*/yes'],
  },
  'returns-stay': {
    words: { zh: '说不坐的', en: 'said that they do not' },
    unit: 'people',
    means: {
      zh: '最后一次答复是不坐的人。',
      en: 'People whose last word is that they do not.',
    },
    from: ['offer'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/stay', 'returns/enterprises/*/stay'],
  },
  'returns-silent': {
    words: { zh: '没有答复', en: 'silent' },
    unit: 'people',
    means: {
      zh: '到期没有答复的人；不坐就没有座位，别无后果。',
      en: 'People who had not answered in time: they have no seat, and nothing else follows.',
    },
    from: ['offer'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/silent', 'returns/enterprises/*/silent'],
  },
  'returns-open': {
    words: { zh: '等待答复', en: 'not answered yet' },
    unit: 'people',
    means: {
      zh: '问过、还没到期、没有答复的人。',
      en: 'People who were asked, have not answered, and still may.',
    },
    from: ['offer'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/open', 'returns/enterprises/*/open'],
  },
  'returns-withdrew': {
    words: { zh: '又退出的', en: 'withdrew' },
    unit: 'people',
    means: {
      zh: '上车前收回的人，和问题被撤回的人。',
      en: 'People who took a yes back before boarding, or whose question was called off.',
    },
    from: ['offer', 'placement'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/withdrew', 'returns/enterprises/*/withdrew'],
  },
  'returns-seated': {
    words: { zh: '有座位', en: 'had a seat' },
    unit: 'people',
    means: {
      zh: '排过座位的人，含上了车和没到的。',
      en: 'People who had a seat, those on board and those who missed it among them.',
    },
    from: ['placement'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/seated', 'returns/enterprises/*/seated'],
  },
  'returns-travelled': {
    words: { zh: '上了车', en: 'travelled' },
    unit: 'people',
    means: {
      zh: '点名上了车的人。',
      en: 'People who were on board.',
    },
    from: ['placement'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/travelled', 'returns/enterprises/*/travelled'],
  },
  'returns-missed': {
    words: { zh: '没到', en: 'missed' },
    unit: 'people',
    means: {
      zh: '有座位、点名没到的人，别无后果。',
      en: 'People who had a seat and were not there: nothing follows.',
    },
    from: ['placement'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/missed', 'returns/enterprises/*/missed'],
  },
  'returns-arrived': {
    words: { zh: '到家（到岗）', en: 'arrived' },
    unit: 'people',
    means: {
      zh: '到了家的人，或者返岗到了企业的人。',
      en: 'People who are at home, or back at their post.',
    },
    from: ['placement'],
    by: ['batch', 'enterprise'],
    at: ['returns/total/arrived', 'returns/enterprises/*/arrived'],
  },
  'returns-posts-unknown': {
    words: { zh: '不知是否返岗', en: 'posts of which nobody knows' },
    unit: 'people',
    means: {
      zh: '返岗批次结束后，报了名、没离职、没有坐我们的车返岗的人，按企业。只给专员一个数，不记到人。',
      en: 'Of a batch back that is over, by enterprise: people who were proposed, have not left, and did not come back with us. A number for the specialist, kept of nobody.',
    },
    from: ['returnProposal', 'placement'],
    by: ['batch', 'enterprise'],
    at: ['returns/enterprises/*/postsUnknown'],
  },
} as const satisfies Readonly<Record<string, Figure>>
