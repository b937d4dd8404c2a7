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
  'on-the-road': {
    zh: '行程{tripId}上已有人在路上，本批次不能再取消。',
    en: 'People are travelling on {tripId}: the batch can no longer be cancelled.',
  },
  'moved-on': { zh: '本批次刚刚有变化，请重新查看。', en: 'The batch moved on meanwhile; look again.' },
  'too-many-workers': {
    zh: '超过{most}人：请分县区办理。',
    en: 'More than {most} workers: start it for fewer counties.',
  },
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
    zh: '{by}已于{at}决定“{decision}”（{reason}），以此为准。',
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
  'county-of-programme': { zh: '必须是本项目服务的县区', en: 'must be a county of this programme' },
  'window-order': { zh: '出行时段的开始不能晚于结束', en: 'travelWindow.from must not be after travelWindow.to' },
})
