import { Yuan } from '../../parts/yuan.tsx'
import type { Answer } from '../../service/call.ts'
import { inBoth } from '../../words/in-both.ts'
import { useWords } from '../../words/language.tsx'

type FirstWage = NonNullable<Answer<'GET /v1/cases/{caseId}'>['firstWage']>

const wageWords = inBoth(
  {
    promised: '单位承诺（按到岗天数）',
    paid: '本人说实发',
    nothing: '没有发',
    missing: '差额',
    least: '扣除个人社保和约定食宿后至少',
    late: '晚于说好的日子',
    due: '应发日',
  },
  {
    promised: 'the firm promised, for the days',
    paid: 'the person says it paid',
    nothing: 'nothing',
    missing: 'missing',
    least: 'after own insurance, board and lodging at least',
    late: 'later than promised',
    due: 'due on',
  },
)

/** Both words side by side: what the firm promised, and what the worker says. */
export function FirstWage({ of: { promised, paid, missing, least, late, dueOn } }: { of: FirstWage }) {
  const words = useWords(wageWords)
  return (
    <div>
      <div>
        {words.promised} <Yuan of={promised} />
      </div>
      <div>
        {words.paid} <strong>{paid ? <Yuan of={paid} /> : words.nothing}</strong> {late && words.late}
      </div>
      <div>
        {words.missing}{' '}
        <strong>
          <Yuan of={missing} />
        </strong>
      </div>
      <div className="quiet">
        {words.least} <Yuan of={least} /> · {words.due} {dueOn}
      </div>
    </div>
  )
}
