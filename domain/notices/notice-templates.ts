import * as z from 'zod'

export const NoticeTemplateCode = z.enum([
  'job-offer',
  'job-offer-link',
  'offer-reminder',
  'travel-notice',
  'travel-notice-rebooked',
  'travel-notice-night',
  'travel-notice-night-rebooked',
  'travel-notice-own',
  'travel-notice-own-rebooked',
  'travel-own-choice',
  'travel-reminder',
  'trip-cancelled',
  'arrangement-ended',
  'check-in-day-1',
  'check-in-day-1-link',
  'check-in',
  'check-in-link',
  'return-ask',
  'return-ask-link',
  'return-reminder',
  'return-answer-stands',
  'return-answer-closed',
  'return-called-off',
  'check-in-contract',
  'check-in-contract-link',
  'check-in-wage',
  'check-in-wage-link',
  'check-in-later',
  'check-in-later-link',
  'answer-unclear',
  'answer-stands',
  'answer-closed',
  'help-received',
  'journey-home',
  'withdrawal-confirmed',
  'withdrawal-late',
  'event-moved',
  'event-called-off',
  'help-offer',
  'help-offer-word',
  'firm-agreement',
  'firm-agreement-reminder',
  'firm-agreement-expiring',
  'firm-job-orders',
  'firm-headcount',
  'firm-headcount-reminder',
  'firm-headcount-released',
  'firm-arrivals',
  'firm-leavers',
  'firm-returns',
  'firm-case',
  'escort-roll-call',
])
export type NoticeTemplateCode = z.infer<typeof NoticeTemplateCode>
/** To the contact of an enterprise without a server; the others are to workers. */
export type FirmTemplateCode = Extract<NoticeTemplateCode, `firm-${string}`>
/** To who leads a trip. */
export type EscortTemplateCode = Extract<NoticeTemplateCode, `escort-${string}`>

/** What a numbered answer can mean, over all questions that we ask. */
export const ReplyAnswer = z.enum([
  'accepted',
  'declined',
  'rides',
  'stays',
  'as-promised',
  'not-as-promised',
  'fine',
  'needs-help',
  'no-need',
  'has-left',
  'signed',
  'not-signed',
  /** With the amount. */
  'paid',
  'unpaid',
  'not-due',
  'wages-wrong',
])
export type ReplyAnswer = z.infer<typeof ReplyAnswer>

/** `text` up to `longest` characters; `yuan` an amount; `date` 3月5日; `moment` 3月5日18:30; `count` a number; `link` the page. */
export type NoticeVariable =
  | { readonly type: 'text'; readonly longest: number }
  | { readonly type: 'yuan' | 'date' | 'moment' | 'count' | 'link' }

export interface NoticeTemplate {
  readonly kind: 'notice'
  /** Variables stand in braces. `{link}` is the registered prefix, which is constant, and a token. */
  readonly text: string
  readonly variables: Readonly<Record<string, NoticeVariable>>
  /** How a reply is read; empty when the message opens no question. */
  readonly answers: Readonly<Record<string, ReplyAnswer>>
}

/** A form of address that tells apart the holders of one phone: 王*明. */
const person = { type: 'text', longest: 12 } as const
const enterprise = { type: 'text', longest: 40 } as const
const city = { type: 'text', longest: 12 } as const
const post = { type: 'text', longest: 20 } as const
const place = { type: 'text', longest: 30 } as const
/** A stop with its landmark; or the county, and that its office telephones: 鲁甸县（上车点以县就业局电话通知为准，0870-3123456） */
const boards = { type: 'text', longest: 60 } as const
/** 云A12345大巴, G1234次 */
const vehicle = { type: 'text', longest: 20 } as const
/** 换乘要在车站过夜 */
const why = { type: 'text', longest: 30 } as const
const wage = { type: 'yuan' } as const
const date = { type: 'date' } as const
const moment = { type: 'moment' } as const
const count = { type: 'count' } as const
const link = { type: 'link' } as const

/** 去, 不去 */
const answer = { type: 'text', longest: 4 } as const

/** 洪涝 */
const disaster = { type: 'text', longest: 6 } as const
/** 0870-3123456 */
const phone = { type: 'text', longest: 13 } as const

/** 返乡, 返岗 */
const journey = { type: 'text', longest: 4 } as const

const yesOrNo = { '1': 'accepted', '2': 'declined' } as const

/**
 * Every message to a worker, and to a firm without a server, as approved by the SMS provider. Held to the provider's rules by
 * `lintTemplate`; a notice may carry no opt-out line, so the texts say in words how to say no, and the trip page offers the rest.
 */
export const noticeTemplates = {
  'job-offer': {
    kind: 'notice',
    text: '到岗确认：{person}，{enterprise}（{city}）{post}，月薪{wage}元，{start}到岗。去不去由您定：去回1，不去回2，{deadline}前答复。详情 {link}',
    variables: { person, enterprise, city, post, wage, start: date, deadline: moment, link },
    answers: yesOrNo,
  },
  /** For a phone on which another question is open: a reply could not be told apart. */
  'job-offer-link': {
    kind: 'notice',
    text: '到岗确认：{person}，{enterprise}（{city}）{post}，月薪{wage}元，{start}到岗。去不去由您定，请不要回短信，{deadline}前点开答复 {link}',
    variables: { person, enterprise, city, post, wage, start: date, deadline: moment, link },
    answers: {},
  },
  /** Serves both offers: the question stays the one that the offer opened. */
  'offer-reminder': {
    kind: 'notice',
    text: '到岗确认：{person}，{enterprise}的岗位{start}到岗，请在{deadline}前按上条短信答复，不答复就当不去，对您没有影响。详情 {link}',
    variables: { person, enterprise, start: date, deadline: moment, link },
    answers: {},
  },
  'travel-notice': {
    kind: 'notice',
    text: '行程通知：{person}，去{enterprise}的行程已定：{departure}在{place}乘{vehicle}，请带身份证。不想去了回“不去了”。乘车码 {link}',
    variables: { person, enterprise, departure: moment, place: boards, vehicle, link },
    answers: {},
  },
  /** In the place of a trip that was lost after they had been told of it. */
  'travel-notice-rebooked': {
    kind: 'notice',
    text: '行程通知：{person}，行程有变：原定{before}出发的不走了，改为{departure}在{place}乘{vehicle}去{enterprise}，请带身份证。不想去了回“不去了”。乘车码 {link}',
    variables: { person, before: moment, departure: moment, place: boards, vehicle, enterprise, link },
    answers: {},
  },
  /** With beds that are booked for them between a feeder and their train. */
  'travel-notice-night': {
    kind: 'notice',
    text: '行程通知：{person}，去{enterprise}的行程已定：{departure}在{place}乘{vehicle}，途中住{nights}晚，住处已订在{house}，每晚{price}元由我们付。请带身份证。不想去了回“不去了”。乘车码 {link}',
    variables: {
      person,
      enterprise,
      departure: moment,
      place: boards,
      vehicle,
      nights: count,
      house: place,
      price: wage,
      link,
    },
    answers: {},
  },
  'travel-notice-night-rebooked': {
    kind: 'notice',
    text: '行程通知：{person}，行程有变：原定{before}出发的不走了，改为{departure}在{place}乘{vehicle}去{enterprise}，途中住{nights}晚，住处已订在{house}，每晚{price}元由我们付。请带身份证。不想去了回“不去了”。乘车码 {link}',
    variables: {
      person,
      before: moment,
      departure: moment,
      place: boards,
      vehicle,
      enterprise,
      nights: count,
      house: place,
      price: wage,
      link,
    },
    answers: {},
  },
  /** Whom no connection fits; the day is the one on which the plant counts on their setting out. */
  'travel-notice-own': {
    kind: 'notice',
    text: '行程通知：{person}，去{enterprise}请您自行前往：{departure}从{place}出发，自己买票，报销路费。原因：{why}。请带身份证。不想去了回“不去了”。乘车码 {link}',
    variables: { person, enterprise, departure: moment, place: boards, why, link },
    answers: {},
  },
  'travel-notice-own-rebooked': {
    kind: 'notice',
    text: '行程通知：{person}，行程有变：原定{before}出发的不走了，去{enterprise}请您自行前往：{departure}从{place}出发，自己买票，报销路费。原因：{why}。请带身份证。不想去了回“不去了”。乘车码 {link}',
    variables: { person, before: moment, enterprise, departure: moment, place: boards, why, link },
    answers: {},
  },
  /** Who gave up a seat to travel on their own: what it means, and what it does not promise. */
  'travel-own-choice': {
    kind: 'notice',
    text: '行程通知：{person}，按您的意思改为自行前往{enterprise}：座位已退，岗位保留。车票自己买、自己付，请留好，{arrival}前到，带身份证。补助能不能领以当地审核为准。不想去了回“不去了”。详情 {link}',
    variables: { person, enterprise, arrival: moment, link },
    answers: {},
  },
  'travel-reminder': {
    kind: 'notice',
    text: '行程通知：{person}，{departure}在{place}乘{vehicle}，请带身份证，提前20分钟到。不想去了回“不去了”。乘车码 {link}',
    variables: { person, departure: moment, place: boards, vehicle, link },
    answers: {},
  },
  'trip-cancelled': {
    kind: 'notice',
    text: '行程通知：{person}，原定{departure}从{place}出发的行程已取消，请不要前往。有新安排会再通知您，详情 {link}',
    variables: { person, departure: moment, place: boards, link },
    answers: {},
  },
  /** The batch ended before travel: for people who were asked or said yes and had no travel notice. */
  'arrangement-ended': {
    kind: 'notice',
    text: '到岗确认：{person}，{enterprise}的岗位安排已取消，请不要前往，也不用再答复，对您没有任何影响。详情 {link}',
    variables: { person, enterprise, link },
    answers: {},
  },
  'check-in-day-1': {
    kind: 'notice',
    text: '到岗确认：{person}，您在{enterprise}的工作地点、工资、工时、食宿和说好的一样吗？一样回1，不一样回2，要帮忙回“求助”。',
    variables: { person, enterprise },
    answers: { '1': 'as-promised', '2': 'not-as-promised' },
  },
  'check-in-day-1-link': {
    kind: 'notice',
    text: '到岗确认：{person}，您在{enterprise}的工作地点、工资、工时、食宿和说好的一样吗？请不要回短信，点开答复 {link}',
    variables: { person, enterprise, link },
    answers: {},
  },
  'check-in': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了。一切都好回1，需要帮助回2，已经离开回3。',
    variables: { person, enterprise, days: count },
    answers: { '1': 'fine', '2': 'needs-help', '3': 'has-left' },
  },
  'check-in-link': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了，一切都好吗？请不要回短信，点开答复 {link}',
    variables: { person, enterprise, days: count, link },
    answers: {},
  },
  /** A seat on a journey home or back, for this time alone. */
  'return-ask': {
    kind: 'notice',
    text: '行程通知：{person}，{enterprise}为您报了{day}的{journey}座位，坐不坐由您定：坐回1，不坐（留下或自己走）回2，{deadline}前答复，不答复就不留座。详情 {link}',
    variables: { person, enterprise, day: date, journey, deadline: moment, link },
    answers: { '1': 'rides', '2': 'stays' },
  },
  'return-ask-link': {
    kind: 'notice',
    text: '行程通知：{person}，{enterprise}为您报了{day}的{journey}座位，坐不坐由您定，请不要回短信，{deadline}前点开答复，不答复就不留座 {link}',
    variables: { person, enterprise, day: date, journey, deadline: moment, link },
    answers: {},
  },
  /** The only one. */
  'return-reminder': {
    kind: 'notice',
    text: '行程通知：{person}，{journey}座位请在{deadline}前按上条短信答复，不答复就不留座，对您没有任何影响。详情 {link}',
    variables: { person, journey, deadline: moment, link },
    answers: {},
  },
  'return-answer-stands': {
    kind: 'notice',
    text: '行程通知：{person}，您对{journey}座位的答复现在是“{answer}”。要改请回1表示坐、回2表示不坐，最晚{deadline}，或点开 {link}',
    variables: { person, journey, answer, deadline: moment, link },
    answers: {},
  },
  'return-answer-closed': {
    kind: 'notice',
    text: '行程通知：{person}，{journey}座位已停止答复，刚才的回复没有改变安排，对您没有任何影响。现在的安排请点开 {link}',
    variables: { person, journey, link },
    answers: {},
  },
  'return-called-off': {
    kind: 'notice',
    text: '行程通知：{person}，这次{journey}安排已取消，请不要前往，也不用再答复，对您没有任何影响。详情 {link}',
    variables: { person, journey, link },
    answers: {},
  },
  'check-in-contract': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了，书面劳动合同签了吗？签了回1，没签回2，已经离开回3，要帮忙回“求助”。',
    variables: { person, enterprise, days: count },
    answers: { '1': 'signed', '2': 'not-signed', '3': 'has-left' },
  },
  'check-in-contract-link': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了，书面劳动合同签了吗？请不要回短信，点开答复 {link}',
    variables: { person, enterprise, days: count, link },
    answers: {},
  },
  /** Takes an amount too. No 1: who is used to it for "all is well" would say something that they do not mean. */
  'check-in-wage': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了，第一次工资发了吗？发了请只回实发金额，如4800，晚发的写4800晚。没发回2，已经离开回3，没到发薪日回4，要帮忙回“求助”。',
    variables: { person, enterprise, days: count },
    answers: { '2': 'unpaid', '3': 'has-left', '4': 'not-due' },
  },
  'check-in-wage-link': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了，第一次工资发了吗，发了多少？请不要回短信，点开答复 {link}',
    variables: { person, enterprise, days: count, link },
    answers: {},
  },
  'check-in-later': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了。还在上班、工资都按说好的发了回1，工资不对回2，已经离开回3，要帮忙回“求助”。',
    variables: { person, enterprise, days: count },
    answers: { '1': 'fine', '2': 'wages-wrong', '3': 'has-left' },
  },
  'check-in-later-link': {
    kind: 'notice',
    text: '到岗确认：{person}，您到{enterprise}满{days}天了，还在上班、工资都按说好的发了吗？请不要回短信，点开答复 {link}',
    variables: { person, enterprise, days: count, link },
    answers: {},
  },
  /** Once for a question; it leaves the question as it is. */
  'answer-unclear': {
    kind: 'notice',
    text: '到岗确认：{person}，您的回复我们没看懂。请按上条短信只回一个数字，或点开答复 {link}',
    variables: { person, link },
    answers: {},
  },
  /** After an answer was changed, or came when a later one stood: what stands, and how to change it. */
  'answer-stands': {
    kind: 'notice',
    text: '到岗确认：{person}，您对{enterprise}岗位的答复现在是“{answer}”。要改请回1表示去、回2表示不去，这一轮结束前都可以，最晚{deadline}，或点开 {link}',
    variables: { person, enterprise, answer, deadline: moment, link },
    answers: {},
  },
  /** Once for a question: an answer that came when nothing could be changed by it any more. */
  'answer-closed': {
    kind: 'notice',
    text: '到岗确认：{person}，{enterprise}的岗位已停止答复，刚才的回复没有改变安排，对您没有任何影响。现在的安排请点开 {link}',
    variables: { person, enterprise, link },
    answers: {},
  },
  /** For one person whom a station helps home. */
  'journey-home': {
    kind: 'notice',
    text: '行程通知：{person}，返乡的票订好了：{departure}在{place}乘{vehicle}，订单号{reference}，票款{paid}。请带身份证。情况有变请告诉工作人员，详情 {link}',
    variables: {
      person,
      departure: moment,
      place,
      vehicle,
      reference: { type: 'text', longest: 40 },
      paid: { type: 'text', longest: 10 },
      link,
    },
    answers: {},
  },
  'help-received': {
    kind: 'notice',
    text: '行程通知：{person}，您的求助收到了，工作人员会在{deadline}前联系您。急事请打12333，有危险请打110。',
    variables: { person, deadline: moment },
    answers: {},
  },
  /** For a person who is on board already, or beyond. */
  'withdrawal-late': {
    kind: 'notice',
    text: '行程通知：{person}，您已经上车或到达，不能再退出这次安排。想回家或者要帮忙请回“求助”，急事请打12333，有危险请打110。',
    variables: { person },
    answers: {},
  },
  /** To who signed up at a recruitment event that is now held at another time or place. */
  'event-moved': {
    kind: 'notice',
    text: '行程通知：{person}，您报了名、原定{before}开始的现场活动有变：现在是{departure}开始，地点在{place}，请不要按原来的时间地点前往。',
    variables: { person, before: moment, departure: moment, place: boards },
    answers: {},
  },
  'event-called-off': {
    kind: 'notice',
    text: '行程通知：{person}，您报了名、原定{departure}在{place}的现场活动已取消，请不要前往。您的登记仍然有效，有合适的岗位会再联系您。',
    variables: { person, departure: moment, place: boards },
    answers: {},
  },
  /** After a disaster at home, once: what help there is. Nobody is reminded of it, and jobs wait for a word. */
  'help-offer': {
    kind: 'notice',
    text: '行程通知：{person}，{county}发生{disaster}，可帮安排住处、物资、返乡、联系家人、心理援助。要帮助回1，不用回2，或打{phone}，有危险打110；不回没有影响。岗位的事等您说了再提。',
    variables: { person, county: city, disaster, phone },
    answers: { '1': 'needs-help', '2': 'no-need' },
  },
  /** For a phone on which another question is open: a number would answer that one. */
  'help-offer-word': {
    kind: 'notice',
    text: '行程通知：{person}，{county}发生{disaster}，可帮安排住处、物资、返乡、联系家人、心理援助。要帮助回“求助”，或打{phone}，有危险打110；不回没有影响。岗位的事等您说了再提。',
    variables: { person, county: city, disaster, phone },
    answers: {},
  },
  /** For a person who withdrew from a journey. A person who withdrew consent gets no further message. */
  'withdrawal-confirmed': {
    kind: 'notice',
    text: '行程通知：{person}，已按您的意思取消这次安排，名额已释放，对您没有任何影响。',
    variables: { person },
    answers: {},
  },
  'firm-agreement': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，{first}至{last}的用工协议请在{deadline}前点开确认，签不签由贵单位定 {link}',
    variables: { enterprise, first: date, last: date, deadline: moment, link },
    answers: {},
  },
  'firm-agreement-reminder': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，用工协议还没有收到答复，{deadline}截止，请点开确认 {link}',
    variables: { enterprise, deadline: moment, link },
    answers: {},
  },
  'firm-agreement-expiring': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，用工协议到{last}为止，之后不能再报岗位。要续签请联系就业服务专员。',
    variables: { enterprise, last: date },
    answers: {},
  },
  'firm-job-orders': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，用工协议有效至{last}，要用人请点开填报岗位 {link}',
    variables: { enterprise, last: date, link },
    answers: {},
  },
  'firm-headcount': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，{post}询问{asked}人，{start}到岗，实际能接收多少人请在{deadline}前点开答复 {link}',
    variables: { enterprise, post, asked: count, start: date, deadline: moment, link },
    answers: {},
  },
  'firm-headcount-reminder': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，{post}的{asked}个名额还没有收到答复，{deadline}截止，过时释放，请点开答复 {link}',
    variables: { enterprise, post, asked: count, deadline: moment, link },
    answers: {},
  },
  'firm-headcount-released': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，{post}的{asked}个名额已释放，这一批不会有人前往。有疑问请联系就业服务专员。',
    variables: { enterprise, post, asked: count },
    answers: {},
  },
  'firm-arrivals': {
    kind: 'notice',
    text: '行程通知：{enterprise}，{arrival}预计有{expected}人到岗，名单和到岗确认请点开 {link}',
    variables: { enterprise, arrival: moment, expected: count, link },
    answers: {},
  },
  'firm-leavers': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，有人离开岗位请点开告诉我们 {link}',
    variables: { enterprise, link },
    answers: {},
  },
  'firm-returns': {
    kind: 'notice',
    text: '行程通知：{enterprise}，{first}至{last}统一安排{journey}乘车，要坐的人员和日期请在{deadline}前点开报名，坐不坐由本人定 {link}',
    variables: { enterprise, first: date, last: date, journey, deadline: moment, link },
    answers: {},
  },
  'firm-case': {
    kind: 'notice',
    text: '到岗确认：{enterprise}，有一名员工的事项请在{deadline}前点开答复 {link}',
    variables: { enterprise, deadline: moment, link },
    answers: {},
  },
  /** To who leads a trip, in daylight or not: they asked for it at the office. */
  'escort-roll-call': {
    kind: 'notice',
    text: '行程通知：领队您好，{departure}从{place}出发去{destination}的点名和交接请点开，出发前有网络时先打开一次 {link}',
    variables: { departure: moment, place, destination: city, link },
    answers: {},
  },
} as const satisfies Record<NoticeTemplateCode, NoticeTemplate>
