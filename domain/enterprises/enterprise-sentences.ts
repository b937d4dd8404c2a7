import { sentences } from '../kernel/sentences.ts'

/** What is told about enterprises, agreements, job orders, headcounts, links and deliveries. */
export const enterpriseSentences = sentences('enterprises', {
  'unreachable-since': { zh: '接收地址自{since}起不通', en: 'its address takes nothing since {since}' },
  'no-specialist': { zh: '未指定专员', en: 'no specialist' },
  'no-more-than-asked': {
    zh: '这次询问{asked}人：确认的人数不能更多。',
    en: 'Asked for {asked} places: no more than that can be confirmed.',
  },
  'other-date-passed': { zh: '另定的到岗日期{date}已经过去。', en: 'The other date {date} has passed.' },
  'nothing-to-release': {
    zh: '用工人数的询问已经答复或者释放，没有可释放的名额。',
    en: 'The headcount question was answered or released: nothing is left to release.',
  },
  'agreement-not-now': {
    zh: '协议现在是“{state}”（最后一天{lastDay}），还不能变为“{next}”。',
    en: 'The agreement is {state} (last day {lastDay}); not {next} now.',
  },
  'agreement-changed': {
    zh: '协议刚刚有变化，请查看后再办。',
    en: 'The agreement changed meanwhile.',
  },
  'agreement-inactive': {
    zh: '协议{agreementId}现在不在有效期内。',
    en: 'Agreement {agreementId} is not active now.',
  },
  'other-agreement': {
    zh: '协议{agreementId}不是查到的那一份。',
    en: 'Agreement {agreementId} is not the one that was looked up.',
  },
  'promise-stands': {
    zh: '已有批次按这个订单询问人数，答应务工人员的条件不能再改：只能改人数和备注，其他请另报新订单。',
    en: 'A batch has asked for places of this order, and what workers are promised stands: change the headcount or the remarks, and report the rest as a new order.',
  },
  'places-kept': {
    zh: '已有批次占用{kept}个名额：人数不能少于{kept}。',
    en: 'Batches keep {kept} of the places: the headcount cannot be less.',
  },
  'first-day-late': { zh: '协议的第一天不能晚于{latest}。', en: 'The first day must be no later than {latest}.' },
  'last-day-wrong': {
    zh: '协议的最后一天不能早于第一天和今天，也不能晚于{latest}（协议最长一年）。',
    en: 'The last day must be no earlier than the first day and today, and no later than {latest}: a year at most.',
  },
  'take-out': { zh: '请删去：{found}', en: 'Take out: “{found}”' },
  'not-to-be-asked': {
    zh: '请删去：{found}。不能向务工人员收押金、保证金或任何费用，不能扣工资，不能扣押、保管证件。',
    en: 'Take out: “{found}”. No deposit or fee may be asked of workers, no wage held back, and no ID kept.',
  },
  'limits-who-applies': {
    zh: '岗位只写工作需要什么：性别、年龄、婚育、民族、宗教、籍贯都不能作为条件。',
    en: 'A job order names what the work needs; sex, age, marriage, ethnicity, religion and origin are no condition.',
  },
  'above-quota': {
    zh: '协议约定最多{quota}人：一个订单的人数不能更多。',
    en: 'The agreement is for {quota} people at most: an order cannot ask for more.',
  },
  'terms-unlawful': {
    zh: '岗位的条件不符合劳动法规：请按标出的地方改正。',
    en: 'The terms of the job order are not what labour law allows: correct what is marked.',
  },
  'start-passed': { zh: '到岗日期不能早于{today}。', en: 'The start date must be {today} or later.' },
  'start-after-agreement': {
    zh: '到岗日期不能晚于协议的最后一天{lastDay}。',
    en: "The start date must be {lastDay}, the agreement's last day, or earlier.",
  },
  'overtime-pay-needed': {
    zh: '每周{hours}小时超过{longest}小时：请写明加班费怎么算（计时或计件，平日、休息日、法定节假日的比例）。',
    en: '{hours} hours a week are more than {longest}: say how overtime is paid (by the hour or the piece, with the rates of workdays, rest days and holidays).',
  },
  'above-ceiling': {
    zh: '每周{hours}小时超过法定上限{longest}小时（每周{standard}小时，每月加班不超过36小时）：请改少，或填写人社部门批准综合计算工时制、不定时工作制的文号。',
    en: "{hours} hours a week are above the legal ceiling of {longest} ({standard} a week and 36 of overtime a month): ask for fewer, or name the labour office's approval of averaged or irregular hours.",
  },
  'overtime-pay-needed-day': {
    zh: '每天{day}小时超过{longest}小时：请写明加班费怎么算（计时或计件，平日、休息日、法定节假日的比例）。',
    en: '{day} hours a day are more than {longest}: say how overtime is paid (by the hour or the piece, with the rates of workdays, rest days and holidays).',
  },
  'day-above-week': {
    zh: '每天{day}小时多于每周{hours}小时：请核对。',
    en: '{day} hours a day are more than the {hours} of the week: look again.',
  },
  'day-above-ceiling': {
    zh: '每天{day}小时超过法定上限{longest}小时（每天{standard}小时，每天加班不超过{overtime}小时）：请改少，或填写人社部门批准综合计算工时制、不定时工作制的文号。',
    en: "{day} hours a day are above the legal ceiling of {longest} ({standard} a day and {overtime} of overtime): ask for fewer, or name the labour office's approval of averaged or irregular hours.",
  },
  'no-rest-day': {
    zh: '每周{hours}小时、每天{day}小时，就没有休息日：每周至少休息一天，请核对每天和每周的工时，或填写特殊工时审批的文号。',
    en: "{hours} hours a week in days of {day} leave no rest day: one day in seven is free. Look at both again, or name the labour office's approval.",
  },
  'month-above-ceiling': {
    zh: '每天{day}小时、每周{hours}小时，每月加班约{overtime}小时（每天超过{standard}小时的都算），超过法定上限{most}小时：请改少，或填写特殊工时审批的文号。',
    en: "Days of {day} hours in a week of {hours} are about {overtime} hours of overtime a month (all above {standard} a day), above the legal {most}: ask for fewer, or name the labour office's approval.",
  },
  'long-days-in-text': {
    zh: '文字里写了“{found}”：每天不能超过{longest}小时（含加班）。请删去并按实际填写每天工时，或填写特殊工时审批的文号。',
    en: "The text says “{found}”: no day may be longer than {longest} hours, overtime included. Take it out and say the hours of a day, or name the labour office's approval.",
  },
  'approval-ends-before': {
    zh: '工时审批只到{validUntil}，早于到岗日期{startDate}：请填写到岗时有效的批准。',
    en: 'The approval of the hours ends on {validUntil}, before the start on {startDate}: name one that is valid then.',
  },
  'overtime-pay-low': {
    zh: '{day}加班费不能低于{least}%。',
    en: 'Overtime on {day} is paid at {least}% or more.',
  },
  'wage-below-hours': {
    zh: '月薪包括加班费：按基本工资{base}元和每周{hours}小时，月薪不能低于{least}元。',
    en: 'The monthly wage includes overtime: with a base of {base} yuan and {hours} hours a week it is {least} yuan or more.',
  },
  'below-minimum': {
    zh: '低于最低工资：{place}自{from}起{minimum}，这个岗位{without}正常工时的工资是每月{promised}元：请提高到{needed}元以上（加班费、夜班津贴、伙食补贴不计入最低工资）。',
    en: 'Below the minimum wage: “{place}” has {minimum} from {from}, and this post pays {promised} yuan a month for normal hours{without}: raise it to {needed} yuan or more (overtime, night allowances and meal subsidies do not count).',
  },
  'code-malformed': {
    zh: '统一社会信用代码须为18位，不含I、O、S、V、Z，请核对。',
    en: 'A unified social credit code has 18 characters, without I, O, S, V and Z.',
  },
  'code-check-wrong': {
    zh: '校验码不对，请核对；如执照上确实如此，请填写 licenceOverride.why。',
    en: 'The check character does not fit. If the licence really shows this code, send licenceOverride.why.',
  },
  'code-registered': {
    zh: '统一社会信用代码{code}已经登记：{id}。',
    en: 'The code {code} is registered already: {id}.',
  },
  'secret-counts-not': {
    zh: '第{version}版密钥现在不用；在用的是：{valid}。',
    en: 'Version {version} does not count; these do: {valid}.',
  },
  'secrets-changed': {
    zh: '密钥刚刚有变化，请查看企业后再试。',
    en: 'The secrets changed meanwhile; look at the enterprise and try again.',
  },
  'nothing-open': {
    zh: '批次{batchId}没有就订单{jobOrderId}在问用工人数。',
    en: 'Nothing is open about {jobOrderId} in {batchId}.',
  },
  'nothing-asked': {
    zh: '批次{batchId}没有就订单{jobOrderId}问过用工人数。',
    en: 'Nothing was asked about {jobOrderId} in {batchId}.',
  },
  'not-asked': {
    zh: '批次{batchId}没有就订单{jobOrderId}问过这家企业。',
    en: 'The enterprise was not asked about {jobOrderId} in {batchId}.',
  },
  'batch-asks-no-more': {
    zh: '批次{batchId}已经结束，不再询问用工人数。',
    en: '{batchId} has ended: it asks for no places.',
  },
  'enterprise-paused': {
    zh: '企业{enterpriseId}已暂停推岗。',
    en: 'The enterprise {enterpriseId} is paused.',
  },
  'inner-address': {
    zh: '这个地址通向内网或本机，请给出互联网上能访问的地址。',
    en: 'The address leads into a private network or to this machine; give one that is reached from the Internet.',
  },
  'test-not-taken': {
    zh: '地址须先以2xx答复一个签名的测试事件才能启用，这次没有成功：{why}。',
    en: 'The address must answer a signed test event with 2xx before it counts; it did not: {why}.',
  },
  'no-server': {
    zh: '企业没有服务器：请填写地址（PATCH webhookUrl），或者发送链接。',
    en: 'The enterprise has no server: give its address (PATCH webhookUrl), or send it a link.',
  },
  'address-gone': {
    zh: '接收地址于{at}答复410（已停用）：请改填能用的地址（PATCH webhookUrl），积压的事件届时发送。',
    en: 'The webhook address answered 410 (gone) at {at}: give one that works (PATCH webhookUrl); what waits is sent then.',
  },
  'too-many-events': {
    zh: '此后共有{count}个事件，一次最多重发{most}个：请把时间写晚一些，或者选状态、类型。',
    en: 'Since then there were {count} events, and at most {most} are replayed at once; give a later moment, or a state or type.',
  },
  'no-contact': {
    zh: '没有登记联系人：请填写（PATCH contact），或者复制链接自行发送。',
    en: 'No contact is named: give one (PATCH contact), or copy the link and send it yourself.',
  },
  'none-of-its-people': {
    zh: '这趟行程上没有去这家企业的人。',
    en: 'None of its people are on such a trip.',
  },
  'interview-on': { zh: '约定{nextOn}走访', en: 'an interview is agreed for {nextOn}' },
  'held-to-come': {
    zh: '走访日期不能晚于今天（{today}）；还没有去的，请走访后再登记',
    en: 'must be {today} or before: record an interview once it was held',
  },
  'held-long-ago': { zh: '只登记{earliest}以来的走访', en: 'must be {earliest} or after' },
  'next-before-held': { zh: '下次日期要晚于本次走访日期', en: 'must be after the day on which this one was held' },
  'next-not-ahead': { zh: '下次日期要在{today}到{latest}之间', en: 'must be from {today} to {latest}' },
  'city-code': {
    zh: '必须是已知城市或云南省县级代码（6位）',
    en: 'must be the code of a known city, or of a county of Yunnan, in six digits',
  },
  'more-than-nothing': { zh: '必须大于0', en: 'must be more than nothing' },
  'less-than-a-million': { zh: '必须少于100万元', en: 'must be less than 1,000,000 yuan' },
  'invisible-characters': { zh: '不能含看不见的字符', en: 'must have no characters that nobody sees' },
  'mobile-number': {
    zh: '请填写11位手机号，例如13900001234',
    en: 'must be a mobile number of mainland China, such as 13900001234',
  },
  'name-a-change': {
    zh: '请填写 webhookUrl、specialist 或 contact',
    en: 'must hold webhookUrl, specialist or contact',
  },
  'agreement-days': {
    zh: '协议的最后一天须在第一天之后0至366天',
    en: 'lastDay must be 0 to 366 days after firstDay',
  },
  masked: { zh: '必须打码', en: 'must be masked' },
  'office-digits': { zh: '机构代码须为6位数字', en: 'must be the code of 6 digits of a county or city' },
  'unfit-returns': {
    zh: '{journey}报名{proposed}人，其中{unfit}人不能报（{each}），所以一人都没有登记；{until}前可以改报',
    en: 'of {proposed} people proposed for {journey}, {unfit} cannot be ({each}), so nobody was recorded; it can be put right until {until}',
  },
  homeward: { zh: '返乡', en: 'the way home' },
  'back-to-post': { zh: '返岗', en: 'the way back' },
  'silent-batches': {
    zh: '最近连续{count}个批次没有答复用工人数',
    en: 'it left the questions of the last {count} batches unanswered',
  },
})
