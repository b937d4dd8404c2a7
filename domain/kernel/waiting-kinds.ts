/** What somebody has to look at, and all that a work list says of it. */
interface KindOfWaiting {
  readonly zh: string
  readonly en: string
  /** The route that shows it, and the one that settles it; ids of the subject stand in braces. */
  readonly shows: `GET /v1/${string}`
  readonly settles: `${'POST' | 'PATCH'} /v1/${string}`
  /** At its `until` it is over by itself, so that nobody is asked for it any longer. */
  readonly endsByItself?: true
}

/** Every kind of entry of a work list, in the order in which they are counted. A new kind is a new line. */
export const waitingKinds = {
  'boarded-after-withdrawal': {
    zh: '已退出的人员被点名上车，请马上核实',
    en: 'Somebody who withdrew was reported on board: look at once',
    shows: 'GET /v1/trips/{tripId}',
    settles: 'POST /v1/trips/{tripId}/roll-call',
  },
  contradiction: {
    zh: '点名互相矛盾，请核实并裁定',
    en: 'Roll-calls contradict each other: look, and decide',
    shows: 'GET /v1/trips/{tripId}',
    settles: 'POST /v1/trips/{tripId}/roll-call',
  },
  'late-report': {
    zh: '行程报告逾期，请电话联系领队',
    en: 'A report from the road is late: telephone the escort',
    shows: 'GET /v1/trips/{tripId}',
    settles: 'POST /v1/trips/{tripId}/{report}',
  },
  alarm: {
    zh: '行程报警待处理',
    en: 'An alarm of a trip is to be seen to',
    shows: 'GET /v1/trips/{tripId}',
    settles: 'POST /v1/trips/{tripId}/alarms/{alarmId}',
  },
  stall: {
    zh: '批次步骤停住，等人决定',
    en: 'A step of a batch failed for hours and waits for a decision',
    shows: 'GET /v1/transfer-batches/{batchId}/stalls',
    settles: 'POST /v1/transfer-batches/{batchId}/stalls/{stallId}',
    endsByItself: true,
  },
  approval: {
    zh: '行程方案待审批',
    en: 'Planned trips wait for approval',
    shows: 'GET /v1/transfer-batches/{batchId}',
    settles: 'POST /v1/transfer-batches/{batchId}/approval',
  },
  'booking-by-hand': {
    zh: '待人工订票，订好后填写订单号',
    en: 'A booking is to be made by telephone and its reference entered',
    shows: 'GET /v1/trips/{tripId}',
    settles: 'POST /v1/trips/{tripId}/bookings',
  },
  'case-overdue': {
    zh: '诉求工单逾期，请省级办理',
    en: 'A case that the station did not settle in time',
    shows: 'GET /v1/cases/{caseId}',
    settles: 'POST /v1/cases/{caseId}/outcome',
  },
  'case-uncontacted': {
    zh: '工单过了首次联系期限，还没有人联系本人，请督促或直接联系',
    en: 'Nobody has spoken with the person of a case in time: see to it, or call them',
    shows: 'GET /v1/cases/{caseId}',
    settles: 'POST /v1/cases/{caseId}/acts',
  },
  case: {
    zh: '诉求工单待办理',
    en: 'A case is to be settled',
    shows: 'GET /v1/cases/{caseId}',
    settles: 'POST /v1/cases/{caseId}/outcome',
  },
  'station-unmanned': {
    zh: '站上无人值班，工单没人经办：请排班，排好后自动分给值班人员',
    en: 'Cases wait and nobody of the station is on duty: mend the roster, and they are given out',
    shows: 'GET /v1/stations/{stationId}',
    settles: 'PATCH /v1/stations/{stationId}',
  },
  'enterprise-paused': {
    zh: '企业承诺不符，暂停推岗',
    en: 'A broken promise pauses an enterprise until its cases are settled',
    shows: 'GET /v1/enterprises/{enterpriseId}',
    settles: 'POST /v1/cases/{caseId}/outcome',
  },
  'enterprise-unreachable': {
    zh: '企业接收地址不通，请电话联系',
    en: 'The address of an enterprise takes no events: telephone it',
    shows: 'GET /v1/enterprises/{enterpriseId}',
    settles: 'PATCH /v1/enterprises/{enterpriseId}',
  },
  'enterprise-unmanned': {
    zh: '企业没有就业服务专员，请指定',
    en: 'No specialist looks after an enterprise: name one',
    shows: 'GET /v1/enterprises/{enterpriseId}',
    settles: 'PATCH /v1/enterprises/{enterpriseId}',
  },
  'interview-due': {
    zh: '约定的企业走访到期，请联系企业并登记',
    en: 'The next interview with an enterprise is due: hold and record it',
    shows: 'GET /v1/enterprises/{enterpriseId}/interviews',
    settles: 'POST /v1/enterprises/{enterpriseId}/interviews',
  },
  'visit-due': {
    zh: '今天走访企业，请登记走访情况',
    en: 'An enterprise is to be visited: record what was found',
    shows: 'GET /v1/visits/{visitId}',
    settles: 'POST /v1/visits/{visitId}/findings',
  },
  'finding-unnamed': {
    zh: '走访发现的问题只有人数：请点名，为每人开工单，或者复查后写明原因',
    en: 'A visit counted people whom nobody has named: name them, for a case each, or look again and say why there is none',
    shows: 'GET /v1/visits/{visitId}',
    settles: 'POST /v1/visits/{visitId}/findings/{kind}',
  },
  'headcount-unanswered': {
    zh: '提醒后企业仍未答复用工人数，请电话联系',
    en: 'An enterprise was reminded and has not said how many it takes: telephone it',
    shows: 'GET /v1/transfer-batches/{batchId}/headcounts',
    settles: 'POST /v1/transfer-batches/{batchId}/headcounts/{jobOrderId}/answer',
    endsByItself: true,
  },
  'returns-unfit': {
    zh: '企业报的返乡返岗人员对不上，请问清企业；改报后自动了结',
    en: 'People whom an enterprise proposed for the way home or back cannot be: ask it; it is settled once put right',
    shows: 'GET /v1/enterprises/{enterpriseId}/returns',
    settles: 'POST /v1/enterprises/{enterpriseId}/returns/{batchId}/settlement',
  },
  'agreement-unsigned': {
    zh: '企业尚未签署协议，请电话联系',
    en: 'An enterprise has not signed its agreement: telephone it',
    shows: 'GET /v1/enterprises/{enterpriseId}/agreements',
    settles: 'POST /v1/enterprises/{enterpriseId}/agreements/{agreementId}/answer',
    endsByItself: true,
  },
  'agreement-expiring': {
    zh: '协议即将到期，请续签',
    en: 'An agreement ends soon: offer the next one',
    shows: 'GET /v1/enterprises/{enterpriseId}/agreements',
    settles: 'POST /v1/enterprises/{enterpriseId}/agreements',
    endsByItself: true,
  },
  'enterprise-silent': {
    zh: '企业连续不答复用工人数，请专员上门或电话了解，不再用工的终止协议',
    en: 'An enterprise leaves one question for headcount after the other unanswered: ask what is wrong, or end the agreement',
    shows: 'GET /v1/enterprises/{enterpriseId}',
    settles: 'PATCH /v1/enterprises/{enterpriseId}',
  },
  'batch-late': {
    zh: '批次停在一步太久，请查明原因',
    en: 'A batch has been in one step for too long: find out why',
    shows: 'GET /v1/transfer-batches/{batchId}',
    settles: 'POST /v1/transfer-batches/{batchId}/cancel',
  },
  'county-silent': {
    zh: '一个县的推岗几乎没有人答复',
    en: 'Hardly anybody of a county answers the offers',
    shows: 'GET /v1/transfer-batches/{batchId}',
    settles: 'POST /v1/transfer-batches',
    endsByItself: true,
  },
  'candidates-drawn': {
    zh: '符合条件的人多于一个批次的上限，其余请另开批次',
    en: 'More people could take part than one batch takes: start another for the rest',
    shows: 'GET /v1/transfer-batches/{batchId}',
    settles: 'POST /v1/transfer-batches',
    endsByItself: true,
  },
  'vehicles-underfilled': {
    zh: '整车空座太多',
    en: 'Vehicles hired whole leave too many seats empty',
    shows: 'GET /v1/transfer-batches/{batchId}',
    settles: 'POST /v1/transfer-batches/{batchId}/approval',
    endsByItself: true,
  },
  'rows-to-correct': {
    zh: '摸底表有待更正、待核实的行',
    en: 'Rows of a survey are to be corrected or clarified',
    shows: 'GET /v1/surveys/{surveyId}/rows',
    settles: 'PATCH /v1/surveys/{surveyId}/rows/{sheet}/{row}',
    endsByItself: true,
  },
  'help-needed': {
    zh: '受灾人员需要帮助，请落实',
    en: 'Somebody needs help after a disaster: see to it',
    shows: 'GET /v1/workers/{workerId}',
    settles: 'POST /v1/disasters/{disasterId}/people/{workerId}',
  },
  'help-to-offer': {
    zh: '受灾县人员先问需要什么帮助，再推岗',
    en: 'A disaster has hit a county: its people are offered help first, jobs second',
    shows: 'GET /v1/disasters/{disasterId}',
    settles: 'POST /v1/disasters/{disasterId}/end',
    endsByItself: true,
  },
  'qualification-ending': {
    zh: '优先资格即将到期，请核实是否续认',
    en: 'That somebody is helped first ends soon: see whether it holds on',
    shows: 'GET /v1/workers/{workerId}',
    settles: 'POST /v1/workers/{workerId}/qualification',
    endsByItself: true,
  },
  'sign-up-to-check': {
    zh: '报名人身份证号已用别的信息登记，请核对身份证',
    en: 'Somebody signed up with an ID that is registered otherwise: look at the ID card',
    shows: 'GET /v1/events/{eventId}/sign-ups',
    settles: 'POST /v1/events/{eventId}/sign-ups',
    endsByItself: true,
  },
  'claim-papers-missing': {
    zh: '补助申请还缺材料，请向本人或者用工单位索取，看过后登记',
    en: 'Papers are missing for a subsidy that was begun: get them, and record them once seen',
    shows: 'GET /v1/subsidies/claims/{claimId}',
    settles: 'POST /v1/subsidies/claims/{claimId}/papers',
  },
  'claim-window-ending': {
    zh: '补助申领快截止，这笔还没有公示，请办理',
    en: 'The time for claims of a subsidy ends soon, and this claim is on no notice yet: post it',
    shows: 'GET /v1/workers/{workerId}/subsidies',
    settles: 'POST /v1/subsidies/claims/{claimId}/notices',
    endsByItself: true,
  },
  'claim-to-pay': {
    zh: '补助公示期满、没有未了结的异议，请发放并登记',
    en: 'A subsidy has stood on its notices without an open objection: pay it and record that',
    shows: 'GET /v1/workers/{workerId}/subsidies',
    settles: 'POST /v1/subsidies/claims/{claimId}/paid',
  },
} as const satisfies Record<string, KindOfWaiting>

export type WaitingKind = keyof typeof waitingKinds
export const allWaitingKinds = Object.keys(waitingKinds) as [WaitingKind, ...WaitingKind[]]

export function rulesOfWaiting(kind: WaitingKind): KindOfWaiting {
  return waitingKinds[kind]
}
