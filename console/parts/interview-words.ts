import { interviewWayTerms } from '../../domain/enterprises/enterprise-terms.ts'
import { inBoth } from '../words/in-both.ts'
import { titled } from '../words/titled.ts'

/** How an interview was held. */
export const interviewWayWords = titled(interviewWayTerms)

export const interviewWords = inBoth(
  {
    heldOn: '走访日期',
    way: '方式',
    nextOn: '下次日期',
    note: '走访记录（加密保存）',
    noteHint: '只写企业情况：生产、招工、工资发放、食宿。不要写工人的姓名、电话、病情；工人的诉求请开工单。',
    record: '登记走访',
    recorded: '已登记',
  },
  {
    heldOn: 'Held on',
    way: 'How',
    nextOn: 'Next on',
    note: 'What was said (kept sealed)',
    noteHint:
      'Of the enterprise alone: production, vacancies, pay, meals and lodging. No names, numbers or health of workers; for what a worker needs open a case.',
    record: 'Record the interview',
    recorded: 'Recorded',
  },
)
