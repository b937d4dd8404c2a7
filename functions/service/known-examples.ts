interface Known {
  /** By the name of a shared schema. */
  readonly schemas: Readonly<Record<string, unknown>>
  /** By the name of a field. */
  readonly texts: Readonly<Record<string, string>>
  readonly numbers: Readonly<Record<string, number>>
  /** For a pattern without a name, the first that fits. */
  readonly patterns: readonly string[]
}

const stop = { name: '龙泉客运站', landmark: '县医院对面', township: '文屏镇' }
const stopId = 'evt_6s1t5o9p3b7d'
const officePhone = '0870-3123456'

/** What the examples of the API document are made of; nobody real is among it. */
export const knownExamples: Known = {
  schemas: {
    SurveyId: 'svy_5t9r3e7w1q2a',
    WorkerId: 'wrk_8h2j6k0l4z3x',
    PriorityPolicyId: 'p01',
    FestivalSeason: '2027',
    DisasterId: 'dis_3c7v1b5n9m2k',
    EnterpriseId: 'ent_2w6y0u4i8o3p',
    AgreementId: 'agr_7k2m9x4q8w1z',
    JobOrderId: 'job_3n8v5c2b6h0j',
    BatchId: 'bat_9d4f7g1s3a5k',
    OfferId: 'ofr_0p4s8d2f6g1h',
    PlacementId: 'plc_1q5z9x3v7b2n',
    TripId: 'trp_6p2r8t4y0e1w',
    ConnectionId: 'con_3b7n1m5k9j2h',
    ProposalId: 'prp_4v8c2x6z0a3s',
    CohortId: 'coh_7g1f5d9s3a6q',
    CaseId: 'cas_2n6b0v4c8x1z',
    MessageId: 'sms_9k3j7h1g5f2d',
    EventId: 'evt_5w9e3r7t1y4m',
    StallId: 'stl_8m2n6b0v4c3x',
    ClaimId: 'clm_6q0w4e8r2t5y',
    NoticeId: 'ntc_4r8t2y6u0i5o',
    EvidenceId: 'evd_3v7b1n5m9k2j',
    // The beginning of a PDF.
    AttachEvidence: { kind: 'payslip', file: 'JVBERi0xLjQK' },
    LinkId: 'lnk_1a5s9d3f7g2h',
    StationId: 'stn_6f0j4k8l2m5n',
    InterviewId: 'itv_3s7d1f5g9h2j',
    VisitId: 'vst_8k2l6z0x4c7v',
    CampaignId: 'cmp_4h8j2k6l0z3x',
    RecruitmentEventId: 'rev_7m3n9b1v5c8z',
    CallId: 'offer~bat_9d4f7g1s3a5k~0~1~wrk_8h2j6k0l4z3x',
    Instant: '2027-03-02T10:00:00.000Z',
    GivenInstant: '2027-03-02T18:00:00+08:00',
    CalendarDate: '2027-03-20',
    Money: { minorUnits: 550_000, currency: 'CNY' },
    CityCode: '441900',
    MaskedName: '王**',
    PhoneName: 'K7Q2',
    PageToken: 'Zk3xq9Tn4Vb7Ls2Rw8Yd1A',
    Signatory: '陈建国',
    EnterpriseName: '东莞市华晟电子科技有限公司',
    Stop: { place: '530621', name: '鲁甸县', at: '2027-03-18T23:30:00.000Z' },
    GivenStop: { ...stop, isDefault: true },
    BoardingStop: { ...stop, isDefault: true, stopId },
    BoardingPlace: { countyCode: '530621', stop: { stopId, ...stop }, officePhone },
    PaymentReceipt: 'YN20270320-0187',
    // Of another day than the list a line says it itself.
    PaidLine: { claimId: 'clm_6q0w4e8r2t5y', receipt: 'YN20270320-0187' },
    Complaints: { office: '鲁甸县就业服务中心', place: '文屏镇政务中心2楼', phone: officePhone },
    GivenOffice: { name: '鲁甸县就业服务中心', phone: officePhone },
    // Of `workerId` and `code` an entry has one.
    RollCall: {
      entries: [
        { id: 'tap-1', workerId: 'wrk_8h2j6k0l4z3x', said: 'boarded', at: '2027-03-19T07:20:00+08:00' },
        { id: 'tap-2', workerId: 'wrk_3d7f1g5h9j2k', said: 'absent', why: 'late', at: '2027-03-19T07:40:00+08:00' },
      ],
    },
    // With a note somebody is named.
    NameFound: { workerIds: ['wrk_8h2j6k0l4z3x'], note: '上月工资未发' },
    // A visit that is cancelled is changed in nothing else.
    ChangeVisit: { date: '2027-01-12', who: ['sun.li', 'qian.wei'] },
    // Of `workerIds` and `surveyId` there is one at least.
    AddCandidates: { workerIds: ['wrk_8h2j6k0l4z3x'] },
    MoveCases: { from: 'sun.li', to: 'qian.wei', caseIds: null, dryRun: true },
    WebhookUrl: 'https://hr.huasheng.example.cn/zhida',
  },
  texts: {
    name: '李娜',
    subject: 'li.na',
    why: '电话中说明',
    reason: '电话中说明',
    outId: 'sms_9k3j7h1g5f2d',
    post: '电子组装工',
    site: '东莞市长安镇振安东路8号',
    campaign: '2027年春风行动',
    socialCreditCode: '91110000101623741K',
    webhookSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
    cursor: 'eyJwayI6Ii4uLiJ9',
    next: 'eyJwayI6Ii4uLiJ9',
    phone: '13800138000',
    officePhone,
    maskedPhone: '138****8000',
    requiredSkill: '叉车证',
    remarks: '宿舍四人间。',
    reference: 'E123456789',
    county: '530621',
    year: '2026',
    counties: '530621',
    countyCode: '530621',
    cityCode: '441900',
    divisionCode: '530621',
    stopId,
    plate: '云A12345',
    overdue: 'true',
    key: '530621',
    provider: 'local',
    token: 'Zk3xq9Tn4Vb7Ls2Rw8Yd1A',
  },
  numbers: {
    headcount: 60,
    asked: 60,
    places: 40,
    hoursPerWeek: 40,
    status: 204,
    milliseconds: 84,
    answerHours: 72,
    budgetYuan: 200_000,
    limit: 50,
  },
  patterns: [
    '530621',
    '441900',
    '91110000101623741K',
    '2027-03',
    '07:30',
    'A1',
    'example',
    '王**',
    '13800138000',
    '53',
  ],
}
