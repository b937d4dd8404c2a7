import { sentences } from '../kernel/sentences.ts'

/** What is told about campaigns, their events, and whoever signs up there. */
export const campaignSentences = sentences('campaigns', {
  'county-of-programme': { zh: '必须是本项目服务的县区', en: 'must be one of the counties of this programme' },
  'campaign-order': { zh: '结束日期不能早于开始日期', en: 'the last day must not lie before the first' },
  'campaign-days': { zh: '一个专项活动最长一年', en: 'a campaign lasts a year at most' },
  'event-order': { zh: '结束时间必须晚于开始时间', en: 'must lie after its beginning' },
  'event-days': { zh: '一场活动最长31天，更长的请分场登记', en: 'an event lasts 31 days at most' },
  'before-campaign': { zh: '早于专项活动的第一天（{first}）', en: 'lies before the campaign, which begins on {first}' },
  'after-campaign': { zh: '晚于专项活动的最后一天（{last}）', en: 'lies after the campaign, which ends on {last}' },
  'county-of-campaign': { zh: '不在这个专项活动的县区内', en: 'is not a county of the campaign' },
  'no-such-firm': { zh: '没有这家企业', en: 'there is no such enterprise' },
  'firm-paused': {
    zh: '“{name}”因反映与承诺不符已暂停推岗',
    en: '“{name}” is paused: a worker says that its job is not what was promised',
  },
  'no-such-order': { zh: '没有这个用工订单', en: 'there is no such job order' },
  'order-of-others': {
    zh: '“{post}”不是参加企业的用工订单',
    en: '“{post}” is of an enterprise that is not at the event',
  },
  'order-started': {
    zh: '“{post}”的到岗日期早于活动',
    en: '“{post}” starts before the event',
  },
  'no-agreement-then': {
    zh: '“{post}”在活动当天没有生效的协议',
    en: '“{post}” has no agreement that is active on that day',
  },
  'event-unfit': {
    zh: '有{count}处不符，活动没有登记，见 errors。',
    en: 'The event was not entered: {count} thing(s) do not fit.',
  },
  'consent-first': {
    zh: '请先向本人说明信息用途并取得同意，没有同意不能登记。',
    en: 'Tell the person first what their details are for, and ask whether they agree: nobody is registered without it.',
  },
  'desk-closed': {
    zh: '活动结束已超过{days}天：请列入摸底表。',
    en: 'The event ended more than {days} days ago: enter the person in a survey sheet.',
  },
  'fields-wrong': {
    zh: '有{count}处要更正，没有登记，见 errors。',
    en: '{count} field(s) are wrong; nobody was registered.',
  },
  'other-phone': {
    zh: '这个身份证号已用别的手机号登记：请核对身份证，确认是本人的，加上"isSamePerson": true再提交。',
    en: 'This ID is registered with another phone: look at the ID card, and send isSamePerson: true where it is the same person.',
  },
  'other-name-or-county': {
    zh: '这个身份证号已用别的姓名或者县区登记：请核对身份证，确认是本人的，加上"isSamePerson": true再提交。',
    en: 'This ID is registered with another name or county: look at the ID card, and send isSamePerson: true where it is the same person.',
  },
  'name-taken': {
    zh: '同一时间已经有同名的专项活动（{campaignId}）：请改名，或者用已有的。',
    en: 'There is a campaign of this name at that time ({campaignId}): name it otherwise, or use that one.',
  },
  'campaign-called-off': {
    zh: '专项活动已取消（{reason}），不能再改。',
    en: 'The campaign was called off ({reason}) and is not changed any more.',
  },
  'campaign-over': {
    zh: '专项活动已于{last}结束，数据已与目标对照，不能再改。',
    en: 'The campaign ended on {last}: what was held against its targets stands.',
  },
  'has-begun': { zh: '活动已经开始，第一天不能再改', en: 'the first day has come already and stays as it is' },
  'day-is-past': { zh: '不能早于今天', en: 'must not lie before today' },
  'event-outside': {
    zh: '“{name}”会落在外面：请先改期或者取消这场活动',
    en: 'leaves “{name}” outside: move that event or call it off first',
  },
  'batch-of-county': {
    zh: '县区{code}的转移批次属于这个专项活动，不能去掉',
    en: 'a batch of the campaign is of county {code}, which must stay',
  },
  'known-by-name': {
    zh: '有批次只写了活动名称，改名后就找不到了，所以不能改名',
    en: 'a batch is known to be of the campaign by its name alone, which must stay',
  },
  'campaign-unfit': {
    zh: '有{count}处不符，没有更改，见 errors。',
    en: 'Nothing was changed: {count} thing(s) do not fit.',
  },
  'event-to-come': {
    zh: '“{name}”还没有结束：请先取消这场活动，报名的人会收到通知。',
    en: '“{name}” is still to be held: call it off first, so that those who signed up are told.',
  },
  'batches-run': {
    zh: '还有{count}个批次正在进行，岗位和行程已答应别人：请等批次结束，或者先取消批次。',
    en: '{count} batch(es) of it still run, and people rely on them: let these end, or cancel them first.',
  },
  'campaign-moved-on': {
    zh: '有人同时改了这个专项活动，请刷新再看。',
    en: 'Somebody changed the campaign at the same moment: look again.',
  },
  'event-called-off': {
    zh: '这场活动已取消（{reason}），不能再改。',
    en: 'The event was called off ({reason}) and is not changed any more.',
  },
  'event-over': {
    zh: '活动已结束，时间地点和企业按实际举办的为准，不能再改。',
    en: 'The event is over: what was held stands.',
  },
  'event-begun': { zh: '活动已经开始，开始时间不能再改', en: 'has come already and stays as it is' },
  'end-is-past': { zh: '结束时间必须晚于现在', en: 'must lie after this moment' },
  'event-to-begin': {
    zh: '活动还没有开始，到场人数请在活动中或活动后填写。',
    en: 'The event has not begun: count who came during it, or after.',
  },
  'event-long-over': {
    zh: '活动结束已超过{days}天，计入数据，不能再取消。',
    en: 'The event ended more than {days} days ago and counts: it is not called off any more.',
  },
  'event-was-held': {
    zh: '活动现场已有人登记，说明已经举办，不能取消；提前结束请改结束时间。',
    en: 'People signed up at its desk, so it was held and is not called off; to end it earlier, change its end.',
  },
  'event-moved-on': {
    zh: '有人同时改了这场活动，请刷新再看。',
    en: 'Somebody changed the event or its campaign at the same moment: look again.',
  },
  'sign-up-called-off': {
    zh: '活动已取消，不再登记：请列入别的活动或者摸底表。',
    en: 'The event was called off and takes nobody: enter the person at another event, or in a survey sheet.',
  },
  'place-twice': { zh: '这个地方写了两次', en: 'this place is named twice' },
  'published-already': { zh: '这个岗位正在这里发布，不用再发', en: 'has this post open already' },
  'shares-exceed': {
    zh: '名额合计{shares}个，超过岗位的{headcount}个',
    en: 'keeps {shares} places, and the post has {headcount}',
  },
  'posts-unfit': {
    zh: '有{count}处不符，没有发布，见 errors。',
    en: 'Nothing was published: {count} thing(s) do not fit.',
  },
  'limits-who-comes': {
    zh: '写有限制条件（{words}），请删去后再发布',
    en: 'limits who may come ({words}): take that out',
  },
})
