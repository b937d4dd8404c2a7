import { sentences } from '../kernel/sentences.ts'

/** What is told about subsidies: reasons of an evaluation, refusals, and the choice before a journey. */
export const subsidiesSentences = sentences('subsidies', {
  'other-place': {
    zh: '这是{place}的政策，本人不是当地人员。',
    en: 'This is a policy of {place}, where the person is not from.',
  },
  'not-valid': {
    zh: '政策自{from}起、至{until}止，{day}不能申请。',
    en: 'The policy holds from {from} until {until}: nothing can be claimed on {day}.',
  },
  'no-work-there': {
    zh: '在{from}至{until}期间，没有在政策规定的地区务工的记录。',
    en: 'Nothing shows that the person worked where the policy pays between {from} and {until}.',
  },
  'works-there': { zh: '在{place}务工，自{from}起。', en: 'Has worked in {place} since {from}.' },
  'last-heard': { zh: '{day}回访时仍在岗。', en: 'Was at work by the check-in of {day}.' },
  'county-open': {
    zh: '记录里只有城市，没有县区：请核实是否在本县以外务工。',
    en: 'The records name the city and no county: check that the person works outside the home county.',
  },
  'partner-cities-open': {
    zh: '政策只适用于结对城市，来源没有列出是哪些城市。',
    en: 'The policy pays in partner cities, and its source does not list them.',
  },
  'months-full': { zh: '务工满{have}个月，要求{least}个月。', en: '{have} months at work; {least} are asked.' },
  'months-later': {
    zh: '务工满{have}个月，要求{least}个月；继续在岗，{from}满足。',
    en: '{have} months at work; {least} are asked, and full on {from} if the person stays.',
  },
  'months-short': {
    zh: '务工满{have}个月，到{until}也满不了{least}个月。',
    en: '{have} months at work: {least} cannot be full by {until}.',
  },
  'rode-own': { zh: '自行前往，没有乘坐统一组织的车辆。', en: 'Travelled on their own, in no organised vehicle.' },
  'rode-organised': {
    zh: '乘坐了统一组织的车辆；政策只补助自行前往的人员。',
    en: 'Rode an organised vehicle; the policy pays only those who travelled on their own.',
  },
  'ride-allowed': {
    zh: '乘坐统一组织的车辆不影响这项补助。',
    en: 'An organised vehicle makes no difference to this subsidy.',
  },
  'ride-reduces': {
    zh: '乘坐了统一组织的车辆，按{percent}%补助。',
    en: 'Rode an organised vehicle: {percent}% is paid.',
  },
  'ride-leaves-no-ticket': {
    zh: '乘坐统一组织的车辆，本人没有购票，没有可报销的车票。',
    en: 'Rode an organised vehicle without a ticket of their own: there is no fare to pay back.',
  },
  'ticket-shown': {
    zh: '本人出示了自己购买的车票。',
    en: 'The person has shown a ticket that they bought themselves.',
  },
  'ride-rule-not-shown': {
    zh: '政策来源没有说明乘坐统一组织的车辆是否可以领取，请向{place}核实。',
    en: 'The source does not say whether an organised ride excludes this: ask {place}.',
  },
  'fare-paid-back': {
    zh: '自行前往，车费由转移批次报销：是否还可以领取，请向{place}核实。',
    en: 'Travelled on their own, and the batch pays the fare back: ask {place} whether this is paid besides.',
  },
  'ride-unknown': { zh: '没有怎样前往的记录，请核实。', en: 'No record says how the person travelled: ask them.' },
  'register-yes': { zh: '经核实属于政策对象。', en: 'Checked: the person is one whom the policy is for.' },
  'register-no': { zh: '经核实不属于政策对象。', en: 'Checked: the person is not one whom the policy is for.' },
  'register-needed': {
    zh: '政策只补助{groups}，要由主管部门核对名册。',
    en: 'The policy is for {groups}: the office that keeps the register has to check it.',
  },
  'too-young': { zh: '须年满{age}周岁，请核实。', en: 'Must be {age} years old: check it.' },
  'wage-needed': {
    zh: '要求月均收入不低于{least}元，须有工资流水等证明。',
    en: 'Asks for {least} yuan a month on average: proof of the wages is needed.',
  },
  'wage-enough': { zh: '月均收入不低于{least}元。', en: 'Earned {least} yuan a month or more on average.' },
  'wage-short': { zh: '月均收入不足{least}元。', en: 'Earned less than {least} yuan a month on average.' },
  'wages-needed': {
    zh: '按工资的{percent}%补助，须有工资证明才能算出金额。',
    en: '{percent}% of the wages is paid: proof of them is needed to know the sum.',
  },
  'ticket-needed': {
    zh: '按实际单程票价补助，最高{cap}元，须有车票。',
    en: 'The one-way fare is paid, {cap} yuan at most: the ticket is needed.',
  },
  'income-needed': {
    zh: '上年人均收入低于{line}元的补助更多，须核实收入。',
    en: 'More is paid where last year’s income a head was below {line} yuan: it has to be checked.',
  },
  'band-not-shown': {
    zh: '按路程分档，来源没有列出各档的公里数，最高{cap}元。',
    en: 'Paid by distance; the source does not show how far its bands reach. At most {cap} yuan.',
  },
  'distance-needed': { zh: '按路程分档，须核实公里数。', en: 'Paid by distance, which has to be checked.' },
  'amount-not-shown': { zh: '来源没有列出金额。', en: 'The source does not show the amount.' },
  'not-eligible': { zh: '还不能申请：{why}', en: 'It cannot be claimed: {why}' },
  'evidence-missing': {
    zh: '还缺材料：{papers}。看过以后请登记。',
    en: 'Papers are missing: {papers}. Record them once you have seen them.',
  },
  'papers-of': {
    zh: '{name}，申领期{window}，还缺：{papers}',
    en: '{name}, claimed for {window}; missing: {papers}',
  },
  'papers-to-look-at': {
    zh: '{name}，申领期{window}，已上传待核对：{attached}；还缺：{papers}',
    en: '{name}, claimed for {window}; attached and to be looked at: {attached}; missing: {papers}',
  },
  'papers-complete': {
    zh: '这个申请的材料已经齐全，或者已经办结。',
    en: 'Nothing is missing for this claim any more, or it is over.',
  },
  'register-is-home': {
    zh: '名册由家乡主管部门核对，驻外站不登记。',
    en: 'The register is checked by the office at home, not by a station.',
  },
  'amount-between': {
    zh: '请注明金额，应大于0，在{least}元和{most}元之间。',
    en: 'Say the amount: more than 0, from {least} to {most} yuan.',
  },
  'window-not-open': {
    zh: '这一期现在不能申请，请核对政策的申请期间。',
    en: 'This window cannot be claimed now: see the windows of the policy.',
  },
  'changed-meanwhile': {
    zh: '同事刚刚改动了这个申请，请先看它现在的情况。',
    en: 'A colleague has just changed this claim: look at it as it stands first.',
  },
  'claim-of': { zh: '{name}，申领期{window}', en: '{name}, claimed for {window}' },
  'claim-over': {
    zh: '这个申请已发放或者已终止，不能再改。',
    en: 'This claim was paid or turned down: it is changed no more.',
  },
  'not-noticed': {
    zh: '还没有公示，或者政策要求的公示没有做全。',
    en: 'It has not been on public notice, or not on each that the policy asks for.',
  },
  'notice-too-short': {
    zh: '公示{days}天不够，至少{least}天。',
    en: 'A notice of {days} days is too short: {least} at least.',
  },
  'notice-runs': {
    zh: '公示到{until}为止，结束以后才能发放。',
    en: 'The notice runs until {until}: it is paid after it.',
  },
  'not-of-window': {
    zh: '不是这个县区、这项政策、这一期的申请。',
    en: 'It is no claim of this county, policy and window.',
  },
  'notice-stands': {
    zh: '这一级已经公示：{from}至{until}。',
    en: 'It has stood on a notice of this level already, from {from} until {until}.',
  },
  'objection-open': {
    zh: '有异议还没有查清，或者异议成立，不能发放。',
    en: 'An objection is open or was upheld: it cannot be paid.',
  },
  'no-such-objection': { zh: '没有第{number}条异议。', en: 'There is no objection {number}.' },
  'end-before-start': { zh: '结束日期不能早于开始日期。', en: 'The last day cannot be before the first.' },
  'most-below-least': { zh: '最高金额不能低于最低金额。', en: 'The most cannot be less than the least.' },
  'claim-id-odd': {
    zh: '申请编号不对：以 clm_ 开头，请从待发放清单里照抄。',
    en: 'This is no number of a claim: they begin with clm_; copy it from the list of claims to pay.',
  },
  'receipt-odd': {
    zh: '回执号不对：填银行或财政的回执号，1至40个字母、数字、横线，不填账号、身份证号。',
    en: 'This is no receipt number: 1 to 40 letters, digits and hyphens as the bank or the treasury gives it; no account and no ID number.',
  },
  'pay-day-odd': { zh: '发放日期要写成 2026-03-20 这样。', en: 'The day of payment is written as 2026-03-20.' },
  'amount-odd': {
    zh: '金额看不懂：请写成 1500 或 1500.50，以元为单位；不核对就留空。',
    en: 'The amount cannot be read: write yuan, such as 1500 or 1500.50, or leave it blank.',
  },
  'amount-differs': {
    zh: '清单上是{listed}元，申请的是{claimed}元：请核对。',
    en: 'The list says {listed} yuan and the claim {claimed}: check which is right.',
  },
  'paid-before': {
    zh: '{on}已经发放，回执号{receipt}：不能再发一次。',
    en: 'It was paid on {on}, receipt {receipt}: it is not paid twice.',
  },
  'line-twice': {
    zh: '清单里第{line}行已有这个申请。',
    en: 'Line {line} of the list has this claim already.',
  },
  'paid-later': { zh: '发放日期不能晚于今天。', en: 'The day of payment cannot be after today.' },
  'policy-stands': {
    zh: '编号{policyId}已有另一项政策；已公布的政策不能修改，请换一个编号。',
    en: 'Another policy stands under {policyId}. One that was published is not changed: give this one an id of its own.',
  },
  claimed: {
    zh: '本人已申请过这一期（{window}），每期只能领取一次。',
    en: 'The person has claimed for {window}, and is paid once for it.',
  },
})
