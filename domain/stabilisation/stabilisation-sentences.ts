import { sentences } from '../kernel/sentences.ts'

/** What is told about calls, check-ins and cases. */
export const stabilisationSentences = sentences('stabilisation', {
  'not-at-post': {
    zh: '此人不在岗，或没有同意联系。',
    en: 'The person is not at the post, or does not consent to being called.',
  },
  'service-ahead': {
    zh: '服务日期不能晚于今天，请在提供以后登记。',
    en: 'Record a service once it was offered, not ahead.',
  },
  'plans-at-once': {
    zh: '同时有人在排同样的走访，已排好的保留；请再点一次，把余下的排完。',
    en: 'Somebody plans the same visits at this moment. What was planned stands; ask again for the rest.',
  },
  'case-of-no-firm': {
    zh: '这件工单没有关联企业的岗位，无法请企业答复。',
    en: 'This case is about no post at an enterprise: there is none to ask.',
  },
  'firm-not-asked': {
    zh: '这件工单不属于该企业，或还没有请企业答复：请先在工单里征得本人同意并请企业答复。',
    en: 'The case is not about this enterprise, or it was not asked: ask it from the case first, with the person’s agreement.',
  },
  'firm-answers-until': {
    zh: '请企业答复的期限须晚于现在，最多{days}天。',
    en: 'Give the enterprise until a time after now, {days} days at most.',
  },
  'promise-until': {
    zh: '承诺的日期须是今天或以后，最多{days}天。',
    en: 'The promised day is today or later, within {days} days.',
  },
  'done-on': {
    zh: '解决的日期不能晚于今天，也不能早于{days}天前。',
    en: 'The day on which it was put right is today or before, {days} days back at most.',
  },
  'no-such-question': {
    zh: '没有请贵单位答复的这件事项，请核对 caseId。',
    en: 'You were not asked about such a case: check the caseId.',
  },
  'not-yours': { zh: '贵单位没有这个人员。', en: 'You have no such placement.' },
  'other-answers': {
    zh: '这个问题的答复可以是：{answers}，或 not-reached。',
    en: 'The question takes {answers}, or not-reached.',
  },
  'called-before': {
    zh: '同事刚打过这个电话，或者问题已经结束。',
    en: 'A colleague has just made this call, or its question closed.',
  },
  'engaged-elsewhere': { zh: '此人已答应另一个批次的岗位。', en: 'This person has said yes in another batch.' },
  'question-closed': {
    zh: '这个问题已经结束，不用再答复。',
    en: 'The question has closed: nothing is to be answered any more.',
  },
  'never-asked': {
    zh: '此人还没有收到过推岗，无法开立工单；请直接联系所在县就业局。',
    en: 'This person was never offered a job by us, so no case can be opened: tell their county.',
  },
  'no-final-state': { zh: '尚无结果', en: 'still open, or nothing explains it' },
  'came-after-the-list': {
    zh: '登记时批次名单已经确定。',
    en: 'They were registered after the batch had listed its candidates.',
  },
  'batch-ended-before-offers': {
    zh: '批次在推岗之前已经结束。',
    en: 'The batch ended before it offered any job.',
  },
  'said-so-themselves': { zh: '回访时本人说已离开。', en: 'They said so themselves when they were asked.' },
  'enterprise-said-so': { zh: '企业报告已离开。', en: 'The enterprise said so.' },
  'on-board-already': {
    zh: '此人已经上车或到达，不能再退出；要返乡请登记求助。',
    en: 'This person is on board already, or beyond: to get them home, record a call for help.',
  },
  'case-closed': {
    zh: '工单已经办结或关闭，不能再转交。',
    en: 'The case is closed: it cannot be handed to anybody any more.',
  },
  'held-by-other': {
    zh: '{holder}刚刚领取了这件工单，请先与其沟通。',
    en: '{holder} holds the case by now: talk to them first.',
  },
  'held-by-nobody': {
    zh: '这件工单刚刚被退回，现在没有人经办。',
    en: 'The case was given back meanwhile: nobody holds it now.',
  },
  'not-of-station': {
    zh: '{holder}不在该城市劳务站的名册上，请核对登录名，或者先请省级加入名册。',
    en: '{holder} is not among the people of a station of the city: check the sign-in, or have the province add them.',
  },
  'same-holder': { zh: '转出和转入不能是同一个人。', en: 'name somebody else than who holds them' },
  'name-cases': { zh: '请说明是谁名下的工单，或者列出工单编号。', en: 'name who holds the cases, or the cases' },
  'no-outcome': {
    zh: '没有人报告处理结果：驻外站有{station}，省级有{province}。',
    en: 'Nobody reported an outcome: the station had {station}, the province {province}.',
  },
  'missed-by-operator': {
    zh: '值班人员跳过了这一次，原因见停住的步骤',
    en: 'an operator went on without it; its stall says why',
  },
  'ask-offer': {
    zh: '{employer}，{city}，{post}，月薪{wage}元，{startDate}到岗：去不去由本人定，不去没有任何影响。',
    en: '“{employer}”, {city}, “{post}”, {wage} yuan a month, from {startDate}: they decide themselves, and a no has no consequence.',
  },
  'ask-first-day': {
    zh: '单位、工作地点、工资、工时、食宿和说好的一样吗？',
    en: 'Are the employer, the workplace, the pay, the hours, the meals and the lodging as promised?',
  },
  'ask-later-day': {
    zh: '到岗满{day}天了，一切都好吗？需要帮助吗？还在这里工作吗？',
    en: 'It is {day} days since they began: is all well? Do they need help? Do they still work there?',
  },
  'ask-contract': {
    zh: '到岗满{day}天了，书面劳动合同签了吗？还在这里工作吗？',
    en: 'It is {day} days since they began: have they signed a written contract? Do they still work there?',
  },
  'ask-wage': {
    zh: '到岗满{day}天了，第一次工资发了吗？实发多少，是不是按说好的日子发的？还在这里工作吗？',
    en: 'It is {day} days since they began: was the first wage paid? How much arrived, and on the promised day? Do they still work there?',
  },
  'ask-later': {
    zh: '到岗满{day}天了，还在这里工作吗？工资都按说好的发了吗？',
    en: 'It is {day} days since they began: do they still work there? Were all wages paid as promised?',
  },
  'amount-unread': {
    zh: '请填实发金额，例如4800或者4千8。',
    en: 'Give the amount as paid, as in 4800.',
  },
  'evidence-too-large': {
    zh: '文件超过{megabytes}MB，请压缩后再传，或者改传截图。',
    en: 'The file is larger than {megabytes} MB: make it smaller, or take a screenshot.',
  },
  'evidence-type': {
    zh: '只能上传照片（JPG、PNG）或者PDF文件。',
    en: 'Only a photo (JPG, PNG) or a PDF file can be added.',
  },
  'evidence-too-many': {
    zh: '这件事最多保存{most}份材料。',
    en: 'At most {most} files are kept for this.',
  },
  'case-over': {
    zh: '工单已经办结或关闭；还要办理请先重新打开。',
    en: 'The case is closed: open it again first.',
  },
  'case-still-open': { zh: '工单没有办结，不用重新打开。', en: 'The case is open: it need not be opened again.' },
  'reopen-too-late': {
    zh: '工单结束已超过{days}天，请为本人开立新工单。',
    en: 'The case ended more than {days} days ago: open a new one for the person.',
  },
  'same-kind': { zh: '工单已经是这一类。', en: 'The case is of this kind already.' },
  'kind-is-open': {
    zh: '本人已有一件这一类未办结的工单：{caseId}，请在那件工单上办理。',
    en: 'The person has an open case of this kind, {caseId}: go on with that one.',
  },
  'waits-until': {
    zh: '等待期限要在现在之后、{days}天以内。',
    en: 'It can wait until a moment to come, {days} days from now at most.',
  },
  'waits-for-none': { zh: '工单没有在等待。', en: 'The case waits for nobody.' },
  'not-referred': {
    zh: '工单没有在等待{service}的答复，请先登记转介。',
    en: 'The case does not wait for an answer from {service}: record the referral first.',
  },
  'consent-is-back': {
    zh: '本人已经撤回同意，不再寻找，工单不能重新打开。',
    en: 'The person took the consent back: nobody goes on looking for them, and the case stays closed.',
  },
  'visit-held': {
    zh: '走访日期要在{from}到今天（{today}）之间',
    en: 'must be from {from} to today, {today}',
  },
  'kind-twice': { zh: '这一类已经列出，请合并填写', en: 'is listed already: put both into one' },
  'fewer-than-named': { zh: '人数少于点名要办理的人数', en: 'must not be fewer than those who are named' },
  'named-twice': { zh: '这个人已经列出', en: 'is named already' },
  'not-of-enterprise': {
    zh: '没有查到此人在这家企业的安置记录，请核对编号',
    en: 'has no placement with this enterprise: check the id',
  },
  'visit-cancelled': {
    zh: '这次走访已经取消，请另排一次再登记。',
    en: 'The visit was cancelled: put another one in, and record that.',
  },
  'findings-unfinished': {
    zh: '走访情况还没有登记完，请把原来的内容再提交一次。',
    en: 'The findings are not recorded to their end: send the same ones again first.',
  },
  'name-or-say-why': {
    zh: '请点名要办理的人，或者写明为什么不再有人',
    en: 'must name somebody, or nobodyElse must say why there is nobody to be named',
  },
  'note-for-whom': { zh: '情况只进工单，请先点名', en: 'goes into cases alone: name somebody too' },
  'all-are-named': {
    zh: '这一项没有等着点名的人，不用写原因。',
    en: 'Nobody is waited for here, so that there is nothing to give a reason for.',
  },
  'finding-settled': {
    zh: '这一项已经办结，原因是“{why}”；又有人要求办理的，点名即可。',
    en: 'This was settled already: “{why}”. Who wants it looked after after all can still be named.',
  },
  'findings-known': {
    zh: '这次走访的情况已经登记，内容与这次不同；补充的诉求请直接开工单。',
    en: 'Other findings of this visit are on record; open a case for what is to be added.',
  },
  'plan-not-ahead': {
    zh: '走访计划要从今天（{today}）以后排起，最远一年',
    en: 'must be {today} or after, and within a year',
  },
  'no-such-group': { zh: '没有这个工作组，请核对编号', en: 'is no group or station' },
  'plan-too-large': {
    zh: '这些城市的岗位超过{most}个，请列出要走访的企业（enterpriseIds），或者分几次排',
    en: 'the cities have more than {most} job orders: name the enterprises, or plan for fewer cities at once',
  },
  'report-days': {
    zh: '起止日期最多相隔{most}天，且起不晚于止',
    en: 'must be {most} days after from at most, and not before it',
  },
  'case-busy': {
    zh: '同事正在办理这件工单，请刷新后再试。',
    en: 'Colleagues change this case at the moment: look again, then try once more.',
  },
  'no-way-home': {
    zh: '这一类工单不能订返乡行程：请另开一件“想返乡”的工单，或先改变类型。',
    en: 'A case of this kind brings nobody home: open one of the kind “way home”, or change its kind first.',
  },
  'journey-under-way': {
    zh: '本人的返乡行程正在办理或途中，请等它结束；不走了请先登记退出。',
    en: 'The way home is being booked or travelled: wait for its end, or record first that they withdraw.',
  },
  'ticket-after-trip': {
    zh: '请先“订返乡行程”，由系统向铁路、客运询票；没有票，或者{hours}小时内要走，再登记窗口买的票。',
    en: 'Book the way home first, so that carriers are asked for a seat. A ticket from a counter is recorded where there is none, or for a departure within {hours} hours.',
  },
  'not-at-a-post': {
    zh: '没有查到本人到务工地的记录，不能订返乡行程；还没有出发的请登记退出。',
    en: 'Nothing says that the person came to a post, so there is no way home to book: where they have not set out, record that they withdraw.',
  },
  'not-to-be-carried': {
    zh: '本人没有同意联系或已撤回同意，不能为其订票；请先征得同意。',
    en: 'The person has no consent on record: ask for it first.',
  },
  'seat-elsewhere': {
    zh: '本人在返乡批次{batchId}里已有座位或正在被询问，请在那里办理。',
    en: 'The person has a seat home in batch {batchId}, or is being asked about one: see to it there.',
  },
  'leave-days': {
    zh: '出发日期要从今天起、{days}天以内，最晚日期不早于最早日期，相差不超过{span}天。',
    en: 'They leave from today on and within {days} days; the last day is not before the first, and at most {span} days after it.',
  },
  'leaves-too-soon': {
    zh: '离今天结束不到{hours}小时，系统来不及订票：请在车站窗口买票后“登记窗口买的票”，或改为明天出发。',
    en: 'The last day ends in less than {hours} hours, too soon for us to book: buy a ticket at the station and record it, or let them leave tomorrow.',
  },
  'no-such-county': { zh: '没有这个县，请核对代码', en: 'is no county of the programme' },
  'departs-soon': {
    zh: '出发时间要在现在之后、{days}天以内。',
    en: 'It departs from now on, and within {days} days.',
  },
  'arrives-after': { zh: '到达时间要在出发之后、5天以内。', en: 'It arrives after it departs, within 5 days.' },
  'no-change-of-job': {
    zh: '只有“想换岗”的工单能就近推荐新岗位，请先改变工单类型。',
    en: 'Only a case of somebody who wants another job looks for one: change its kind first.',
  },
  'searches-already': {
    zh: '正在为本人就近推荐岗位，请等这一次结束。',
    en: 'A job is being looked for already: wait until that has ended.',
  },
  'left-in-future': { zh: '离职日期不能晚于今天。', en: 'The day on which they left the job lies ahead.' },
  'not-in-a-city': {
    zh: '本人还没有到务工城市，不能就近推荐岗位；不想去了请登记退出。',
    en: 'The person is in no city of work yet: where they do not want to go, record that they withdraw.',
  },
  'under-way': {
    zh: '本人还在途中或还没有出发，到岗后才能换岗；不想去了请登记退出。',
    en: 'The person is still on the way or has not set out: they can change the job once they are there, or withdraw now.',
  },
  'not-to-be-offered': { zh: '不能向本人推荐岗位：{why}', en: 'No job can be offered to the person: {why}' },
  'posts-not-near': {
    zh: '所选岗位不在附近、已停招或开工太早，请从附近岗位里选。',
    en: 'Choose among the posts near by: some of these are far away, closed, or begin too soon.',
  },
  'call-id': { zh: '必须是电话任务的编号', en: 'must be the id of a call' },
})
