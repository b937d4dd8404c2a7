import { inBoth } from '../../words/in-both.ts'

export const worklistWords = inBoth(
  {
    title: '今日待办',
    what: '事项',
    where: '对象',
    none: '没有等您处理的事项。批次、行程、工单需要人时会出现在这里。',
    open: '查看',
    waiting: (waiting: number, overdue: number) => (overdue > 0 ? `${waiting}（逾期 ${overdue}）` : `${waiting}`),
  },
  {
    title: 'Worklist',
    what: 'What',
    where: 'Which',
    none: 'Nothing waits for you. Batches, trips and cases that need somebody appear here.',
    open: 'Look',
    waiting: (waiting: number, overdue: number) => (overdue > 0 ? `${waiting} (${overdue} overdue)` : `${waiting}`),
  },
)
