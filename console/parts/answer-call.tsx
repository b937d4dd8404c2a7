import { App, Button, Space } from 'antd'
import type { ItemOf } from '../service/call.ts'
import { useAct } from '../service/use-act.ts'
import { inBoth } from '../words/in-both.ts'
import { useSay, useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'
import { Moment } from './moment.tsx'
import { Refusal } from './refusal.tsx'
import { replyWords } from './reply-words.ts'

type PhoneCall = ItemOf<'GET /v1/calls'>

const callWords = inBoth(
  {
    ask: '问',
    unheard: '短信没有送到',
    until: '答复截止',
    notReached: '没有联系上',
    once: '每个问题只打一次电话：没联系上也算打过，之后不再提醒。',
    recorded: '已登记',
  },
  {
    ask: 'Ask',
    unheard: 'The text did not arrive',
    until: 'Open until',
    notReached: 'Not reached',
    once: 'A question is asked once by telephone: also where nobody answers, and no reminder follows.',
    recorded: 'On record',
  },
)

/** What to ask on the telephone, and what was said, a button each. */
export function AnswerCall({ call, onDone }: { call: PhoneCall; onDone?: () => void }) {
  const words = useWords(callWords)
  const { colon } = useWords(sharedWords)
  const say = useSay()
  const { message } = App.useApp()
  const act = useAct('POST /v1/calls/{callId}/answer', {
    onDone: () => {
      message.success(words.recorded)
      onDone?.()
    },
  })
  const answer = (said: (typeof call.answers)[number] | 'not-reached') =>
    act.mutate({ params: { callId: call.callId }, body: { answer: said } })
  const said = act.variables?.body.answer
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <div>
        <strong>{words.ask}</strong>
        {colon}
        {say(call.questionWords)}
        <div className="quiet">
          {call.isUnheard && <>{words.unheard} · </>}
          {words.until} <Moment at={call.until} />
        </div>
      </div>
      <Refusal error={act.error} />
      <Space wrap>
        {call.answers.map((one) => (
          <Button key={one} loading={act.isPending && said === one} onClick={() => answer(one)}>
            {say(replyWords[one])}
          </Button>
        ))}
        <Button type="dashed" loading={act.isPending && said === 'not-reached'} onClick={() => answer('not-reached')}>
          {words.notReached}
        </Button>
      </Space>
      <span className="quiet">{words.once}</span>
    </Space>
  )
}
