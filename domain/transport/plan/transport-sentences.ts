import { sentences } from '../../kernel/sentences.ts'

/** What is told about trips, plans and what was asked of them. An instance and its ids are read by whoever made the file. */
export const transportSentences = sentences('transport', {
  'planner-broke': {
    zh: '编排程序出了故障，现有方案不变：请重新提出调整方案。',
    en: 'The planner broke on our side; the plan stands as it was. Make the proposal again.',
  },
  'nobody-rides': { zh: '这趟车没有人乘坐，或者已不开行。', en: 'Nobody travels on this trip, or it does not run.' },
  'other-plan': { zh: '本批次现在按另一个方案执行。', en: 'The batch follows another plan by now.' },
  'plan-changed': {
    zh: '方案刚刚有变化：请重新提出调整方案。',
    en: 'The plan was changed meanwhile: make the proposal again.',
  },
  'nobody-to-plan': { zh: '本批次没有人需要安排行程。', en: 'Nobody of the batch has a journey to plan.' },
  'proposal-settled': {
    zh: '调整方案已经处理过（{state}），没有可采用的。',
    en: 'The proposal is {state}: there is nothing to accept.',
  },
  decided: { zh: '{by}已于{at}决定“{decision}”，以此为准。', en: '{by} decided "{decision}" at {at}; that stands.' },
  'plan-stands': {
    zh: '本批次已不在等审批，方案以现有的为准。',
    en: 'The batch does not wait for approval any more: its plan stands.',
  },
  'plan-changed-since': {
    zh: '提出以后方案又有变化：请重新提出调整方案。',
    en: 'The plan was changed since the proposal was made: make it again.',
  },
  'changed-too-often': {
    zh: '本批次的行程方案已经改过{times}次：请批准现有方案，或者否决。',
    en: 'The plan was changed {times} times: approve the one that stands, or reject it.',
  },
  'no-more-replanning': {
    zh: '本批次的行程方案已经改过{times}次，不能再退回重排：请批准现有方案，或者否决并结束批次。',
    en: 'The plan of this batch was changed {times} times and cannot be set aside once more: approve the one that stands, or reject it and end the batch.',
  },
  'plan-not-the-one-seen': {
    zh: '行程方案在您查看之后已经改过：请看清现在的方案再决定。',
    en: 'The plan was changed since you looked: look at the one that stands, and decide on that.',
  },
  'decided-before': {
    zh: '{by}此前已决定“{decision}”。',
    en: '{by} had decided "{decision}" before.',
  },
  'batch-over': { zh: '本批次已经结束。', en: 'The batch has ended meanwhile.' },
  'no-coach-offered': {
    zh: '目前没有承运商报出客车：等承运商答复后再退回重排。',
    en: 'No carrier offers a coach at this moment: have it planned anew once they answer.',
  },
  'people-withdrew': {
    zh: '调整方案涉及的人员中有{count}人已退出：请重新提出调整方案。',
    en: '{count} of the people whom the proposal moves have withdrawn since: make it again.',
  },
  'not-awaiting': {
    zh: '本批次现在不等审批（{state}）：等审批时才能调整方案。',
    en: 'The batch is {state}: its plan can be changed while it waits for approval.',
  },
  'no-plan-yet': { zh: '本批次还没有方案。', en: 'The batch has no plan yet.' },
  'nothing-hired': {
    zh: '这趟行程没有包车、订票：乘客自行前往。',
    en: 'Nothing is hired for this trip: its people travel on their own.',
  },
  'loss-too-early': {
    zh: '本批次现在是“{state}”：通知乘客行程以后才能报告开不了。',
    en: 'The batch is {state}: a loss is reported once people have been told how they travel.',
  },
  'nobody-leads': { zh: '这趟行程没有领队和车辆。', en: 'Nobody leads this trip.' },
  'not-in-county': { zh: '这趟车不在这个县接人。', en: 'This trip takes nobody up in this county.' },
  'has-departed': { zh: '车已到发车时间，不能再改上车点。', en: 'It has departed: the boarding place stays.' },
  'no-such-stop': { zh: '这个县没有登记这个上车点，请先登记。', en: 'The county has no such stop: enter it first.' },
  'stop-told': {
    zh: '上车点已经通知本人，不能再改：请在原地点接人，或者逐个打电话。',
    en: 'People were told of the stop already: take them up there, or telephone each.',
  },
  'stop-too-wide': {
    zh: '“{name}”找不到车：请写县以下的具体地点，如“城南客运站”。',
    en: 'Name a place within the county, such as its coach station; “{name}” is none.',
  },
  'too-many-stops': { zh: '最多登记{most}个上车点。', en: 'At most {most} stops a county.' },
  'no-county': { zh: '没有这个县的代码，请核对。', en: 'No county has this code.' },
  'no-place': { zh: '没有这个县或者城市的代码，请核对。', en: 'No county or city has this code.' },
  'not-on-manifest': {
    zh: '不在这趟车的名单上：{people}。一个也没有写入。',
    en: 'Not on the manifest: {people}. Nothing was written.',
  },
  'released-late': {
    zh: '行程{tripId}应于{departs}发车，那时还没有释放。重试：释放还没有发车的。跳过：所有行程照开。',
    en: 'Trip {tripId} was to leave at {departs}, before it was released. Retry: what has not left is released. Skip: all trips run.',
  },
  'no-trip-of-plan': { zh: '不是现有方案里的行程', en: 'is no trip of the plan as it stands' },
  'own-not-yet': {
    zh: '行程还没有定好：订好并短信通知以后，才能改为自行前往。',
    en: 'The journey is not settled: once it is booked and they were told of it, they can travel on their own.',
  },
  'own-too-late': {
    zh: '离发车不到2小时或者已经上车，不能再改为自行前往。不想去的仍可退出。',
    en: 'It leaves within 2 hours, or they are on board: too late to travel on their own. They can still withdraw until they board.',
  },
  'own-none': {
    zh: '没有可以退的座位：此人已经自行前往、已退出、已到达，或者这不是去新岗位的行程。',
    en: 'There is no seat to give up: they travel on their own already, have withdrawn or arrived, or this is no way to a new post.',
  },
  'nothing-to-reject': {
    zh: '乘客自行前往，没有可以取消的班次',
    en: 'its people travel on their own: there is no departure to reject',
  },
  'is-to-stay': {
    zh: '已被锁定或者要换车，不能同时取消',
    en: 'is to stay as well, by a lock or a change of coaches',
  },
  'no-coach-of-plan': { zh: '不是现有方案里的专车', en: 'is no coach of the plan as it stands' },
  'mode-forbidden': { zh: '乘客要坐的“{mode}”已被排除', en: 'its people travel by {mode}, which is to be forbidden' },
  'coaches-forbidden': { zh: '专车已被排除', en: 'charter-coach is to be forbidden' },
  'not-offered': {
    zh: '没有{seats}座的车，只有：{offered}',
    en: 'nobody offers a coach with {seats} seats, only with {offered}',
  },
  'too-few-seats': {
    zh: '{seats}个座位，不够这个班次的{people}人',
    en: '{seats} seats are too few for the {people} people of this departure',
  },
  'constraints-wrong': { zh: '有{count}项要求做不到：{what}', en: '{count} constraint(s) cannot be kept: {what}' },
  'nobody-goes': { zh: '没有人从{county}去{city}', en: 'nobody travels from {county} to {city}' },
  'coach-unlawful': {
    zh: '依法不能从{counties}开专车到{city}：{why}；可改用：{instead}',
    en: 'the law forbids the coach from {counties} to {city}: {why}; instead: {instead}',
  },
  'run-unlawful': { zh: '{why}', en: '{why}' },
  'no-such-slot': { zh: '专车的发车时间是{slots}，没有{time}', en: 'coaches leave at {slots}, not at {time}' },
  detour: {
    zh: '经{counties}绕路太远，一辆车跑不了',
    en: 'the way over {counties} is too long a detour for one coach',
  },
  'nobody-in-time': {
    zh: '{county}没有人能在那时出发并按时到{city}',
    en: 'nobody from {county} can leave then and be in {city} in time',
  },
  'stands-all-day': { zh: '全天都不许行车', en: 'wheels stand still all day and night' },
  'too-far': {
    zh: '{km}公里要开{minutes}分钟；两名驾驶员最多开{most}分钟',
    en: '{km} km are {minutes} minutes of driving; two drivers may drive {most}',
  },
  'two-drivers': {
    zh: '一名驾驶员最多开{oneKm}公里、{most}分钟；这一趟{km}公里、{minutes}分钟',
    en: 'one driver may drive {oneKm} km and {most} minutes; this run has {km} km and {minutes} minutes',
  },
  'week-full': {
    zh: '{driver}号驾驶员7天内会超过{most}分钟',
    en: 'driver {driver} would drive more than {most} minutes in 7 days',
  },
  'arrives-late': {
    zh: '按规定休息，会晚到{minutes}分钟',
    en: 'with every rest the coach arrives {minutes} minutes late',
  },
  'no-coach-so-large': { zh: '没有{seats}座的车', en: 'there is no coach with {seats} seats' },
  'parts-full': {
    zh: '小组{group}已分成{parts}部分，还有{people}人坐不下',
    en: 'group {group} stays in {parts} parts, and {people} of it have none left',
  },
  'no-plan-within': {
    zh: '{budget}元以内没有可行的方案，最省的要{spent}元',
    en: 'no plan fits the budget of {budget} yuan; the best one costs {spent}',
  },
  'none-found-within': {
    zh: '{budget}元以内没有找到方案，找到的最省的要{spent}元',
    en: 'no plan was found within the budget of {budget} yuan; the best one costs {spent}',
  },
  'not-an-instance': {
    zh: '不是 transport-1 的数据：{pointer} {what}',
    en: 'not a transport-1 instance: {pointer} {what}',
  },
  'later-not-ascending': {
    zh: 'rules.later 须按 from 从早到晚，各一次',
    en: 'rules.later must ascend by `from`, each once',
  },
  'same-seats': {
    zh: '有两种车座位数相同，方案里分不清',
    en: 'two coach types have the same number of seats, by which a plan names them',
  },
  'id-twice': { zh: '{list} 中 {id} 有两个', en: '{list} hold {id} twice' },
  'hub-and-city': { zh: '{id} 既是枢纽又是城市', en: '{id} is both a hub and a city' },
  'no-hub': { zh: '班次 {service}：没有枢纽 {id}', en: 'service {service}: no hub {id}' },
  'service-no-city': { zh: '班次 {service}：没有城市 {id}', en: 'service {service}: no city {id}' },
  'arrives-before': { zh: '班次 {service} 到达早于出发', en: 'service {service} arrives before it departs' },
  'group-no-county': { zh: '小组 {group}：没有县区 {id}', en: 'group {group}: no county {id}' },
  'group-no-city': { zh: '小组 {group}：没有城市 {id}', en: 'group {group}: no city {id}' },
  'group-no-time': {
    zh: '小组 {group} 没有能出行的时间：最晚早于最早',
    en: 'group {group} can travel at no time: its latest hour lies before its earliest',
  },
})
