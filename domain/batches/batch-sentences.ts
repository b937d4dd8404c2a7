import { sentences } from '../kernel/sentences.ts'

/** What is told about transfer batches. */
export const batchSentences = sentences('batches', {
  'window-too-soon': { zh: '出行时段最早从明天开始，请改晚。', en: 'The travel window must open tomorrow or later.' },
  'lies-before': { zh: '在今天或者以前', en: 'lies in the past or today' },
  'window-too-late': { zh: '出行时段最晚到{latest}为止，请改早。', en: 'The travel window must close by {latest}.' },
  'lies-after': { zh: '晚于{latest}', en: 'lies after {latest}' },
  'orders-unfit': {
    zh: '有{count}个用工订单不能列入本批次，见 errors。',
    en: '{count} job order(s) cannot be part of it.',
  },
  'no-such-order': { zh: '没有这个用工订单', en: 'there is no such job order' },
  'order-starts-before': { zh: '到岗日期早于出行时段', en: 'starts before the travel window opens' },
  'campaign-called-off': { zh: '这个专项活动已取消', en: 'this campaign was called off' },
  'no-such-campaign': { zh: '没有这个专项活动', en: 'there is no such campaign' },
  'not-of-campaign': { zh: '不在这个专项活动的县区内', en: 'is not a county of this campaign' },
  'campaign-unfit': {
    zh: '本批次不能列入这个专项活动，见 errors。',
    en: 'The batch cannot belong to this campaign.',
  },
  'listed-before': {
    zh: '{count}个县区（{counties}）还有人员停留在升级前的名单上，批次找不到他们：请运维人员先按升级说明逐县运行 rights/seal-again，再发起批次。',
    en: 'In {count} counties ({counties}) people are still listed as before the upgrade, and a batch would not find them: have the operators run rights/seal-again for each first, as the page on upgrading says.',
  },
  'on-the-road': {
    zh: '行程{tripId}上已有人在路上，本批次不能再取消。',
    en: 'People are travelling on {tripId}: the batch can no longer be cancelled.',
  },
  'moved-on': { zh: '本批次刚刚有变化，请重新查看。', en: 'The batch moved on meanwhile; look again.' },
  'name-people': { zh: '请给出 workerIds 或者 surveyId，也可以都给', en: 'name workerIds, a surveyId, or both' },
  'many-add': {
    zh: '同时添加的人太多，请稍候再试。',
    en: 'Too many add people to this batch at once; try again in a moment.',
  },
  'too-many-at-once': {
    zh: '一次最多添加{most}人，请按人员编号分批添加。',
    en: 'At most {most} people are added at once: name them by their ids, in several calls.',
  },
  'too-many-additions': {
    zh: '本批次已经添加过{times}次人员：请列入下一个批次。',
    en: 'People were added to this batch {times} times: let these take part in the next one.',
  },
  'not-running': { zh: '本批次已不在进行中。', en: 'The batch is not running any more.' },
  'stall-over': { zh: '已经不用再决定：{why}', en: 'There is nothing to decide any more: {why}' },
  'stall-decided': {
    zh: '{by}已于{at}决定{decision}（{reason}），以此为准。',
    en: '{by} decided "{decision}" at {at} (“{reason}”); that stands.',
  },
  'stall-late': {
    zh: '到{until}无人决定：这一步正在自动重试。',
    en: 'Nobody decided by {until}: the step is being tried again by itself.',
  },
  'no-skip': {
    zh: '“{step}”不能跳过：缺了它后面办不下去。请排除原因后重试；首班发车前也可以取消批次。',
    en: '"{step}" takes no "skip": nothing could follow without it. Retry it once the cause is mended; before the first departure the batch can be cancelled.',
  },
  'no-retry': {
    zh: '“{step}”不能重试：不能再做一次。请跳过；首班发车前也可以取消批次。',
    en: '"{step}" takes no "retry": it cannot be done a second time. Skip it; before the first departure the batch can be cancelled.',
  },
  'waits-headcounts': { zh: '企业的答复', en: "the enterprises' answers" },
  'waits-proposals': { zh: '企业报名', en: 'the proposals of enterprises' },
  'waits-seats': { zh: '{people}人对座位的答复', en: 'the answers of {people} people about a seat' },
  'waits-answers': { zh: '第{round}轮{offers}个推岗的答复', en: 'the answers to {offers} offers of round {round}' },
  'waits-approval': { zh: '{trips}趟行程（{yuan}元）的审批', en: 'the approval of {trips} trips for {yuan} yuan' },
  'waits-old-plan': {
    zh: '{trips}趟行程（{yuan}元）的审批；没有排出新的方案，原因见调整方案',
    en: 'the approval of {trips} trips for {yuan} yuan; another plan could not be made: its proposal says why',
  },
  'waits-overdue': {
    zh: '审批（已逾期，逾期不批本批次即结束）',
    en: 'the approval, which is overdue; the batch ends without it',
  },
  'waits-confirmations': { zh: '承运方的确认', en: "the carriers' confirmations" },
  'waits-road': { zh: '行程中的报告', en: 'the reports from the road' },
  'cause-late': { zh: '没有在规定时间内做完', en: 'it did not end in time' },
  'cause-broken': { zh: '系统故障，请转技术人员：{cause}', en: 'it broke: {cause}' },
  'retry-brings': { zh: '再做一次，到期无人决定也自动再做', en: 'it is done again, as it is by itself at the end' },
  'skip-brings': { zh: '不做这一步，接着“{to}”', en: 'it is left out, and the work goes on with "{to}"' },
  'skip-goes-on': { zh: '不做这一步，接着往下办', en: 'it is left out, and the work goes on' },
  'is-retried': { zh: '正在重试', en: 'it is being tried again' },
  'operator-decides': { zh: '请操作员决定：{choices}', en: 'An operator decides: {choices}' },
  'county-of-programme': { zh: '必须是本项目服务的县区', en: 'must be a county of this programme' },
  'window-order': { zh: '出行时段的开始不能晚于结束', en: 'travelWindow.from must not be after travelWindow.to' },
  'county-silent': {
    zh: '{county}：推岗{offers}次，答复{answered}次。请村干部上门核对手机号、说明岗位，也可电话登记本人的答复',
    en: '{county}: {offers} offers, {answered} answered. Have the village check the phones and explain the jobs, or record what people say on the telephone',
  },
  'candidates-drawn': {
    zh: '符合条件的有{people}人，一个批次最多列入{candidates}人：先列入有所需技能的，再列入优先人员，其余抽签。未列入的{others}人请另开批次',
    en: '{people} people could take part and a batch takes {candidates}: first those with a skill that is asked for, then those helped first, the others by lot. Start another batch for the {others} who are left out',
  },
  'empty-seats': {
    zh: '{vehicles}辆整车共{seats}座，只安排了{passengers}人。请换小车、合并出发，或在审批时另排方案',
    en: '{vehicles} vehicles hired whole have {seats} seats for {passengers} people: take smaller ones, join departures, or have the plan made anew',
  },
})
